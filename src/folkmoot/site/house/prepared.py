"""The houses that come with the program, each a file beside this one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from folkmoot.core.arithmetic import House, read_house

FOLDER = Path(__file__).parent / "prepared"
ORDER = ("commons-2017", "commons-january-2019")


@cache
def prepared() -> dict[str, House]:
    """Every prepared house by the word in its address."""
    return {
        name: read_house((FOLDER / f"{name}.toml").read_text(encoding="utf-8")) for name in ORDER
    }
