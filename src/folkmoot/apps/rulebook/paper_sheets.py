"""Rules set for paper, the same bytes whenever they say the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

_SHEET = Path(__file__).parent / "paper" / "rules.typ"


def sheet_pdf(sheet: Mapping[str, Any], *, dated: int = 0) -> bytes:
    """A sheet (``core.lawtext.showing.sheets``) as PDF.

    ``dated`` is the moment the file says it was made, in seconds since 1970: that of the edition,
    not of the clock. The fonts are those that come with the typesetter.
    """
    return typst.compile(
        _SHEET.read_bytes(),
        format="pdf",
        sys_inputs={"data": json.dumps(sheet, ensure_ascii=False)},
        timestamp=dated,
        font_paths=_fonts(),
        ignore_system_fonts=True,
    )


@lru_cache(maxsize=1)
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False)
