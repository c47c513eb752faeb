"""The acts that an officer may enter for a member who comes with paper, or speaks.

A room registers its acts in `AppConfig.ready()`:

    register_paper_act("motions.support", label="Support a motion", form=SupportForm, run=support)

``run(*, actor, at, person, **cleaned)`` is called when a second person has confirmed the slip,
with the values the form cleaned (they are kept as JSON and cleaned again), and returns the thing
and the receipt code. The actor is the member: it is her act, only the hand was another's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

Run = Callable[..., tuple[Any, str]]


@dataclass(frozen=True, slots=True)
class PaperAct:
    """One act that may be entered on paper.

    Attributes:
        name: its stable name, "people.resign".
        label: what the slip says, in words.
        form: what is to be filled in.
        run: does it.
        own: whether it is the member's own act; otherwise ``run`` gets the one who entered it as
            ``actor`` and the one who confirmed it as ``second``.
    """

    name: str
    label: str
    form: type[forms.Form]
    run: Run
    own: bool = True


_known: dict[str, PaperAct] = {}


def register_paper_act(
    name: str, *, label: str, form: type[forms.Form], run: Run, own: bool = True
) -> None:
    """Make an act one that may be entered on paper.

    Raises:
        ValueError: if the name is taken by another act.
    """
    act = PaperAct(name, label, form, run, own)
    if _known.get(name, act) != act:
        raise ValueError(f"there is a paper act {name!r} already")
    _known[name] = act


def paper_acts() -> dict[str, PaperAct]:
    """Every act that may be entered on paper, by name."""
    return dict(_known)


def facts_of(form: forms.Form) -> dict[str, Any]:
    """The raw values of a bound form, as they are kept on the slip and cleaned again later."""
    return {name: form[name].data for name in form.fields if form[name].data not in (None, "")}
