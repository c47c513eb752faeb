"""Bridging: what people who otherwise differ approve of, and not what the larger camp does."""

from __future__ import annotations

import pytest

from folkmoot.core.discourse import ballots, bridging, read_votes


def replies():
    """Thirty on the left, fifteen on the right; each sees some of the replies."""
    votes = []
    for who in range(45):
        left = who < 30
        for number in range(8):
            if (who + number) % 3:
                votes += [
                    (f"v{who}", f"left{number}", 1 if left else -1),
                    (f"v{who}", f"right{number}", -1 if left else 1),
                ]
        for number in range(2):
            votes.append((f"v{who}", f"both{number}", 1 if who % 9 else 0))
            votes.append((f"v{who}", f"none{number}", -1))
    return votes


def test_what_both_camps_approve_of_stands_above_what_the_larger_camp_does():
    found = {each.statement: each for each in bridging(ballots(replies()))}
    of_camps = [each for key, each in found.items() if key[:4] in {"left", "righ"}]
    assert min(found[f"both{n}"].merit for n in range(2)) > max(each.merit for each in of_camps)
    assert max(found[f"none{n}"].merit for n in range(2)) < min(each.merit for each in of_camps)
    assert all(abs(found[f"both{n}"].position) < 0.2 for n in range(2))
    assert found["left0"].position * found["right0"].position < 0
    assert not any(each.bridges for each in of_camps)
    assert found["both0"].bridges


def test_the_order_of_votes_changes_nothing():
    votes = replies()
    assert bridging(ballots(votes)) == bridging(ballots(votes[::-1]))


def test_few_votes_never_make_a_bridge():
    votes = replies() + [(f"v{who}", "new", 1) for who in (0, 1, 40, 41)]
    new = next(each for each in bridging(ballots(votes)) if each.statement == "new")
    assert new.votes == 4
    assert not new.bridges


@pytest.mark.data
def test_a_real_consultation_divides_where_its_party_divided(shared_data):
    path = shared_data / "discourse/polis/brexit-consensus/votes.csv"
    found = bridging(read_votes(path.read_text()))
    by_position = sorted(found, key=lambda each: each.position)
    # "support the article 50 vote" stands against "oppose the Brexit process"
    ends = {by_position[0].statement, by_position[-1].statement}
    assert ends == {"7", "8"}
    assert "14" in [each.statement for each in found[:5]]  # the Irish border
