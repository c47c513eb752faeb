"""What of this room two people do together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.policy import authority, duplicates
from folkmoot.apps.people.together import Joint, register
from folkmoot.core.terms import ActorRef, Verdict

Facts = Mapping[str, Any]


def register_all() -> None:
    """Called once, when the applications are ready."""
    register(Joint("people.export", _says_export, _may_export, _export, _of_the_list))
    register(Joint("people.import_undone", _says_undo, _may_undo, _undo, _of_the_whole))
    register(Joint("people.merge", _says_merge, _may_merge, _merge, _of_both, _can_merge))


def _of_the_list(facts: Facts, _on: date) -> list[str]:
    return [facts["unit"]]


def _of_the_whole(_facts: Facts, _on: date) -> list[str]:
    return [queries.national().slug]


def _of_both(facts: Facts, on: date) -> list[str]:
    return [unit.slug for key in ("kept", "other") for unit in queries.units_of(facts[key], on)]


def _can_merge(facts: Facts, on: date) -> Verdict:
    return duplicates.may_merge(kept=facts["kept"], other=facts["other"], says=facts["says"], on=on)


def _unit_name(slug: str) -> str:
    found = queries.unit(slug)
    return found.name if found else slug


def _number(key: str) -> str:
    found = queries.person(key)
    return found.number if found else "?"


def _says_export(facts: Facts) -> str:
    return _("Take out a list of the members of %(unit)s. Purpose: %(purpose)s") % {
        "unit": _unit_name(facts["unit"]),
        "purpose": facts["purpose"],
    }


def _may_export(actor: ActorRef, facts: Facts, on: date) -> Verdict:
    return authority.may_keep_the_file(actor, unit=facts["unit"], on=on)


def _export(*, unit: str, purpose: str, **who: Any) -> tuple[dict[str, Any], str]:
    _rows, many, code = actions.export_members(unit=unit, purpose=purpose, **who)
    return {"members": many, "fetched": 0}, code


def _says_undo(facts: Facts) -> str:
    return _("Undo batch %(batch)d of imported members, all of it") % {"batch": facts["batch"]}


def _may_undo(actor: ActorRef, _facts: Facts, on: date) -> Verdict:
    return authority.may_keep_the_file(actor, unit=queries.national().slug, on=on)


def _undo(*, batch: int, **who: Any) -> tuple[dict[str, Any], str]:
    ended, code = actions.undo_import(batch=batch, **who)
    return {"ended": ended}, code


def _says_merge(facts: Facts) -> str:
    return _("Join the file %(other)s with %(kept)s. Reason: %(says)s") % {
        "other": _number(facts["other"]),
        "kept": _number(facts["kept"]),
        "says": facts["says"],
    }


def _may_merge(actor: ActorRef, facts: Facts, on: date) -> Verdict:
    return duplicates.may_propose(actor, kept=facts["kept"], other=facts["other"], on=on)


def _merge(*, kept: str, other: str, says: str, **who: Any) -> tuple[dict[str, Any], str]:
    made, code = actions.merge_files(kept=kept, other=other, says=says, **who)
    return {"merge": made}, code
