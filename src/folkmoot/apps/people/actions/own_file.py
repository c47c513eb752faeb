"""Taking out everything that is held on oneself."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime

from django.template.loader import render_to_string

from folkmoot.apps.people.acts_declared import FILE_TAKEN
from folkmoot.apps.people.holdings import Section, holdings_of
from folkmoot.apps.people.policy import authority
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef
from folkmoot.platform.installation import installation


def take_own_file(*, actor: ActorRef, at: datetime, person: str) -> tuple[bytes, str]:
    """Everything held on a person as a ZIP archive: for reading (HTML) and for programs (JSON).

    Raises:
        Refused: if it is anybody else's file.
    """
    with official(FILE_TAKEN, actor=actor, at=at) as act:
        act.require(
            authority.is_self(
                actor, person=person, code="file.not_own", says="Each takes out the own file."
            )
        )
        held = holdings_of(person)
        act.seals(person=person, file=digest(_as_json(held)))
        act.about(f"person:{person}")
    return _zipped(held, at), act.code


def _as_json(held: dict[str, list[Section]]) -> dict[str, dict[str, list[dict[str, object]]]]:
    return {
        room: {
            section.title: [dict(zip(section.columns, row, strict=True)) for row in section.rows]
            for section in sections
        }
        for room, sections in held.items()
    }


def _zipped(held: dict[str, list[Section]], at: datetime) -> bytes:
    made = io.BytesIO()
    context = {"rooms": list(held.items()), "at": at, "organisation": installation().name}
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("my-file.html", render_to_string("people/own_file_out.html", context))
        text = json.dumps(_as_json(held), ensure_ascii=False, indent=1)
        archive.writestr("my-file.json", text)
    return made.getvalue()
