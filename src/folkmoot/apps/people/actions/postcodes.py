"""Bringing a file of postcodes, so that an address finds its unit. Reference data, no act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from folkmoot.apps.people.actions.bulk_rows import write_rows
from folkmoot.apps.people.models import Postcode
from folkmoot.apps.people.queries.postcodes import folded_postcode
from folkmoot.platform.acts import one_transaction

POSTCODE_COLUMNS = ("pcds", "pcd", "pcd7", "pcd8", "postcode")
AREA_COLUMNS = ("pcon", "pcon24", "pcon25", "pcon24cd", "parliamentary constituency code", "area")


class PostcodeFileError(Exception):
    """A file of postcodes cannot be read; says what is missing."""


def bring_postcodes(
    lines: Iterable[Sequence[str]], *, postcode_column: str = "", area_column: str = ""
) -> int:
    """Replace the postcodes by those of a file (an ONSPD or NSPL extract); return how many.

    All or nothing. Terminated postcodes are taken too: addresses are older than files.

    Raises:
        PostcodeFileError: if a column is not there, or the file has no rows.
    """
    source = iter(lines)
    head = [name.strip().strip("\ufeff").lower() for name in next(source, [])]
    code_at = _place(head, postcode_column, POSTCODE_COLUMNS, "postcodes")
    area_at = _place(head, area_column, AREA_COLUMNS, "areas")
    rows: dict[str, str] = {}
    for cells in source:
        if len(cells) > max(code_at, area_at):
            postcode, area = folded_postcode(cells[code_at]), cells[area_at].strip().upper()
            if postcode and area:
                rows[postcode] = area[:12]
    if not rows:
        raise PostcodeFileError("the file has no row with a postcode and an area")
    with one_transaction():
        Postcode.objects.all().delete()
        write_rows("people_postcode", ("postcode", "code"), rows.items())
    return len(rows)


def _place(head: Sequence[str], asked: str, usual: Sequence[str], what: str) -> int:
    for name in (asked.lower(),) if asked else usual:
        if name in head:
            return head.index(name)
    raise PostcodeFileError(
        f"no column for {what} ({asked or ', '.join(usual)}); the columns are: {', '.join(head)}"
    )
