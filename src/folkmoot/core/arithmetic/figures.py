"""The figures of one vote, and whether they can be true together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from folkmoot.core.arithmetic.errors import FiguresError
from folkmoot.core.arithmetic.exact import Exact, check_exact, say
from folkmoot.core.terms import ProvisionRef, Reason, Verdict, no, yes


@dataclass(frozen=True, slots=True)
class SectionCount:
    """What the tellers of one section of the hall counted.

    Raises:
        FiguresError: if a figure is neither an int nor a Fraction.
    """

    name: str
    votes_for: Exact
    votes_against: Exact
    abstentions: Exact = 0
    spoilt: Exact = 0

    def __post_init__(self) -> None:
        for _, label, value in _columns(self):
            check_exact(value, f"{label} in {self.name}")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one question.

    Attributes:
        votes_for: votes in favour.
        votes_against: votes against.
        abstentions: those who were counted as abstaining; they are not votes cast.
        spoilt: papers that express no valid vote; they are not votes cast.
        present: those present or represented, or None if nobody counted them.
        entitled: those entitled to vote, or None if unknown.
        total: the total that was stated for the four counts above, or None if none was.
        sections: the tellers' counts by section, if the hall was counted so.

    Raises:
        FiguresError: if a figure is neither an int nor a Fraction.
    """

    votes_for: Exact
    votes_against: Exact
    abstentions: Exact = 0
    spoilt: Exact = 0
    present: Exact | None = None
    entitled: Exact | None = None
    total: Exact | None = None
    sections: tuple[SectionCount, ...] = ()

    def __post_init__(self) -> None:
        for _, label, value in _all_figures(self):
            check_exact(value, label)
        names = [section.name for section in self.sections]
        if len(set(names)) < len(names):
            raise FiguresError("two sections have the same name")

    @property
    def votes_cast(self) -> Exact:
        """Votes for and against; abstentions and spoilt papers are not among them.

        Robert's Rules of Order Newly Revised (12th ed.), section 44, leaves blanks and
        abstentions out; so does section 32(1) of the German Civil Code. Where a rule counts
        spoilt papers too, its denominator is "ballots".
        """
        return self.votes_for + self.votes_against

    @property
    def ballots(self) -> Exact:
        """Everybody who took part: votes cast, abstentions and spoilt papers."""
        return self.votes_cast + self.abstentions + self.spoilt


def reconcile(figures: Figures, *, provision: ProvisionRef | None = None) -> Verdict:
    """Whether the figures can all be true; every contradiction is named, not only the first.

    No result should be declared, and no minutes signed, on figures that contradict each other:
    the published minutes of one real annual meeting state 122 members represented and 162 taking
    part in each vote (field notes on assemblies, section 4, item 7).
    """
    found = [*_negative(figures), *_too_many(figures), *_wrong_total(figures), *_sections(figures)]
    if found:
        return no(*(Reason(r.code, r.says, r.params, provision, r.remedy) for r in found))
    return yes()


_COUNT_AGAIN = "Correct the figure that is wrong, or count again, before a result is declared."


def _columns(counted: Figures | SectionCount) -> Iterator[tuple[str, str, Exact]]:
    yield "for", "votes for", counted.votes_for
    yield "against", "votes against", counted.votes_against
    yield "abstain", "abstentions", counted.abstentions
    yield "spoilt", "spoilt papers", counted.spoilt


def _all_figures(figures: Figures) -> Iterator[tuple[str, str, Exact]]:
    yield from _columns(figures)
    for key, label, value in (
        ("present", "those present", figures.present),
        ("entitled", "those entitled", figures.entitled),
        ("total", "the stated total", figures.total),
    ):
        if value is not None:
            yield key, label, value


def _negative(figures: Figures) -> Iterator[Reason]:
    says = "There cannot be {value} {what}."
    for key, label, value in _all_figures(figures):
        if value < 0:
            params = {"what": label, "value": say(value)}
            yield Reason(f"figures.negative.{key}", says, params, None, _COUNT_AGAIN)
    for section in figures.sections:
        for key, label, value in _columns(section):
            if value < 0:
                params = {"what": f"{label} in {section.name}", "value": say(value)}
                yield Reason(f"figures.negative.{key}", says, params, None, _COUNT_AGAIN)


def _too_many(figures: Figures) -> Iterator[Reason]:
    params = {
        "ballots": say(figures.ballots),
        "cast": say(figures.votes_cast),
        "others": say(figures.abstentions + figures.spoilt),
    }
    took_part = "{ballots} took part ({cast} votes cast, {others} abstentions and spoilt papers)"
    if figures.present is not None and figures.ballots > figures.present:
        says = took_part + ", but only {present} were present or represented."
        more = {"present": say(figures.present)}
        yield Reason("figures.more_than_present", says, params | more, None, _COUNT_AGAIN)
    if figures.entitled is None:
        return
    more = {"entitled": say(figures.entitled)}
    if figures.ballots > figures.entitled:
        says = took_part + ", but only {entitled} are entitled to vote."
        yield Reason("figures.more_than_entitled", says, params | more, None, _COUNT_AGAIN)
    if figures.present is not None and figures.present > figures.entitled:
        says = "{present} are said to be present, but only {entitled} are entitled to vote."
        more |= {"present": say(figures.present)}
        yield Reason("figures.present_exceed_entitled", says, more, None, _COUNT_AGAIN)


def _wrong_total(figures: Figures) -> Iterator[Reason]:
    if figures.total is not None and figures.ballots != figures.total:
        says = (
            "{votes_for} for, {votes_against} against, {abstentions} abstentions and {spoilt}"
            " spoilt make {sum}, not the stated total of {total}."
        )
        params = {
            "votes_for": say(figures.votes_for),
            "votes_against": say(figures.votes_against),
            "abstentions": say(figures.abstentions),
            "spoilt": say(figures.spoilt),
            "sum": say(figures.ballots),
            "total": say(figures.total),
        }
        yield Reason("figures.total", says, params, None, _COUNT_AGAIN)


def _sections(figures: Figures) -> Iterator[Reason]:
    if not figures.sections:
        return
    counted = [[value for _, _, value in _columns(section)] for section in figures.sections]
    for (key, label, value), column in zip(
        _columns(figures), zip(*counted, strict=True), strict=True
    ):
        if sum(column) != value:
            says = "The sections' {what} make {parts} = {sum}, not {value}."
            params = {
                "what": label,
                "parts": " + ".join(say(part) for part in column),
                "sum": say(sum(column)),
                "value": say(value),
            }
            yield Reason(f"figures.sections.{key}", says, params, None, _COUNT_AGAIN)
