"""The pages: an officer's road without a script, the register, who sees a draft."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.campaigns.cast import LATER, MORNING, NOON, declared, drafted
from apps.campaigns.test_importing import WORDS, row, written
from core.adverts.test_pictures import SECRET, png
from folkmoot.apps.campaigns import queries

FORM = {
    "unit": "ploughshare", "title": "Keep the library open", "contest": "", "motion": "",
    "jurisdiction": "uk", "medium": "print", "publisher": "party", "paid": "yes",
    "channels": "letterbox", "sponsor_name": "The Ploughshare Party",
    "sponsor_address": "4 Mill Lane, Saltmere SM1 2AB", "promoter_name": "R. Fielding",
    "promoter_address": "4 Mill Lane, Saltmere SM1 2AB", "printer_name": "Press & Sons",
    "printer_address": "9 Dock Street, Saltmere SM3 4CD", "place": "last_page", "amount": "240",
    "currency": "GBP", "begins": "2026-05-08", "ends": "2026-05-15",
    "name_1": "Old town", "text_1": "They would close our library. We keep it open late.",
    "audience_1": "place: Old town\nlist: Members | source: our register | basis: consent",
    "name_2": "Harbour", "text_2": "They would close our library. We bring a reading room.",
    "audience_2": "place: Harbour\nnot age: 65+", "name_3": "C", "text_3": "", "audience_3": "",
}  # fmt: skip


def page(client, path, status=200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()


def test_an_officer_drafts_another_approves_and_it_is_declared_without_a_script(
    world, sign_in, client, at
):
    at(MORNING)
    sign_in("greta")
    wrong = client.post("/campaigns/messages/new", {**FORM, "audience_1": "somewhere"})
    assert wrong.status_code == 422
    assert "Line 1" in wrong.content.decode()
    picture = SimpleUploadedFile("library.png", png(), "image/png")
    client.post("/campaigns/messages/new", {**FORM, "picture_1": picture})
    (view,) = queries.messages(with_drafts=True)
    assert view.content.payer == view.content.sponsor
    held = client.post(f"{view.url}/declaration")
    assert held.status_code == 422
    assert "0 of 1 approvals" in held.content.decode()
    sign_in("esme")
    for noun in ("", "/approval", "/wording", "/leaflet.pdf", "/notice.json"):
        page(client, f"{view.url}{noun}", 404)
    sign_in("hana")
    assert "I approve it" in page(client, f"{view.url}/approval")
    assert client.post(f"{view.url}/approval").status_code == 303
    sign_in("greta")
    assert client.post(f"{view.url}/declaration").status_code == 303
    client.logout()
    shown = page(client, view.url)
    for part in (
        "Who was told what",
        "Kept out: Age: 65+",
        "our register; consent",
        "£240",
        "entry",
    ):
        assert part in shown
    assert client.get(view.short).headers["Location"] == view.url
    assert client.get(view.short.lower()).headers["Location"] == view.url
    mark = queries.message(view.number).content.variants[0].creative
    sent = client.get(f"{view.url}/pictures/{mark}")
    assert (sent.headers["Content-Type"], SECRET in sent.content) == ("image/png", False)
    page(client, f"{view.url}/pictures/{'0' * 64}", 404)


def test_the_leaflet_carries_imprint_number_and_address_and_a_draft_says_so(world, client):
    view = declared(world)
    first = client.get(f"{view.url}/leaflet.pdf").content
    assert first.startswith(b"%PDF")
    assert client.get(f"{view.url}/leaflet.pdf").content == first


def test_the_notice_and_the_standard_can_be_taken_away(world, client):
    view = declared(world)
    notice = json.loads(client.get(f"{view.url}/notice.json").content)
    ad = notice["politicalAdvertisement"]
    assert ad["sponsor"]["address"]["fullAddress"] == "4 Mill Lane, Saltmere SM1 2AB"
    assert notice["funding"]["advertisementAmount"] == {"currency": "GBP", "value": "240.00"}
    assert notice["targeting"]["excluded"] == [{"parameter": "age", "value": "65+"}]
    assert set(notice["notStated"]) == {"origin", "targeting"}
    adverts = json.loads(client.get(f"{view.url}/standard.json").content)
    assert [each["spending"]["spending_upper_bound"] for each in adverts] == [240, 240]
    table = b"".join(client.get("/campaigns/messages.csv").streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(each["variant"], each["kept_out"]) for each in rows] == [
        ("Old town", ""),
        ("Harbour", "age: 65+"),
    ]


@pytest.mark.data
def test_what_is_declared_holds_to_the_published_schema(world, client, shared_data):
    import jsonschema_rs

    schema = json.loads((shared_data / "ads/wtm_ad_transparency_schema_v1.json").read_text())
    check = jsonschema_rs.Draft7Validator(schema, validate_formats=True)
    view = declared(world)
    for made in json.loads(client.get(f"{view.url}/standard.json").content):
        assert [str(error) for error in check.iter_errors(made)] == []


def test_an_archive_is_imported_in_the_browser_and_read_by_everybody(
    world, sign_in, client, at, tmp_path
):
    at(NOON)
    path = written(
        tmp_path, row("1"), row("2", WORDS.replace("week", "year"), page="8", funder=""),
        row("3", "broken", high="x"),
    )  # fmt: skip
    sign_in("esme")
    assert client.get("/campaigns/archives/new").status_code == 403
    sign_in("greta")
    answer = client.post(
        "/campaigns/archives/new",
        {"file": SimpleUploadedFile(path.name, path.read_bytes())},
        follow=True,
    )
    said = answer.content.decode()
    assert "2 rows were read" in said
    assert "“x” is no number" in said
    again = client.post(
        "/campaigns/archives/new",
        {"file": SimpleUploadedFile(path.name, path.read_bytes())},
        follow=True,
    )
    assert "imported before" in again.content.decode()
    bad = SimpleUploadedFile("x.csv", b"name,town\nA,B\n")
    assert client.post("/campaigns/archives/new", {"file": bad}).status_code == 422
    client.logout()
    (line,) = queries.alike(differing=True)
    for address, part in (
        ("/campaigns/archives/", "ads.csv"),
        ("/campaigns/adverts/", "£200 to £398"),
        ("/campaigns/adverts/search?q=library", "2 adverts hold"),
        ("/campaigns/adverts/alike?only=differing", "Page 8"),
        (f"/campaigns/adverts/alike/{line.key}", "2 adverts in 2 wordings"),
        ("/campaigns/adverts/no-disclaimer", "Page 8"),
        ("/campaigns/adverts/sponsors/8", "nobody named"),
        (f"/campaigns/adverts/{queries.adverts()[0].key}", "£100 to £199"),
        ("/campaigns/adverts/targeting", "0 of 0"),
    ):
        assert part in page(client, address), address
    for address in ("/campaigns/adverts/sponsors/none", "/campaigns/adverts/999",
                    "/campaigns/adverts/alike/none", "/campaigns/archives/999"):  # fmt: skip
        page(client, address, 404)
    written_out = b"".join(client.get("/campaigns/adverts/standard.json").streaming_content)
    assert len(json.loads(written_out)) == 2
    table = b"".join(client.get("/campaigns/adverts/adverts.csv").streaming_content).decode()
    assert table.count("\n") == 3


def test_the_checker_answers_as_one_types(world, sign_in, client):
    found = page(
        client,
        "/campaigns/imprint?text=Promoted+by+Ada&jurisdiction=uk&medium=digital&publisher=party"
        "&paid=yes&place=part&on=2026-05-05",
    )
    assert "missing" in found
    assert "Elections Act 2022, sections 41 and 42" in found
    assert "Implementing Regulation (EU) 2025/1410" in page(client, "/campaigns/imprint/rules")
    sign_in("greta")
    answer = client.post("/campaigns/imprint/draft", {**FORM, "printer_name": "", "amount": "x"})
    assert "It does not say who the printer is." in answer.content.decode()


def test_the_register_shows_limits_breaches_and_the_way_to_a_complaint(world, sign_in, client, at):
    at(LATER)
    sign_in("greta")
    said = client.post(
        "/campaigns/contests/new",
        {"title": "By-election", "kind": "public", "limit": "300", "currency": "GBP",
         "source": "The Act, section 1"},
    )  # fmt: skip
    assert said.headers["Location"] == "/campaigns/contests/by-election"
    view = drafted(world, contest="by-election")
    begun = client.post(f"{view.url}/start", {"on": "2026-05-10"})
    assert begun.status_code == 303
    client.logout()
    assert "never declared" in page(client, "/campaigns/breaches")
    way = re.search(r'href="(/cases/complaint[^"]+)"', page(client, "/campaigns/breaches"))
    assert way is not None
    sign_in("esme")
    assert view.title in page(client, unescape(way[1]))
    client.logout()
    assert "certainly under the limit" in page(client, "/campaigns/contests/by-election")
    assert "1 out of 1" in " ".join(page(client, "/campaigns/").replace("<", " <").split()) or (
        "Running, never declared" in page(client, "/campaigns/")
    )
    sign_in("greta")
    assert client.post(f"{view.url}/end", {"on": "2026-05-19", "spent": "1,000"}).status_code == 303
    assert "certainly over the limit" in page(client, "/campaigns/contests/by-election")
    assert (
        client.post(
            "/campaigns/contests/by-election/results", {"name": "Ours", "votes": "2000"}
        ).status_code
        == 303
    )
    assert "£0.50" in page(client, "/campaigns/contests/by-election")


def test_a_member_adds_a_capture_and_a_claim(world, sign_in, client, at):
    at(NOON)
    sign_in("esme")
    picture = SimpleUploadedFile("seen.png", png(), "image/png")
    done = client.post(
        "/campaigns/captures/new",
        {
            "picture": picture,
            "text": "",
            "sponsor": "Others",
            "platform": "",
            "seen_on": "2026-05-05",
        },
    )
    assert done.status_code == 303
    said = {
        "text": "they close the library",
        "way": "doorstep",
        "unit": "",
        "heard_on": "2026-05-05",
    }
    assert client.post("/campaigns/claims/new", said).status_code == 303
    assert client.post("/campaigns/claims/new", {**said, "way": "dream"}).status_code == 422
    client.logout()
    assert "Others" in page(client, "/campaigns/captures/")
    assert client.get("/campaigns/captures/1/picture").headers["Content-Type"] == "image/png"
    assert "they close the library" in page(client, "/campaigns/claims/")


def test_a_correction_is_entered_on_the_form_of_the_message(world, sign_in, client, at):
    view = declared(world)
    at(LATER)
    sign_in("greta")
    shown = page(client, f"{view.url}/correction")
    assert "Keep the library open" in shown
    corrected = {**FORM, "amount": "255.50", "reason": "The second colour."}
    assert client.post(f"{view.url}/correction", corrected).status_code == 303
    told = page(client, view.url)
    assert "The second colour." in told
    assert "£255.50" in told
