"""What a member who is concerned can rely on now, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from folkmoot.apps.conduct.queries.rooms import RoomView


def rights_now(room: RoomView) -> list[str]:
    """The rights that matter in the present state, the most pressing first."""
    return [*_of_the_state(room.state), *_always(room)]


def _of_the_state(state: str) -> Iterator[str]:
    if state in ("received", "investigating"):
        yield _("Nothing has been decided. You are told what is being looked into and by whom.")
        yield _("You may say what you need in order to take part, and it has to be answered.")
    if state in ("charged", "disclosed"):
        yield _(
            "You see everything they have, what helps you included. What you were not shown "
            "in time cannot be used against you."
        )
        yield _(
            "You have time to reply and to prepare, and no hearing can be held before it is over."
        )
        yield _("The panel was, or will be, drawn by lot. You may challenge anybody on it.")
        yield _("You may name witnesses and questions; each is granted, or refused with reasons.")
        yield _("You are heard in person, unless you yourself choose papers.")
    if state in ("heard", "decided"):
        yield _("Each point is voted on by itself, and each point of your defence is answered.")
        yield _("Nothing has effect until it was served on you and the time to appeal is over.")
    if state == "served":
        yield _(
            "You may appeal. Nothing has effect while you may, and an appeal cannot make it worse."
        )
    if state in ("appealed", "appeal_decided"):
        yield _("Your appeal is decided by people who had no part in it so far.")
    if state == "effective":
        yield _(
            "The letter says where else you can go, and by when. The certificate below lists "
            "every guarantee and can be checked by anybody."
        )
    if state in ("dismissed", "not_upheld", "lapsed"):
        yield _("It is over, and you are as you were. These facts cannot be charged again.")


def _always(room: RoomView) -> Iterator[str]:
    if not room.ended:
        yield _("You may have a companion with you at every step, who sees what you see.")
        yield _("You may talk about this to whomever you need: for advice, for witnesses.")
        yield _("If nobody decides in time, the case lapses, and you stay as you are.")
    yield _("This page stays open to you whatever is decided, suspension and exclusion included.")
