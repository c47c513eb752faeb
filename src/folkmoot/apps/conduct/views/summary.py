"""What a case is, in a sentence at the top of its room, for whoever reads it; and who is who."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.apps.conduct.queries.rooms import INSIDE, RoomView
from folkmoot.apps.conduct.views.words import SANCTIONS
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.conduct import rules as rule

_RUNS_OUT = {
    "notice": (rule.EARLY_NOTICE,),
    "reply": (rule.REPLY,),
    "appeal": (rule.APPEAL,),
    "suspension-review": (rule.REVIEW,),
}
"""By act, the clocks that end it; what else is to be done has until the case would lapse."""
_WHO = ("companion", "adjudicator", "investigator")


def lede(room: RoomView) -> str:
    """What this is, in a sentence or two."""
    if "respondent" in room.parts:
        return _for_the_member(room)
    if room.complaint is None:
        return ""
    return f"{_brought(room)} {_duty(room)}".strip()


def _brought(room: RoomView) -> str:
    """Who began it and of what kind it is, for the member or for somebody else."""
    own = "respondent" in room.parts
    sentence = {
        "admission": (
            _("%(who)s objects to your admission."),
            _("%(who)s objects to the admission of %(member)s."),
        ),
        "ineligibility": (
            _("%(who)s asks whether you may be a member."),
            _("%(who)s asks whether %(member)s may be a member."),
        ),
        "arrears": (
            _("%(who)s asks for your membership to lapse, because dues are not paid."),
            _("%(who)s asks for the membership of %(member)s to lapse, because dues are not paid."),
        ),
        "office": (
            _("%(who)s asks for you to be removed from office."),
            _("%(who)s asks for %(member)s to be removed from office."),
        ),
    }.get(
        room.kind,
        (_("%(who)s has complained of you."), _("%(who)s has complained of %(member)s.")),
    )[0 if own else 1]
    return sentence % {"who": _and(room.complainants), "member": room.member_name}


def closes(room: RoomView, noun: str) -> datetime | None:
    """By when an act has to be done."""
    wanted = _RUNS_OUT.get(noun, (rule.LAPSE,))
    return next((each.ends_at for each in room.clocks if each.key in wanted), None)


def who_is_who(room: RoomView) -> list[dict[str, Any]]:
    """The people of a case, for those inside."""
    if not room.parts & INSIDE:
        return []
    held: dict[str, list[str]] = {"member": [room.member]}
    for each in room.row.roles.all():
        if each.part in _WHO and each.until is None:
            held.setdefault(each.part, []).append(each.person)
    names = people.names_of({key for keys in held.values() for key in keys})
    words = {
        "member": _("The member concerned"),
        "companion": _("Companion"),
        "adjudicator": _("Adjudicator, drawn by lot"),
        "investigator": _("Investigator"),
    }
    found = [
        {"term": words[part], "detail": ", ".join(names[key] for key in held[part])}
        for part in words
        if part in held
    ]
    complains = {"term": _("Complainant"), "detail": ", ".join(room.complainants)}
    return [found[0], complains, *found[1:]]


def rule_cited(room: RoomView) -> dict[str, Any] | None:
    """The provision that is charged, in the words of the edition of the day of the act."""
    charge = room.charge
    if charge is None:
        return None
    found = rulebook.provision(charge.document, charge.label, charge.edition)
    if found is None:
        return None
    return {
        "label": found.label,
        "heading": found.heading,
        "text": found.text,
        "level": 2,
        "url": f"/rules/{charge.document}/{charge.label}@{charge.edition}",
    }


def _for_the_member(room: RoomView) -> str:
    charge, stands = room.charge, sanction_in_words(room)
    says = {
        "received": _brought(room),
        "investigating": _(
            "%(begun)s Somebody unconnected looks into it; nothing has been decided."
        )
        % {"begun": _brought(room)},
        "heard": _("You have been heard. The panel decides next."),
        "decided": _("The panel has decided. Nothing has effect before it was served on you."),
        "appealed": _("You have appealed. Nothing has effect until other people have decided."),
        "appeal_decided": _("Your appeal is decided: %(sanction)s.") % {"sanction": stands},
        "effective": _("It is decided, and in effect: %(sanction)s.") % {"sanction": stands},
        "dismissed": _("It is over: there is no case to answer."),
        "not_upheld": _("It is over: the charge was not upheld."),
        "lapsed": _("It is over: nobody decided in time."),
    }
    if charge is not None and room.state in ("charged", "disclosed"):
        return _("You are charged with this: %(act)s. Nothing has been decided.") % {
            "act": charge.act
        }
    if room.state == "served":
        return _(
            "The panel has decided: %(sanction)s. Nothing has effect while you may appeal."
        ) % {"sanction": stands}
    return says.get(room.state, "")


def sanction_in_words(room: RoomView) -> str:
    """The sanction that stands, which is the appeal's if there was one, and for how long."""
    made = room.appeal_decision or room.decision
    if made is None:
        return ""
    word = str(SANCTIONS[made.sanction]).lower()
    if not made.months:
        return word
    return _("%(sanction)s for %(months)d months") % {"sanction": word, "months": made.months}


def _duty(room: RoomView) -> str:
    duties = {
        "companion": _("You stand beside the member, see what they see, and may speak."),
        "panel": _("You were drawn by lot to hear the member, and to decide with the others."),
        "appeal_panel": _("You were drawn by lot to decide the appeal; you are new to the case."),
        "adjudicator": _("You were drawn by lot to say whether it is looked into."),
        "investigator": _("You gather what speaks for and against."),
        "clerk": _("You keep the papers and the clocks, and decide nothing."),
        "suspender": _("You were drawn by lot to say whether anything cannot wait."),
    }
    return duties.get(room.part, "")


def _and(names: Iterable[str]) -> str:
    return _(" and ").join(names)
