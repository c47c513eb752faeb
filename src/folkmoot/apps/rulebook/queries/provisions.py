"""Provisions: found by label or identifier, shown with their surroundings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from folkmoot.apps.rulebook.addresses import provision_path
from folkmoot.apps.rulebook.models import Provision as Row
from folkmoot.apps.rulebook.queries.editions import edition, last_edition
from folkmoot.apps.rulebook.queries.shapes import EditionView, Pointer, ProvisionView
from folkmoot.apps.rulebook.queries.trees import addresses_of
from folkmoot.core.lawtext import Document, Provision

_OPENING = 72
_NEAREST = 6


def provision(slug: str, label: str, sequence: int | None = None) -> ProvisionView | None:
    """A provision by its label, as people write it, or by ``~`` and its identifier.

    Without a number the newest edition is meant. None if no one provision answers.
    """
    view = edition(slug, sequence) if sequence is not None else last_edition(slug)
    if view is None:
        return None
    pid = find(view, label)
    return provision_view(view, pid, at=sequence) if pid else None


def provision_in(view: EditionView, pid: str) -> ProvisionView | None:
    """A provision by its identifier in a given edition; None if it is not in it."""
    return provision_view(view, pid, at=None) if pid in view.tree else None


def find(view: EditionView, address: str) -> str | None:
    """The identifier of the provision an address means in an edition; None if not exactly one."""
    tree = view.tree
    if address.startswith("~"):
        return address[1:] if address[1:] in tree else None
    by_address = {place: pid for pid, place in addresses_of(view).items() if place}
    if address in by_address:
        return by_address[address]
    found = tree.find(address)
    return found.pid if found else None


def provision_view(view: EditionView, pid: str, *, at: int | date | None) -> ProvisionView:
    """A provision with everything its page needs. ``at`` is what the reader's address said.

    Raises:
        KeyError: if the edition has no such provision.
    """
    tree, places = view.tree, addresses_of(view)
    own = tree.provision(pid)

    def point(other: Provision) -> Pointer:
        return pointer(view, tree, other.pid, places, at=at)

    before, after = _neighbours(tree, pid)
    return ProvisionView(
        pid=pid,
        label=tree.label(pid),
        cite=tree.cite(pid),
        kind=own.kind,
        heading=own.heading,
        text=own.text,
        path=tuple(point(each) for each in tree.path(pid)[1:-1]),
        children=tuple(point(child) for child in own.children),
        previous=point(before) if before else None,
        next=point(after) if after else None,
        parameters=own.parameters,
        edition=view,
        url=provision_path(view.document, places[pid], at=at),
    )


def pointer(
    view: EditionView,
    tree: Document,
    pid: str,
    places: dict[str, str],
    *,
    at: int | date | None = None,
) -> Pointer:
    """A provision named in passing."""
    place = tree.place(pid)
    return Pointer(
        pid=pid,
        label=tree.label(pid),
        title=title_of(place.provision),
        url=provision_path(view.document, places[pid], at=at),
        depth=place.depth,
    )


def title_of(own: Provision) -> str:
    """The heading, or else the first words."""
    if own.heading:
        return own.heading
    if not own.text:
        return ""
    opening = own.text[:_OPENING]
    return own.text if len(own.text) <= _OPENING else opening.rpartition(" ")[0] + " …"


def nearest(view: EditionView, address: str) -> Sequence[Pointer]:
    """The provisions somebody may have meant by an address that leads nowhere."""
    tree, places = view.tree, addresses_of(view)
    by_address = {
        place.casefold(): pid for pid, place in places.items() if place[:1] not in {"", "~"}
    }
    several = [own.pid for own in tree.find_all(address)]
    wanted = address.casefold()
    above = [wanted.rsplit(".", cut)[0] for cut in range(1, wanted.count(".") + 1)]
    found = several + [by_address[part] for part in above if part in by_address][:1]
    found += [by_address[each] for each in get_close_matches(wanted, by_address, n=_NEAREST)]
    return tuple(pointer(view, tree, pid, places) for pid in list(dict.fromkeys(found))[:_NEAREST])


def formerly(view: EditionView, address: str) -> tuple[str, int] | None:
    """Who had this address before: the identifier, and the last edition in which it had it.

    Only editions up to the given one are asked.
    """
    rows = Row.objects.filter(
        edition__document__slug=view.document,
        edition__sequence__lt=view.sequence,
        address__iexact=address,
    )
    return rows.order_by("-edition__sequence").values_list("pid", "edition__sequence").first()


def _neighbours(tree: Document, pid: str) -> tuple[Provision | None, Provision | None]:
    """The provisions before and after in reading order that have a page worth turning to.

    From a provision to its next sibling or the next branch, as pages are turned: what stands
    inside is on the page already.
    """
    parent = tree.parent(pid)
    if parent is None:
        return None, None
    siblings, index = parent.children, tree.place(pid).index
    before = siblings[index - 1] if index else (parent if tree.parent(parent.pid) else None)
    after = siblings[index + 1] if index + 1 < len(siblings) else None
    current: Provision | None = parent
    while after is None and current is not None:
        above = tree.parent(current.pid)
        if above is None:
            break
        here = tree.place(current.pid).index
        after = above.children[here + 1] if here + 1 < len(above.children) else None
        current = above
    return before, after
