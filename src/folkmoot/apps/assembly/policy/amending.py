"""Floor amendments: which may be moved, and which may be voted on now."""

from __future__ import annotations

from folkmoot.apps.assembly.models import AgendaItem
from folkmoot.apps.assembly.queries.amendments import FloorAmendmentView, MotionText
from folkmoot.core.terms import Reason, Verdict, no, yes


def may_move(*, item: AgendaItem, text: MotionText, find: str, replacement: str) -> Verdict:
    """Whether an amendment can be moved: to an ordinary motion, at words that stand there once.

    A rule change is not amended from the floor: what is voted on must be what was submitted, so
    that it can be applied to the rule book exactly.
    """
    verdict = yes()
    if item.kind != "motion" or not item.text:
        says = "“{title}” is not a motion with a text, so there is nothing to amend."
        params = {"title": item.title}
        return no(Reason("amendment.no_text", says, params, None, "Choose a motion."))
    if not find:
        says, remedy = "The words to be changed are missing.", "Copy them from the motion."
        return no(Reason("amendment.no_words", says, {}, None, remedy))
    count = text.standing.count(find)
    if count == 0:
        says = "The words “{find}” do not stand in the motion as it stands."
        params = {"find": _short(find)}
        remedy = "Copy the words exactly from the text."
        verdict &= no(Reason("amendment.words_not_found", says, params, None, remedy))
    if count > 1:
        says = "The words “{find}” stand in the motion {count} times."
        params = {"find": _short(find), "count": count}
        remedy = "Take in a few words before or after, so that the place is clear."
        verdict &= no(Reason("amendment.words_not_unique", says, params, None, remedy))
    if find == replacement:
        says = "The amendment changes nothing."
        verdict &= no(Reason("amendment.no_change", says, {}, None, "Write the new words."))
    same = [a for a in text.waiting if (a.find, a.replacement) == (find, replacement)]
    if same:
        says = "Amendment {number} says the same."
        params = {"number": same[0].number}
        verdict &= no(Reason("amendment.moved_already", says, params, None, "Support that one."))
    return verdict


def not_decided(item: AgendaItem) -> Verdict:
    """Whether the motion itself is still open: once it is decided nothing is left to amend."""
    decided = item.decisions.filter(corrected_by__isnull=True).exclude(outcome="unclear")
    if not decided.exclude(question_kind="amendment").filter(subject=item.subject).exists():
        return yes()
    says = "The motion “{title}” has been decided."
    remedy = "Bring a new motion."
    return no(Reason("amendment.motion_decided", says, {"title": item.title}, None, remedy))


def may_decide(*, text: MotionText, amendment: FloorAmendmentView) -> Verdict:
    """Whether an amendment may be voted on now: in its order, and if it still applies."""
    params = {"number": amendment.number}
    if amendment.status in {"carried", "lost"}:
        says = "Amendment {number} was {outcome}."
        params = {**params, "outcome": amendment.status}
        return no(Reason("amendment.decided_already", says, params))
    if amendment.status == "fallen":
        says = (
            "Amendment {number} has fallen: what was carried before it has left nothing for it to "
            "change."
        )
        remedy = "Go on to the next, or move a new amendment to the text as it stands."
        return no(Reason("amendment.fallen", says, params, None, remedy))
    if amendment.occurrences != 1:
        says = "The words of amendment {number} now stand in the text {count} times."
        params = {**params, "count": amendment.occurrences}
        remedy = "Ask its mover to say which place is meant, by a new amendment."
        return no(Reason("amendment.words_not_unique", says, params, None, remedy))
    first = text.waiting[0]
    if first.number != amendment.number:
        says = "Amendment {first} comes before amendment {number}."
        params = {**params, "first": first.number}
        remedy = "Vote on them in order, so that nobody's vote depends on what comes later."
        return no(Reason("amendment.out_of_order", says, params, None, remedy))
    return yes()


def all_decided(text: MotionText | None) -> Verdict:
    """Whether the substantive motion may be put: only when no amendment waits."""
    if text is None or not text.waiting:
        return yes()
    says = "Amendment {number} has not been voted on."
    params = {"number": text.waiting[0].number}
    remedy = "Vote on the amendments first; the motion is put as it then stands."
    return no(Reason("amendment.waiting", says, params, None, remedy))


def _short(words: str, most: int = 80) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
