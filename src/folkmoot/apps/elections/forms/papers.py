"""A ballot paper filled in with numbers, on a screen or read from paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from folkmoot.core.procedure.rules.polling import check_ranks
from folkmoot.core.terms import Reason, Verdict, no, yes

MOST_DIGITS = 2


def ranks_of(
    posted: Mapping[str, str], lines: Sequence[int]
) -> tuple[list[int], dict[int, str], Verdict]:
    """The numbers beside the names as an order of preference.

    Returns:
        the lines in order; what was typed beside each; whether it is an order.
    """
    typed = {line: posted.get(f"rank-{line}", "").strip() for line in lines}
    for value in typed.values():
        if value and (not value.isascii() or not value.isdigit() or len(value) > MOST_DIGITS):
            says = "“{text}” is no number."
            wrong = Reason("paper.no_number", says, {"text": value[:20]}, None, "Write 1, 2, 3 …")
            return [], typed, no(wrong)
    ranks = {line: int(value) for line, value in typed.items() if value}
    verdict = check_ranks(list(ranks.values()))
    return sorted(ranks, key=lambda line: ranks[line]), typed, verdict


def answer_of(
    posted: Mapping[str, str], lines: Sequence[int]
) -> tuple[list[int], dict[int, str], Verdict]:
    """The one line chosen in a ballot on a question, in the form of `ranks_of`."""
    chosen = [line for line in lines if posted.get("answer") == str(line)]
    return chosen, dict.fromkeys(chosen, "1"), yes()


def papers_of(posted: Mapping[str, str], *, papers: int) -> dict[int, list[int]]:
    """What a clerk typed for each paper: line numbers in order, as “3 1 2”; empty for a blank.

    Raises:
        ValueError: with the number of the paper on which something else stands.
    """
    out = {}
    for number in range(1, papers + 1):
        text = posted.get(f"paper-{number}", "").replace(",", " ").split()
        if not all(part.isascii() and part.isdigit() and len(part) <= MOST_DIGITS for part in text):
            raise ValueError(number)
        out[number] = [int(part) for part in text]
    return out
