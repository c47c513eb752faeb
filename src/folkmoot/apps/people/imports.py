"""Reading a list of members: which column is what, and what stands in the way of each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

FIELDS = ("number", "given_name", "family_name", "email", "phone", "address", "unit", "class")
SINCE = "since"
MOST = {"number": 12, "given_name": 80, "family_name": 80, "email": 254, "phone": 40}

PRESETS: Mapping[str, Mapping[str, str]] = {
    "general": {**{name: name for name in FIELDS}, SINCE: SINCE},
    "civicrm": {
        "number": "contact_id",
        "given_name": "first_name",
        "family_name": "last_name",
        "email": "email",
        "phone": "phone",
        "address": "street_address",
        "unit": "unit",
        "class": "membership_type_id",
        SINCE: "join_date",
    },
}
"""For each kind of list, the column that holds each field."""

NEVER_READ = ("end_date", "status_id", "is_override")
"""Columns by which other software ends memberships. An import ends none, so it reads none."""


class ListError(Exception):
    """A list cannot be read at all; says what is wrong with its head."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """How to read a list: the column of each field, and what stands in for what is missing."""

    columns: Mapping[str, str]
    unit: str = ""
    classes: Mapping[str, str] | None = None
    day_format: str = ""


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What an import says of one row (the line of the file it stands on)."""

    line: int
    number: str
    code: str  # empty: it can be taken over
    says: str = ""


Row = tuple[str, str, str, str, str, str, str, str, date]
"""number, given name, family name, e-mail, telephone, address, unit, class, member since."""


def read(
    lines: Iterable[Sequence[str]],
    mapped: Mapped,
    *,
    units: Mapping[str, date],
    classes: Sequence[str],
    taken: set[str],
    today: date,
) -> Iterator[Row | RowVerdict]:
    """Each row of a list as it can be taken over, or the verdict that stands in its way.

    ``lines`` begins with the head; ``units`` are those that may be joined, by their founding;
    ``taken`` the membership numbers in use, to which those of the list are added.

    Raises:
        ListError: if a column that is needed is not there.
    """
    source = iter(lines)
    head = [name.strip().lower() for name in next(source, [])]
    places = _places(head, mapped)
    width = len(head)
    spoken = mapped.classes or {}
    day = _day_reader(mapped.day_format)
    number_at, given_at, family_at, email_at, phone_at, address_at, unit_at, class_at, since_at = (
        places[name] for name in (*FIELDS, SINCE)
    )
    for line, cells in enumerate(source, start=2):
        if not cells:
            continue
        if len(cells) != width:
            said = f"The row has {len(cells)} cells, the head {width}."
            yield RowVerdict(line, "", "row.width", said)
            continue
        cells = [*cells, "", mapped.unit, "full"]  # noqa: PLW2901  (stand-ins beyond the width)
        number = cells[number_at].strip().upper()
        given, family = cells[given_at].strip(), cells[family_at].strip()
        email, phone = cells[email_at].strip(), cells[phone_at].strip()
        unit, spoken_class = cells[unit_at].strip(), cells[class_at].strip()
        member_class = spoken.get(spoken_class, spoken_class)
        since = day(cells[since_at])
        if (
            since is not None
            and since <= today
            and number not in taken
            and member_class in classes
            and units.get(unit, date.max) <= since
            and (given or family)
            and (not number or (number.isalnum() and len(number) <= MOST["number"]))
            and len(given) <= MOST["given_name"]
            and len(family) <= MOST["family_name"]
            and (not email or _is_address(email))
            and len(phone) <= MOST["phone"]
        ):
            if number:
                taken.add(number)
            address = cells[address_at].strip()
            yield (number, given, family, email, phone, address, unit, member_class, since)
            continue
        code, says = _why_not(
            cells[since_at], since, number, given, family, email, phone, unit, member_class,
            units=units, classes=classes, taken=taken, today=today,
        )  # fmt: skip
        yield RowVerdict(line, number, code, says)


def _places(head: list[str], mapped: Mapped) -> dict[str, int]:
    nothing, unit, member_class = len(head), len(head) + 1, len(head) + 2
    places = {}
    for name in (*FIELDS, SINCE):
        column = mapped.columns.get(name, "").lower()
        if column in head:
            places[name] = head.index(column)
        elif name == "unit" and mapped.unit:
            places[name] = unit
        elif name == "class":
            places[name] = member_class
        elif name in ("family_name", "unit", SINCE):
            raise ListError(
                f"the list has no column “{column or name}” for {name}; its columns are: "
                f"{', '.join(head)}"
            )
        else:
            places[name] = nothing
    return places


def _day_reader(day_format: str) -> Callable[[str], date | None]:
    def read_day(text: str) -> date | None:
        try:
            if day_format:
                return datetime.strptime(text.strip(), day_format).date()  # noqa: DTZ007
            return date.fromisoformat(text.strip()[:10])
        except ValueError:
            return None

    return read_day


def _is_address(text: str) -> bool:
    name, at, host = text.partition("@")
    return bool(name and at and "." in host and " " not in text) and len(text) <= MOST["email"]


def _why_not(  # noqa: PLR0911
    written: str,
    since: date | None,
    number: str,
    given: str,
    family: str,
    email: str,
    phone: str,
    unit: str,
    member_class: str,
    *,
    units: Mapping[str, date],
    classes: Sequence[str],
    taken: set[str],
    today: date,
) -> tuple[str, str]:
    if not given and not family:
        return "member.no_name", "The row has no name."
    if number and (not number.isalnum() or len(number) > MOST["number"]):
        return "member.malformed_number", f"“{number}” is no membership number."
    if number in taken:
        return "member.number_taken", f"The number {number} is taken, or comes twice."
    if since is None:
        return "row.no_day", f"“{written}” is no day (2024-05-31)."
    if since > today:
        return "member.start_ahead", f"{since} lies ahead; an import admits nobody in advance."
    if member_class not in classes:
        return "member.unknown_class", f"There is no class of membership “{member_class}”."
    if unit not in units:
        return "unit.unknown", f"There is no unit “{unit}” whose file you keep."
    if units[unit] > since:
        return "unit.not_yet", f"The unit “{unit}” was only founded on {units[unit]}."
    if email and not _is_address(email):
        return "row.email", f"“{email}” is no e-mail address."
    long = [
        name
        for name, value in (("given_name", given), ("family_name", family), ("phone", phone))
        if len(value) > MOST[name]
    ]
    return "row.too_long", f"Too long: {', '.join(long)}."
