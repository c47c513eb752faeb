"""A member drafts by editing the rule where it stands; nothing typed is ever lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from apps.motions.pages_cast import MAY, at, browser, words_of
from folkmoot.apps.motions import queries
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.rulebook import queries as rulebook
from road import NEW_WORDS

pytestmark = pytest.mark.django_db


def form_of(world, **more):
    """The form of a draft of 2.I.4.B as a browser sends it."""
    tree = rulebook.last_edition("party").tree
    own = tree.find("2.I.4.B")
    return {
        "kind": "rule_change",
        "document": "party",
        "base": "1",
        "title": "A fair hearing",
        "statement": "Nobody unheard.",
        "unit": "westbrook",
        "conference": world.conference,
        "change-0-kind": "words",
        "change-0-pid": own.pid,
        "change-0-text": NEW_WORDS,
        "do": "save",
    } | more


def test_the_words_of_the_provision_stand_in_the_form_as_they_stand_in_the_book(world):
    with at(MAY):
        page = browser(world, "esme").get("/motions/new?document=party&provision=2.I.4.B")
    assert page.status_code == 200
    assert "shall automatically be ineligible" in words_of(page)
    assert "Which provision?" not in words_of(page)


def test_a_visitor_is_led_to_the_sign_in_and_back_to_the_draft(world):
    with at(MAY):
        answer = browser(world).get("/motions/new?document=party&provision=2.I.4.B")
    assert answer.status_code == 302
    assert "provision%3D2.I.4.B" in answer["Location"]


def test_saving_makes_a_private_draft_that_does_not_exist_for_others(world):
    with at(MAY):
        answer = browser(world, "esme").post("/motions/new", form_of(world))
        assert answer.status_code == 303
        key = answer["Location"].rsplit("/", 1)[1]
        assert browser(world, "esme").get(f"/motions/{key}").status_code == 200
        assert browser(world, "ada").get(f"/motions/{key}").status_code == 404
        assert browser(world).get(f"/motions/{key}").status_code == 404
    motion = queries.motion(key, at=MAY)
    assert motion.body.startswith("In 2.I.4.B delete")
    assert motion.labels == ("2.I.4.B",)


def test_the_preview_shows_change_wording_lengths_and_every_rule_in_the_way(world):
    long = "one two three four five six seven eight nine ten eleven"
    with at(MAY):
        page = browser(world, "esme").post("/motions/preview", form_of(world, title=long))
    text = words_of(page)
    assert "<del>" in text
    assert "In 2.I.4.B delete" in text
    assert "11 of at most 10 words" in text
    assert "The heading has 11 words. It may have 10." in text
    assert "Cut one word." in text
    assert "1 rule stands in the way as it is." in text
    assert 'hx-swap-oob="true"' in text
    assert Motion.objects.count() == 0


def test_without_a_script_the_check_button_shows_the_same_and_saves_nothing(world):
    with at(MAY):
        page = browser(world, "esme").post("/motions/new", form_of(world, do="check"))
    assert page.status_code == 200
    assert "In 2.I.4.B delete" in words_of(page)
    assert NEW_WORDS in words_of(page)
    assert Motion.objects.count() == 0


def test_one_rule_change_may_edit_add_and_strike_out_several_provisions(world):
    esme = browser(world, "esme")
    with at(MAY):
        page = esme.post(
            "/motions/new", form_of(world, **{"do": "add-after", "add-label": "2.II.4"})
        )
        added = {
            name: value
            for name, value in _fields(page).items()
            if name.startswith("change-1") or name == "base"
        }
        assert added["change-1-label"] == "5"
        form = form_of(world) | added | {"change-1-text": "Minutes on paper."}
        page = esme.post("/motions/new", form | {"do": "add-delete", "add-label": "2.I.4.C"})
        form |= {k: v for k, v in _fields(page).items() if k.startswith("change-2")}
        answer = esme.post("/motions/new", form)
    key = answer["Location"].rsplit("/", 1)[1]
    body = queries.motion(key, at=MAY).body
    assert "insert as new 2.II.5" in body
    assert "Delete 2.I.4.C." in body


def test_a_provision_that_is_not_in_the_book_is_named_and_the_words_are_kept(world):
    form = form_of(world, **{"do": "add-words", "add-label": "99.Z"})
    with at(MAY):
        page = browser(world, "esme").post("/motions/new", form)
    assert "There is no provision “99.Z”" in words_of(page)
    assert NEW_WORDS in words_of(page)


def test_a_missing_heading_comes_back_with_everything_typed(world):
    with at(MAY):
        page = browser(world, "esme").post("/motions/new", form_of(world, title=""))
    assert page.status_code == 422
    assert NEW_WORDS in words_of(page)
    assert "Nobody unheard." in words_of(page)
    assert Motion.objects.count() == 0


def test_a_draft_is_taken_up_again_where_it_was_left(world):
    esme = browser(world, "esme")
    with at(MAY):
        key = esme.post("/motions/new", form_of(world))["Location"].rsplit("/", 1)[1]
        page = esme.get(f"/motions/{key}/revision")
        assert NEW_WORDS in words_of(page)
        form = _fields(page) | {"title": "Heard first", "do": "save"}
        assert esme.post(f"/motions/{key}/revision", form).status_code == 303
    assert queries.motion(key, at=MAY).title == "Heard first"
    assert queries.motion(key, at=MAY).version == 2


def test_an_invited_companion_sees_the_draft_and_others_still_do_not(world):
    esme = browser(world, "esme")
    from folkmoot.apps.people import queries as people

    number = people.person(world.key("bram")).number
    with at(MAY):
        key = esme.post("/motions/new", form_of(world))["Location"].rsplit("/", 1)[1]
        wrong = esme.post(f"/motions/{key}/companions", {"number": "nobody"})
        assert wrong.status_code == 422
        assert "There is no member with the number nobody." in words_of(wrong)
        assert esme.post(f"/motions/{key}/companions", {"number": number}).status_code == 303
        assert browser(world, "bram").get(f"/motions/{key}").status_code == 200
        assert browser(world, "ada").get(f"/motions/{key}").status_code == 404


def test_an_emergency_motion_asks_what_happened_and_when(world):
    form = {
        "kind": "emergency",
        "title": "The flood",
        "body": "Conference sends help.",
        "statement": "",
        "unit": "aldermere",
        "conference": world.conference,
        "do": "save",
    }
    esme = browser(world, "esme")
    later = MAY + timedelta(days=140)
    with at(later):
        assert esme.post("/motions/new", form).status_code == 422
        form |= {"event": "The dyke broke", "event_at": "2026-09-20T08:00"}
        answer = esme.post("/motions/new", form)
    assert answer.status_code == 303
    key = answer["Location"].rsplit("/", 1)[1]
    assert queries.motion(key, at=later).event == "The dyke broke"


def test_a_unit_one_does_not_belong_to_cannot_be_chosen(world):
    with at(MAY):
        page = browser(world, "esme").post("/motions/new", form_of(world, unit="hollins"))
    assert page.status_code == 422
    assert Motion.objects.count() == 0


def _fields(page):
    """The values of the form on a page, as a browser would send them."""
    import html
    import re

    text = page.content.decode()
    start = text.index('id="draft"')
    text = text[start : text.index("</form>", start)]
    found = {}
    for tag in re.findall(r"<input[^>]*>", text):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found[name[1]] = html.unescape(value[1]) if value else ""
    for name, value in re.findall(
        r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', text, re.DOTALL
    ):
        found[name] = html.unescape(value).strip()
    selects = r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>'
    for name, inside in re.findall(selects, text, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        found[name] = html.unescape(chosen[1]) if chosen else ""
    return found
