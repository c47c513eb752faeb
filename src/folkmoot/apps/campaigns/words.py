"""Money, ranges and the words of this room, as pages print them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.core.adverts import Criterion, Demand, Range, Standing, State
from folkmoot.core.procedure.rules.campaigning import say_money
from folkmoot.core.terms import Money

STATES = {
    "draft": (gettext_lazy("Draft"), "waiting"),
    "declared": (gettext_lazy("Declared"), "open"),
    "running": (gettext_lazy("Running"), "open"),
    "ended": (gettext_lazy("Ended"), "done"),
}
STEPS = {
    "drafted": gettext_lazy("Drafted"),
    "approved": gettext_lazy("Approved"),
    "declared": gettext_lazy("Declared"),
    "started": gettext_lazy("Running"),
    "ended": gettext_lazy("Ended"),
    "corrected": gettext_lazy("Corrected"),
}
JURISDICTIONS = {
    "uk": gettext_lazy("United Kingdom"),
    "scotland": gettext_lazy("Scotland (its Parliament or a council)"),
    "eu": gettext_lazy("European Union"),
}
MEDIA = {
    "digital": gettext_lazy("On screens: an advert, a post, a page, a video"),
    "print": gettext_lazy("On paper: a leaflet, a poster, a letter"),
    "newspaper": gettext_lazy("An advertisement in a newspaper"),
}
PUBLISHERS = {
    "party": gettext_lazy("a party"),
    "candidate": gettext_lazy("a candidate"),
    "office_holder": gettext_lazy("somebody elected to a public office"),
    "registered_campaigner": gettext_lazy("a registered campaigner"),
    "organisation": gettext_lazy("another organisation"),
    "individual": gettext_lazy("an individual"),
}
PLACES = {
    "": gettext_lazy("not known yet"),
    "part": gettext_lazy("on screens: part of the material"),
    "linked": gettext_lazy("on screens: one click away"),
    "face": gettext_lazy("on paper: on the face"),
    "first_page": gettext_lazy("on paper: first page"),
    "last_page": gettext_lazy("on paper: last page"),
    "inside": gettext_lazy("on paper: an inner page"),
}
KINDS = {
    "age": gettext_lazy("Age"),
    "gender": gettext_lazy("Gender"),
    "place": gettext_lazy("Place"),
    "language": gettext_lazy("Language"),
    "interest": gettext_lazy("Interest"),
    "behaviour": gettext_lazy("Behaviour"),
    "demographic": gettext_lazy("Group"),
    "list": gettext_lazy("Uploaded list of people"),
    "lookalike": gettext_lazy("People like those on a list"),
    "retarget": gettext_lazy("People who did something before"),
    "other": gettext_lazy("Other"),
}
DEMANDS = {
    Demand.PRINTER: gettext_lazy("The printer"),
    Demand.PROMOTER: gettext_lazy("The promoter"),
    Demand.BEHALF: gettext_lazy("On whose behalf"),
    Demand.PLACE: gettext_lazy("Where it stands"),
    Demand.STATEMENT: gettext_lazy("That it is political"),
    Demand.SPONSOR: gettext_lazy("The sponsor"),
    Demand.CONTROLLER: gettext_lazy("Who controls the sponsor"),
    Demand.PROCESS: gettext_lazy("What it is about"),
    Demand.TARGETED: gettext_lazy("Whether it is targeted"),
    Demand.NOTICE: gettext_lazy("Its notice"),
}
FOUND = {
    State.OK: (gettext_lazy("ok"), "done"),
    State.UNCLEAR: (gettext_lazy("unclear"), "waiting"),
    State.MISSING: (gettext_lazy("missing"), "stopped"),
}
STANDING = {
    Standing.UNDER: (gettext_lazy("certainly under the limit"), "done"),
    Standing.OVER: (gettext_lazy("certainly over the limit"), "stopped"),
    Standing.CANNOT_TELL: (gettext_lazy("cannot tell"), "waiting"),
}
AGAINST_NEXT = {
    Standing.OVER: gettext_lazy("certainly more"),
    Standing.UNDER: gettext_lazy("certainly less"),
    Standing.CANNOT_TELL: gettext_lazy("cannot tell"),
}
CONTESTS = {
    "public": gettext_lazy("public election"),
    "referendum": gettext_lazy("referendum"),
    "post": gettext_lazy("post of the organisation"),
    "law": gettext_lazy("law or regulation"),
    "issue": gettext_lazy("issue"),
}
WAYS = {
    "doorstep": gettext_lazy("on a doorstep"),
    "telephone": gettext_lazy("on the telephone"),
    "street": gettext_lazy("in the street"),
    "online": gettext_lazy("online"),
}
MILLION = 1_000_000


def money_words(found: Range | None) -> str:
    """A range of money: “£1,000 to £2,500”, or that it is not told."""
    if found is None:
        return _("not told")
    low = say_money(Money(found.low, found.unit))
    if found.exact:
        return low
    if found.high is None:
        return _("%(low)s or more") % {"low": low}
    high = say_money(Money(found.high, found.unit))
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def sums_words(found: Mapping[str, Range]) -> str:
    """Sums in several currencies, or that nothing is told."""
    return "; ".join(map(money_words, found.values())) or _("not told")


def count_words(found: Range | None) -> str:
    """A range of counts."""
    if found is None:
        return _("not told")
    if found.exact:
        return f"{found.low:,}"
    if found.high is None:
        return _("%(low)s or more") % {"low": f"{found.low:,}"}
    return _("%(low)s to %(high)s") % {"low": f"{found.low:,}", "high": f"{found.high:,}"}


def percent_words(millionths: int | None) -> str:
    """A share as a percentage with one decimal; empty where it is not told."""
    if millionths is None:
        return ""
    tenths = round(Fraction(millionths * 1000, MILLION))
    return f"{tenths // 10}.{tenths % 10}%"


def each_words(bounds: tuple[Fraction, Fraction | None] | None, unit: str) -> str:
    """What falls to each vote, rounded to whole minor units."""
    if bounds is None:
        return _("cannot tell")
    low, high = bounds
    return money_words(Range(int(low), None if high is None else -int(-high // 1), unit))


def criterion_words(each: Criterion) -> str:
    """A criterion as people read it, with the source of a list."""
    said = f"{KINDS.get(each.kind, each.kind)}: {each.value}"
    if each.kind == "list":
        source = each.source or _("source not told")
        basis = each.basis or _("lawful basis not told")
        said = f"{said} ({source}; {basis})"
    return said
