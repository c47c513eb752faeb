"""A page of the demonstration, and what is to be answered to whom."""

from __future__ import annotations

from dataclasses import dataclass

from folkmoot.ops.demo.members import STORY
from folkmoot.ops.demo.places import LOCAL_PARTIES

EVERYBODY = frozenset({"everybody"})


SIGNED_IN = frozenset({"signed in"})


VISITOR = "visitor"


SIGN_IN = "/accounts/login/"


OK, AWAY, SHUT, HIDDEN, UNPROCESSABLE = 200, 302, 403, 404, 422


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what is to be answered.

    Attributes:
        room: whose page it is.
        path: its address.
        who: `EVERYBODY`, `SIGNED_IN`, or the given names of those of the story who may see it.
        refusal: the status for those who may not: 403, or 404 where its being is not told.
        but: those who may not, of those who otherwise could.
        tells_visitors: visitors get that refusal too, instead of being asked to sign in.
    """

    room: str
    path: str
    who: frozenset[str] = EVERYBODY
    refusal: int = SHUT
    tells_visitors: bool = False
    but: frozenset[str] = frozenset()

    def expected(self, name: str) -> tuple[int, str]:
        """The status for somebody, and how the address begins that a redirect leads to."""
        signed_in = name != VISITOR
        if name in self.but:
            return self.refusal, ""
        if self.who == EVERYBODY or name in self.who or (self.who == SIGNED_IN and signed_in):
            return OK, ""
        if signed_in or self.tells_visitors:
            return self.refusal, "/" if self.refusal == AWAY else ""
        return AWAY, SIGN_IN


def some(*names: str) -> frozenset[str]:
    """People of the story."""
    return frozenset(names)


def members_of(local_party: str) -> frozenset[str]:
    """The people of the story who belong to a local party, by their given names."""
    branches = {
        branch for each in LOCAL_PARTIES if each.slug == local_party for branch, _ in each.branches
    }
    return some(*(given.lower() for given, _, branch in STORY.values() if branch in branches))


LATELY_JOINED = some("nadia")
"""In no story from the beginning, and on no roll that was frozen before."""
ALDERMERE = members_of("aldermere") | LATELY_JOINED


OFFICERS = some("ned", "farah", "idris", "maeve", "greta")


RUN_CONFERENCE = some("dilys", "maeve", "greta")


PUBLISH = some("ned", "farah", "idris", "greta", "maeve")
KEEP_FILES = some("ned", "farah", "idris", "greta")
