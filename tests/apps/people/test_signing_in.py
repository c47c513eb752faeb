"""Signing in, as a browser does it."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse

from folkmoot.apps.people import actions
from folkmoot.apps.people.models import Account, Person
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now
from folkmoot.platform.installation import establish

LOGIN = "/accounts/login/"
CONFIRM = "/accounts/login/code/confirm/"


def code_in(letter) -> str:
    return re.search(r"^[0-9A-Z]{3,}-?[0-9A-Z]{3,}$", letter.body, re.MULTILINE).group()


def ask(client, number):
    response = client.post(LOGIN, {"number": number})
    assert response.status_code == 302, response.content
    assert response.url.startswith(CONFIRM)


def who(client) -> str:
    response = client.get("/me")
    return response.context["person"].number if response.status_code == 200 else ""


def test_number_and_code_sign_a_member_in(client, house, letters):
    ask(client, " 100 002 ")
    (letter,) = letters()
    assert letter.to == ["ada@example.org"]
    response = client.post(CONFIRM, {"code": code_in(letter)})
    assert response.status_code == 302
    assert who(client) == "100002"


def test_two_who_share_a_mailbox_each_get_their_own_account(client, house, letters):
    for number, name in (("100004", "M. O."), ("100005", "M. O.")):
        ask(client, number)
        letter = letters()[-1]
        assert letter.to == ["oneills@example.org"]
        assert name in letter.subject
        assert number not in letter.body
        assert "Neill" not in letter.body + letter.subject
        client.post(CONFIRM, {"code": code_in(letter)})
        assert who(client) == number
        client.post("/accounts/logout/")
        assert who(client) == ""


def test_the_code_of_one_does_not_open_the_account_of_the_other(client, client_too, house, letters):
    ask(client, "100004")
    ask(client_too, "100005")
    _hers, his = letters()
    assert client.post(CONFIRM, {"code": code_in(his)}).status_code == 200
    assert who(client) == ""


@pytest.fixture
def client_too():
    return Client()


def test_the_code_is_never_in_the_browser(client, house, letters):
    ask(client, "100002")
    code = code_in(letters()[0])
    page = client.get(CONFIRM).content.decode()
    kept = "".join(cookie.value for cookie in client.cookies.values())
    assert code not in page
    assert code not in kept
    assert "ada@example.org" not in page
    assert client.cookies["sessionid"].value
    assert len(client.cookies["sessionid"].value) < 64


def test_an_unknown_number_looks_like_a_known_one(client, client_too, house, letters):
    ask(client, "100002")
    ask(client_too, "999999")
    known, unknown = client.get(CONFIRM).content, client_too.get(CONFIRM).content
    assert _without_tokens(known) == _without_tokens(unknown)
    assert len(letters()) == 1
    assert client_too.post(CONFIRM, {"code": ""}).status_code == 200
    assert client_too.post(CONFIRM, {"code": "ABCDEF"}).status_code == 200
    assert who(client_too) == ""


def _without_tokens(page: bytes) -> str:
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", page.decode())


def test_wrong_codes_end_the_attempt(client, house, letters):
    ask(client, "100002")
    for _try in range(4):
        assert client.post(CONFIRM, {"code": "WRONGS"}).status_code == 200
    assert client.post(CONFIRM, {"code": "WRONGS"}).status_code == 302
    client.post(CONFIRM, {"code": code_in(letters()[0])})
    assert who(client) == ""


def test_a_code_can_be_sent_again_and_still_names_the_initials(client, house, letters):
    ask(client, "100002")
    client.post(CONFIRM, {"action": "resend"})
    first, second = letters()
    assert "A. O." in second.subject
    assert code_in(first) != code_in(second)
    client.post(CONFIRM, {"code": code_in(second)})
    assert who(client) == "100002"


def test_codes_are_not_sent_without_end(client, house, letters):
    answers = [Client().post(LOGIN, {"number": "100002"}).status_code for _n in range(8)]
    assert 200 in answers
    assert len(letters()) <= 3


def test_there_is_no_password_and_no_sign_up(client, house):
    for path in (
        "/accounts/signup/",
        "/accounts/password/reset/",
        "/accounts/email/",
        "/accounts/login/password/",
    ):
        assert client.get(path).status_code == 404
    client.post(LOGIN, {"login": "100002", "password": "!"})
    assert who(client) == ""


def test_an_authenticator_app_is_asked_for_after_the_code(client, house, letters):
    secret = generate_totp_secret()
    account = Account.objects.get(username="100002")
    TOTP.activate(account, secret)
    assert secret not in str(Authenticator.objects.get(type="totp").data), "kept encrypted"
    ask(client, "100002")
    response = client.post(CONFIRM, {"code": code_in(letters()[0])})
    assert response.url == reverse("mfa_authenticate")
    assert who(client) == ""
    assert client.get(response.url).status_code == 200
    from allauth.mfa.totp.internal.auth import (
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    counter = next(iter(yield_hotp_counters_from_time()))
    client.post(response.url, {"code": format_hotp_value(hotp_value(secret, counter))})
    assert who(client) == "100002"


def test_a_passkey_can_be_asked_for_without_a_number(client, house):
    answer = client.get(
        reverse("mfa_login_webauthn"),
        headers={"accept": "application/json", "x-requested-with": "XMLHttpRequest"},
    )
    assert answer.json()["request_options"]["publicKey"]["challenge"]


def test_the_letter_signs_in_and_leads_to_the_choice_of_a_way_in(client, house):
    text, _code = actions.send_claim_letter(
        actor=house.actor("secretary"), at=now(), person=house.member
    )
    wrong = client.post("/claim", {"number": "100004", "code": "AAAA"})
    assert wrong.status_code == 422
    assert "do not belong together" in wrong.content.decode()
    response = client.post("/claim", {"number": "100004", "code": text.code})
    assert (response.status_code, response.url) == (302, "/me/welcome")
    assert client.get("/me/welcome").status_code == 200
    assert who(client) == "100004"


def test_guessing_letters_is_slowed_down(client, house):
    answers = [
        client.post("/claim", {"number": "100004", "code": str(n)}).status_code for n in range(11)
    ]
    assert answers[-1] == 429
    assert answers[0] == 422


def test_a_new_address_is_confirmed_by_a_code_and_the_old_one_is_told(sign_in, house, letters):
    client = sign_in(house.member)
    assert client.post("/me/address", {"email": "mary@example.net"}).status_code == 302
    letter = letters()[-1]
    assert letter.to == ["mary@example.net"]
    code = re.search(r"\d{6}", letter.subject).group()
    assert client.post("/me/address/code", {"code": "000000x"}).status_code == 422
    assert client.post("/me/address/code", {"code": code}).status_code == 303
    assert Person.objects.get(key=house.member).email == "mary@example.net"
    assert letters()[-1].to == ["oneills@example.org"]


def test_five_wrong_codes_end_the_change_of_address(sign_in, house, letters):
    client = sign_in(house.member)
    client.post("/me/address", {"email": "mary@example.net"})
    code = re.search(r"\d{6}", letters()[-1].subject).group()
    for _try in range(5):
        client.post("/me/address/code", {"code": "x"})
    assert client.post("/me/address/code", {"code": code}).url == "/me/address"
    assert Person.objects.get(key=house.member).email == "oneills@example.org"


PAGES = [LOGIN, CONFIRM, "/claim"]
OWN_PAGES = [
    "/accounts/logout/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/me/address",
    "/me/welcome",
]


def _obeys_the_policy(response):
    assert response.status_code == 200, response
    page = response.content.decode()
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style", page)
    for tag in re.findall(r"<script[^>]*>", page):
        assert "src=" in tag or 'type="application/json"' in tag, tag
    assert page.count("<h1") == 1
    assert "</html>" in page


@pytest.mark.parametrize("path", PAGES)
def test_sign_in_pages_obey_the_strict_policy(client, house, path):
    if path == CONFIRM:
        ask(client, "100002")
    _obeys_the_policy(client.get(path))


@pytest.mark.parametrize("path", OWN_PAGES)
def test_pages_of_ones_own_account_obey_the_strict_policy(sign_in, house, path):
    _obeys_the_policy(sign_in(house.member).get(path))


def test_recovery_codes_can_be_made_and_seen(sign_in, house):
    TOTP.activate(Account.objects.get(person__key=house.member), generate_totp_secret())
    client = sign_in(house.member)
    page = client.get("/accounts/2fa/recovery-codes/generate/")
    assert page.status_code == 302, "asks for the app first"
    _obeys_the_policy(client.get(page.url))


def test_personas_exist_in_a_demonstration_only(rf, client, house):
    request = rf.post("/")
    request.session = client.session
    request.user = None
    establish(organisation={"name": "Demo"}, demonstration={"seed": 1})
    actions.enter_as(request, house.member)
    assert request.user.username == "100004"
    with pytest.raises(Refused) as no:
        actions.enter_as(request, "01NOBODY")
    assert no.value.verdict.codes == ("person.unknown",)


def test_the_action_itself_refuses_outside_a_demonstration(rf, house):
    with pytest.raises(Refused) as no:
        actions.enter_as(rf.post("/"), house.member)
    assert no.value.verdict.codes == ("personas.not_a_demonstration",)
