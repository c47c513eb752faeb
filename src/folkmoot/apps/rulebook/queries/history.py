"""What has happened to a provision, and what an edition has done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Max, Min

from folkmoot.apps.rulebook.addresses import provision_path
from folkmoot.apps.rulebook.models import AppliedOperation, Edition, ProvisionChange
from folkmoot.apps.rulebook.queries.changes import Change, Kind, changes_between
from folkmoot.apps.rulebook.queries.editions import edition, editions
from folkmoot.apps.rulebook.queries.shapes import EditionView
from folkmoot.apps.rulebook.queries.trees import addresses_of
from folkmoot.core.lawtext import Document, Hunk, compare


@dataclass(frozen=True, slots=True)
class ProvisionDifference:
    """One provision in two editions.

    Attributes:
        pid: its identifier.
        kinds: in which ways it changed.
        old_label, new_label: how it is cited in each; empty where it is not there.
        old_heading, new_heading: its headings.
        old_text, new_text: its words.
        heading: the headings compared, word by word.
        text: the words compared.
        figures: parameters that changed: (key, before or empty, after or empty).
        url: its page in the newer edition, or in the older if it is gone.
    """

    pid: str
    kinds: tuple[Kind, ...]
    old_label: str
    new_label: str
    old_heading: str
    new_heading: str
    old_text: str
    new_text: str
    heading: tuple[Hunk, ...]
    text: tuple[Hunk, ...]
    figures: tuple[tuple[str, str, str], ...]
    url: str

    @property
    def cite(self) -> str:
        """How it is cited now, or was while it stood."""
        return self.new_label or self.old_label

    @property
    def worded(self) -> bool:
        """Whether there are words to show."""
        return bool(self.heading or self.text)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What one edition did to one provision, and to what stands inside it."""

    edition: EditionView
    own: ProvisionDifference | None
    inside: tuple[ProvisionDifference, ...]


def difference(
    old: EditionView | None, new: EditionView, changes: Iterable[Change]
) -> tuple[ProvisionDifference, ...]:
    """The changed provisions with their words in both editions, in reading order."""
    kinds: dict[str, list[Kind]] = {}
    for change in changes:
        kinds.setdefault(change.pid, []).append(change.kind)
    return tuple(_difference(old, new, pid, tuple(some)) for pid, some in kinds.items())


def between(old: EditionView, new: EditionView) -> tuple[ProvisionDifference, ...]:
    """Everything that differs between two editions, provision by provision."""
    return difference(old, new, changes_between(old.tree, new.tree))


def history_of(pid: str) -> Sequence[HistoryEntry]:
    """Each edition that changed a provision, the newest first; what is inside it left out."""
    slug = (
        ProvisionChange.objects.filter(pid=pid)
        .values_list("edition__document__slug", flat=True)
        .first()
    )
    if slug is None:
        return ()
    return history_in(slug, pid, own_only=True)


def history_in(slug: str, pid: str, *, own_only: bool = False) -> Sequence[HistoryEntry]:
    """The history of a provision together with that of everything that ever stood inside it."""
    views = {view.sequence: view for view in editions(slug)}
    wanted = {pid} if own_only else _ever_inside(views.values(), pid)
    found: dict[int, list[Change]] = {}
    rows = ProvisionChange.objects.filter(edition__document__slug=slug, pid__in=wanted)
    for sequence, changed, kind, order in rows.order_by("order", "pk").values_list(
        "edition__sequence", "pid", "kind", "order"
    ):
        found.setdefault(sequence, []).append(Change(changed, Kind(kind), order))
    entries = []
    for sequence in sorted(found, reverse=True):
        new = views[sequence]
        old = views.get(new.base) if new.base is not None else None
        first = old is None
        some = [change for change in found[sequence] if not first or change.pid == pid]
        differences = difference(old, new, some)
        own = next((each for each in differences if each.pid == pid), None)
        born = own is not None and Kind.BORN in own.kinds
        inside = () if born else tuple(each for each in differences if each.pid != pid)
        entries.append(HistoryEntry(new, own, inside))
    return tuple(entries)


def changed_in(view: EditionView) -> Sequence[ProvisionDifference]:
    """What an edition did to its base, provision by provision."""
    old = edition(view.document, view.base) if view.base is not None else None
    rows = ProvisionChange.objects.filter(edition_id=view.pk).order_by("pk")
    changes = [
        Change(pid, Kind(kind), order)
        for pid, kind, order in rows.values_list("pid", "kind", "order")
    ]
    return difference(old, view, changes)


def counts_of(slug: str) -> dict[int, dict[str, int]]:
    """For each edition, how many provisions it changed in which way."""
    found: dict[int, dict[str, int]] = {}
    rows = ProvisionChange.objects.filter(edition__document__slug=slug)
    for sequence, kind in rows.values_list("edition__sequence", "kind"):
        counts = found.setdefault(sequence, {})
        counts[kind] = counts.get(kind, 0) + 1
    return found


def wording_of(view: EditionView) -> str:
    """The operations that made an edition, in lawful words."""
    return str(Edition.objects.values_list("wording", flat=True).get(pk=view.pk))


def operations_of(view: EditionView) -> list[dict[str, object]]:
    """The operations that made an edition, as data (see `core.lawtext.serial`)."""
    rows = AppliedOperation.objects.filter(edition_id=view.pk).order_by("order")
    return list(rows.values_list("body", flat=True))


def standing(slug: str, pid: str) -> tuple[int, int] | None:
    """The first and the last edition in which a provision stands; None if it never did."""
    ends = Edition.objects.filter(document__slug=slug, provisions__pid=pid).aggregate(
        first=Min("sequence"), last=Max("sequence")
    )
    return (ends["first"], ends["last"]) if ends["first"] is not None else None


def _ever_inside(views: Iterable[EditionView], pid: str) -> set[str]:
    found = {pid}
    for view in views:
        own = view.tree.get(pid)
        if own is not None:
            found.update(each.pid for each in own.walk())
    return found


def _difference(
    old: EditionView | None, new: EditionView, pid: str, kinds: tuple[Kind, ...]
) -> ProvisionDifference:
    one, other = old.tree if old else None, new.tree
    was = one.get(pid) if one else None
    now = other.get(pid)
    where = new if now is not None or old is None else old
    at = None if where is new else where.sequence
    return ProvisionDifference(
        pid=pid,
        kinds=kinds,
        old_label=one.cite(pid) if one and was else "",
        new_label=other.cite(pid) if now else "",
        old_heading=was.heading if was else "",
        new_heading=now.heading if now else "",
        old_text=was.text if was else "",
        new_text=now.text if now else "",
        heading=_compared(was.heading if was else "", now.heading if now else ""),
        text=_compared(was.text if was else "", now.text if now else ""),
        figures=_figures(one, other, pid),
        url=provision_path(new.document, addresses_of(where)[pid], at=at),
    )


def _compared(old: str, new: str) -> tuple[Hunk, ...]:
    return compare(old, new)


def _figures(old: Document | None, new: Document, pid: str) -> tuple[tuple[str, str, str], ...]:
    was = old.get(pid) if old else None
    now = new.get(pid)
    before = {each.key: each.value for each in was.parameters} if was else {}
    after = {each.key: each.value for each in now.parameters} if now else {}
    return tuple(
        (key, before.get(key, ""), after.get(key, ""))
        for key in dict.fromkeys([*before, *after])
        if before.get(key) != after.get(key)
    )
