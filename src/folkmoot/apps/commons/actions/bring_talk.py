"""Much talk at once, into a demonstration. Elsewhere everybody speaks for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from folkmoot.apps.commons.actions.bring_responses import only_invented
from folkmoot.apps.commons.models import Counted, Rater, Rating, Reply
from folkmoot.platform import acts


def bring_replies(
    *, replies: Sequence[tuple[str, str, str, int | None, datetime]], counted: Sequence[str]
) -> None:
    """Put replies in: address, a person's key, words, what it answers, when; and who is counted.

    What a reply answers is its place in the sequence, from 0.

    Raises:
        Refused: anywhere but in a demonstration.
    """
    only_invented()
    numbers: dict[str, int] = {}
    with acts.one_transaction():
        rows = []
        for address, person, text, _answers, at in replies:
            numbers[address] = numbers.get(address, 0) + 1
            rows.append(
                Reply(
                    address=address,
                    number=numbers[address],
                    text=text,
                    by=f"person:{person}",
                    at=at,
                )
            )
        Reply.objects.bulk_create(rows)
        pks = {
            (address, number): pk
            for address, number, pk in Reply.objects.filter(address__in=numbers).values_list(
                "address", "number", "pk"
            )
        }
        for row, (_address, _person, _text, answers, _at) in zip(rows, replies, strict=True):
            row.pk = pks[row.address, row.number]
            if answers is not None:
                row.answers_id = pks[rows[answers].address, rows[answers].number]
        answering = [row for row in rows if row.answers_id]
        Reply.objects.bulk_update(answering, ["answers"], batch_size=400)
        since = min(each[4] for each in replies)
        Counted.objects.bulk_create(Counted(person_key=key, since=since) for key in counted)


def bring_ratings(*, ratings: Sequence[tuple[str, int, int, datetime]]) -> None:
    """Put many ratings in: a person's key, the note, 1, 0 or -1, when.

    Raises:
        Refused: anywhere but in a demonstration.
    """
    only_invented()
    who = list(dict.fromkeys(each[0] for each in ratings))
    with acts.one_transaction():
        Rater.objects.bulk_create(
            Rater(person_key=key, pseudonym=f"r{sha256(key.encode()).hexdigest()[:8]}")
            for key in who
        )
        held = dict(Rater.objects.filter(person_key__in=who).values_list("person_key", "pk"))
        Rating.objects.bulk_create(
            Rating(rater_id=held[key], note_id=note, choice=choice, at=at)
            for key, note, choice, at in ratings
        )
