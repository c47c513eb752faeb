"""What each act page hands to its action: the form's values as the action takes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.actions.taking import refuse
from folkmoot.apps.conduct.forms.decision import DecisionForm
from folkmoot.apps.conduct.forms.fields import lines
from folkmoot.apps.conduct.queries.rooms import RoomView
from folkmoot.apps.record.acting import is_fresh
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.terms import ActorRef, ProvisionRef
from folkmoot.platform.installation import morning, noon


@dataclass(frozen=True, slots=True)
class Doing:
    """What an act page hands to its act."""

    request: HttpRequest
    room: RoomView
    actor: ActorRef
    at: datetime
    data: dict[str, Any]

    @property
    def who(self) -> dict[str, Any]:
        """What every action takes."""
        return {"actor": self.actor, "at": self.at, "case": self.room.code}


def plain(action: Callable[..., str], *names: str) -> Callable[[Doing], str]:
    """An act whose form has the very names of its arguments."""

    def does(doing: Doing) -> str:
        return action(**doing.who, **{name: doing.data[name] for name in names})

    return does


def answered(action: Callable[..., Any], which: str, field: str) -> Callable[[Doing], str]:
    def does(doing: Doing) -> str:
        data = doing.data
        return action(
            **doing.who,
            **{which: data[which], field: data[field] == "yes"},
            reasons=data["reasons"],
        )

    return does


def investigate(doing: Doing) -> str:
    data = dict(doing.data)
    data["withheld_until"] = noon(data["withheld_until"])
    return actions.open_investigation(**doing.who, **data)


def note_service(doing: Doing) -> str:
    data = doing.data
    return actions.note_service(
        **doing.who,
        service=data["service"],
        bounced=data["became"] == "bounced",
        received_at=noon(data["received_on"], doing.at),
    )


def file(doing: Doing) -> str:
    data, file = doing.data, doing.data.get("file")
    return actions.file_evidence(
        **doing.who,
        title=data["title"],
        data=file.read() if file else data["words"].strip().encode(),
        helps=data["helps"],
        file_name=file.name if file else "",
        kind=(file.content_type or "application/octet-stream") if file else "text/plain",
    )[1]


def charge(doing: Doing) -> str:
    data = doing.data
    try:
        cited = ProvisionRef.parse(data["rule"])
    except ValueError:
        raise refuse("no_such_rule", "Cite a provision, as “party 2.I.4.A”.") from None
    view = rulebook.edition_on(cited.document, data["act_on"])
    return actions.charge_member(
        **doing.who,
        rule=ProvisionRef(cited.document, cited.label, view.sequence if view else 0),
        act=data["act"],
        act_at=noon(data["act_on"], doing.at),
        act_until=noon(data["act_until"], doing.at),
        place=data["place"],
        medium=data["medium"],
        maximum=data["maximum"],
        particulars=lines(data["particulars"]),
        rights_sheet=data["rights_sheet"],
    )


def adjourn(doing: Doing) -> str:
    return actions.adjourn(
        **doing.who, until=noon(doing.data["until"]), reasons=doing.data["reasons"]
    )


def purpose(room: RoomView, part: str = "") -> str:
    """For which panel somebody acts, or which one waits to be drawn."""
    if room.state in ("appealed", "appeal_decided") or part == "appeal_panel":
        return "appeal"
    waiting = [draw for draw in room.row.draws.all() if not draw.head]
    return waiting[-1].purpose if waiting else "panel"


def mine(doing: Doing) -> str:
    parts = doing.room.parts
    if "appeal_panel" in parts:
        return "appeal"
    return "panel" if "panel" in parts else "suspension"


def declare(doing: Doing) -> str:
    return actions.declare(**doing.who, purpose=mine(doing))


def stand_down(doing: Doing) -> str:
    return actions.challenge_panel(
        **doing.who,
        person=doing.actor.key,
        grounds=doing.data["reasons"],
        purpose=mine(doing),
    )


def challenge(doing: Doing) -> str:
    on_appeal = doing.room.state == "appealed"
    return actions.challenge_panel(
        **doing.who, **doing.data, purpose="appeal" if on_appeal else "panel"
    )


def draw(doing: Doing) -> str:
    return actions.draw_panel(**doing.who, purpose=purpose(doing.room))


def hear(doing: Doing) -> str:
    data = doing.data
    return actions.hold_hearing(
        **doing.who,
        on_papers=data["on_papers"] == "yes",
        companion_stated=data["companion_stated"],
        note=data["note"],
    )


def suspend(doing: Doing) -> str:
    data = dict(doing.data)
    data["selection_at"] = morning(data.pop("selection_on"))
    return actions.suspend_member(**doing.who, **data)


def contact(doing: Doing) -> str:
    data = dict(doing.data)
    happened = noon(data.pop("happened_on"), doing.at)
    return actions.note_contact(
        **doing.who, **{**data, "own": data["own"] == "yes", "happened_at": happened}
    )


def decide(doing: Doing) -> str:
    made = DecisionForm(doing.request.POST, room=doing.room)
    made.is_valid()
    return actions.decide_case(**doing.who, **made.given())


def reply(doing: Doing) -> str:
    return actions.reply(**doing.who, says=doing.data["says"], points=lines(doing.data["points"]))


def papers(doing: Doing) -> str:
    return actions.elect_papers(**doing.who, fresh=is_fresh(doing.request))


def reopen(doing: Doing) -> str:
    return actions.reopen_case(**doing.who, **doing.data)[1]
