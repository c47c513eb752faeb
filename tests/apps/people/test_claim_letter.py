"""The letter by which a member takes possession of the account."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from folkmoot.apps.people import actions
from folkmoot.apps.people.models import Account, ClaimLetter
from folkmoot.platform.acts import Refused

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def letter(house):
    text, _code = actions.send_claim_letter(
        actor=house.actor("secretary"), at=AT, person=house.member
    )
    return text


def claim(code, *, number="100004", at=AT):
    return actions.claim_account(at=at, number=number, code=code)


def codes(code, **facts):
    with pytest.raises(Refused) as no:
        claim(code, **facts)
    return no.value.verdict.codes


def test_the_right_code_opens_the_account_once(letter):
    account, _receipt = claim(letter.code)
    assert account.claimed_at == AT
    assert codes(letter.code) == ("claim.used",)


def test_a_code_typed_badly_is_still_the_same(letter):
    claim(letter.code.lower().replace("-", " ").replace("0", "o").replace("1", "l"))


def test_the_code_is_not_kept(letter):
    held = ClaimLetter.objects.get()
    bare = letter.code.replace("-", "")
    assert bare not in held.code_hash
    assert letter.code not in held.code_hash


def test_a_wrong_code_uses_up_a_try_and_says_nothing(letter):
    assert codes("AAAA-AAAA-AAAA") == ("claim.not_right",)
    assert ClaimLetter.objects.get().tries_left == 4
    assert codes("AAAA-AAAA-AAAA", number="999999") == ("claim.not_right",)
    assert Account.objects.get(username="100004").claimed_at is None


def test_a_code_of_another_member_does_not_open_the_account(letter, house):
    other, _code = actions.send_claim_letter(
        actor=house.actor("secretary"), at=AT, person=house.other_member
    )
    assert codes(other.code) == ("claim.not_right",)


def test_five_wrong_codes_spend_the_letter_even_for_the_right_one(letter):
    for _try in range(5):
        assert codes("AAAA-AAAA-AAAA") == ("claim.not_right",)
    assert codes(letter.code) == ("claim.spent",)
    assert codes("AAAA-AAAA-AAAA") == ("claim.not_right",), "who guesses learns nothing"


def test_an_old_letter_does_not_open(letter):
    assert codes(letter.code, at=AT + timedelta(days=42)) == ("claim.expired",)
    claim(letter.code, at=AT + timedelta(days=41))


def test_a_new_letter_makes_the_old_one_void(letter, house):
    newer, _code = actions.send_claim_letter(
        actor=house.actor("secretary"), at=AT + timedelta(days=1), person=house.member
    )
    assert codes(letter.code, at=AT + timedelta(days=2)) == ("claim.not_right",)
    claim(newer.code, at=AT + timedelta(days=2))


def test_the_member_hears_of_a_letter_by_another_way(letters, letter):
    assert [mail.to for mail in letters()] == [["oneills@example.org"]]
    assert letter.code not in letters()[0].body


def test_only_the_keeper_of_the_file_makes_a_letter(house):
    for who in ("chair", "other_secretary", "member"):
        with pytest.raises(Refused):
            actions.send_claim_letter(actor=house.actor(who), at=AT, person=house.other_member)
    assert not ClaimLetter.objects.exists()


def test_no_letter_is_made_for_an_account_in_use(house):
    Account.objects.filter(username="100004").update(last_login=AT)
    with pytest.raises(Refused) as no:
        actions.send_claim_letter(actor=house.actor("secretary"), at=AT, person=house.member)
    assert no.value.verdict.codes == ("claim.in_use",)
