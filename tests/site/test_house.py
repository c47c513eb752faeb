"""The house calculator: prepared, changed in the address, entered, pasted; nothing is kept."""

from __future__ import annotations

import pytest
from django.test import Client

from folkmoot.core.arithmetic import Side, read_house
from folkmoot.site.house.prepared import prepared

pytestmark = pytest.mark.django_db

OWN = (
    "/house/own?title=Branch&n1=Left&m1=5&v1=for&w1=Moved+it&q1=Agenda"
    "&n2=Right&m2=5&v2=against&k2=1&s2=paired&r2=2"
)


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_anybody_may_count_a_prepared_house(client: Client) -> None:
    said = text_of(client.get("/house/"))
    for name in prepared():
        assert f'href="/house/{name}"' in said
    said = text_of(client.get("/house/commons-2017"))
    assert "As things stand it is carried by 13 (326 to 313)." in said
    assert "320</span> <span" in said
    assert "Agreed to support the government on confidence and supply." in said


def test_a_vote_changed_in_the_address_changes_the_count_and_is_no_longer_called_expected(
    client: Client,
) -> None:
    answer = client.get("/house/commons-january-2019?b7=for")
    said = text_of(answer)
    assert answer.status_code == 200
    assert "As things stand it is carried by 1 (316 to 315)." in said
    assert "What if: tried out, not expected." in said
    assert '<option value="for" selected>' in said


def test_rebels_open_a_result_that_was_certain(client: Client) -> None:
    said = text_of(client.get("/house/commons-2017?r0=7"))
    assert "it is open." in said
    assert "0 to 7 rebels" in said


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("b0=perhaps", "Select a valid choice"),
        ("r0=-1", "greater than or equal to 0"),
        ("r0=400", "400 rebels and 0 who stay away are more than the 316 who can vote"),
        ("a0=x", "Enter a whole number"),
    ],
)
def test_what_cannot_be_is_told_on_the_page_and_the_house_stays_as_it_was(
    client: Client, query: str, says: str
) -> None:
    answer = client.get(f"/house/commons-2017?{query}")
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert "As things stand it is carried by 13 (326 to 313)." in text_of(answer)


def test_a_house_of_ones_own_stands_in_the_address_and_can_be_taken_away(client: Client) -> None:
    said = text_of(client.get(OWN))
    assert "As things stand it is carried by 1 (5 to 4)." in said
    assert "Pairs have two ends" in said
    answer = client.get(OWN.replace("/own?", "/own.toml?"))
    house = read_house(answer.content.decode())
    assert (house.title, house.bloc("Right").side) == ("Branch", Side.AGAINST)
    assert house.bloc("Left").grounds.source == "Agenda"


def test_a_house_without_anybody_is_told_what_it_lacks(client: Client) -> None:
    answer = client.get("/house/own?title=Nobody")
    assert answer.status_code == 422
    assert "there is no [[bloc]]" in text_of(answer)
    assert client.get("/house/own.toml?title=Nobody").status_code == 404
    assert client.get("/house/nowhere").status_code == 404
    assert client.get("/house/nowhere.toml").status_code == 404


def test_a_file_that_was_taken_away_can_be_pasted_and_sent_back(client: Client) -> None:
    file = client.get("/house/commons-january-2019.toml?b7=for").content
    said = text_of(client.post("/house/text", {"text": file.decode()}))
    assert "As things stand it is carried by 1 (316 to 315)." in said
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = SimpleUploadedFile("house.toml", file)
    said = text_of(client.post("/house/text", {"file": sent}))
    assert "As things stand it is carried by 1 (316 to 315)." in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Paste a house, or choose a file."),
        ("title = ", "this is not TOML"),
        ("[[bloc]]\nname = 'A'\nsize = 1\nvotes = 'x'", "is no vote"),
    ],
)
def test_text_that_is_no_house_is_told_why(client: Client, text: str, says: str) -> None:
    answer = client.post("/house/text", {"text": text})
    assert answer.status_code == 422
    assert says in text_of(answer)


def test_a_very_large_house_is_counted_without_what_would_take_too_long(client: Client) -> None:
    blocs = "".join(
        f"[[bloc]]\nname = 'b{n}'\nsize = {10**9 + n * n * 7919}\nvotes = "
        f"'{'for' if n % 3 else 'against'}'\n"
        for n in range(60)
    )
    answer = client.post("/house/text", {"text": blocs})
    said = text_of(answer)
    assert answer.status_code == 200
    assert "As things stand it is carried by" in said
    assert "What each bloc weighs" not in said
