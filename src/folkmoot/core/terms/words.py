"""What somebody wrote: there at all, not longer than fits, and text."""

from __future__ import annotations

from folkmoot.core.terms.verdict import Reason, Verdict, no, yes


def check_words(text: str, what: str, *, most: int | None = None, needed: bool = False) -> Verdict:
    """Whether what somebody wrote can be kept, every character of it.

    Refuses with ``words.missing``, ``words.too_long`` or ``words.not_text``. White space around
    the words does not count.

    Args:
        what: what it is, to begin a sentence with ("The reason").
        most: the most characters that fit; no limit if None.
        needed: whether it may not be left out.
    """
    verdict = yes()
    said = text.strip()
    if needed and not said:
        says = "{what} is missing."
        verdict &= no(Reason("words.missing", says, {"what": what}, remedy="Write it down."))
    if most is not None and len(said) > most:
        verdict &= no(
            Reason(
                "words.too_long",
                "{what} is {length} characters long; at most {most} fit.",
                {"what": what, "length": len(said), "most": most},
                remedy="Say it in fewer words; what there is more to say goes into a text.",
            )
        )
    if "\x00" in text:
        says, remedy = "{what} holds a null character, which no text has.", "Write it anew."
        verdict &= no(Reason("words.not_text", says, {"what": what}, remedy=remedy))
    return verdict
