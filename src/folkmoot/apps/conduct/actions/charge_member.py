"""The investigator charges a member, with particulars, under a published rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.conduct.actions.taking import Doing, refuse, stepping
from folkmoot.apps.conduct.acts_declared import CHARGED
from folkmoot.apps.conduct.models import Charge
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef, ProvisionRef


def charge_member(
    *,
    actor: ActorRef,
    at: datetime,
    case: str,
    rule: ProvisionRef,
    act: str,
    act_at: datetime,
    act_until: datetime | None = None,
    place: str,
    medium: str,
    maximum: str,
    particulars: Sequence[str],
    rights_sheet: bool = True,
) -> str:
    """Charge the member; in a case already disclosed this is another charge, and clocks start anew.

    Args:
        rule: the provision, in the edition that was in force when the act was done.
        act, place, medium: what was done, where and by what means.
        maximum: the heaviest sanction the rule allows.
        particulars: what is alleged, point by point; each gets a vote and reasons of its own.

    Raises:
        Refused: if the rule is none of a published edition or was not in force, a particular is
            missing, the complaint came too late, or the facts have been decided before.
    """
    from folkmoot.apps.conduct.models import Case
    from folkmoot.apps.conduct.queries.history import standing_of

    found = Case.objects.filter(code=case).first()
    again = found is not None and standing_of(found, at).state == "disclosed"
    step = "amend_charge" if again else "charge"
    with stepping(CHARGED, step, actor=actor, at=at, case=case) as doing:
        _published(rule)
        points = [point.strip() for point in particulars if point.strip()]
        if not points:
            raise refuse("no_particulars", "A charge says point by point what is alleged (G3).")
        _write(
            doing,
            actor,
            rule=rule,
            act=act.strip(),
            act_at=act_at,
            act_until=act_until or act_at,
            place=place.strip(),
            medium=medium.strip(),
            maximum=maximum,
            points=points,
            rights_sheet=rights_sheet,
        )
        doing.note = str(rule)
        doing.tell = ("clerk",)
    return doing.receipt


def _published(rule: ProvisionRef) -> None:
    view = rulebook.edition(rule.document, rule.edition or 0)
    if view is None or rulebook.provision(rule.document, rule.label, rule.edition) is None:
        raise refuse(
            "no_such_rule",
            "{rule} is no provision of a published edition. Guidance, codes and customs are not "
            "rules under which a member is charged (G1).",
            "Cite a provision of the edition in force on the day of the act.",
            rule=str(rule),
        )


def _write(
    doing: Doing,
    actor: ActorRef,
    *,
    rule: ProvisionRef,
    act: str,
    act_at: datetime,
    act_until: datetime,
    place: str,
    medium: str,
    maximum: str,
    points: list[str],
    rights_sheet: bool,
) -> None:
    Charge.objects.create(
        case=doing.row,
        document=rule.document,
        label=rule.label,
        edition=rule.edition or 0,
        act=act,
        act_at=act_at,
        act_until=act_until,
        place=place,
        medium=medium,
        maximum=maximum,
        rights_sheet=rights_sheet,
        particulars=points,
        digest=digest(
            [
                doing.row.code,
                str(rule),
                act,
                act_at.isoformat(),
                act_until.isoformat(),
                place,
                medium,
                maximum,
                points,
                doing.at.isoformat(),
            ]
        ),
        by=actor.key,
        at=doing.at,
    )
