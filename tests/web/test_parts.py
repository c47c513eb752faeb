"""What the parts promise beyond their looks."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.template import Context, Template, engines
from django.utils.safestring import mark_safe

from folkmoot.core.terms import ProvisionRef, Reason, no, yes
from folkmoot.web.design import clause
from folkmoot.web.design.forms import SpecimenForm
from folkmoot.web.icons import ICONS
from folkmoot.web.renderer import Renderer
from folkmoot.web.templatetags import web


def draw(part: str, **context: object) -> str:
    """A part as a page would include it."""
    return engines["django"].get_template(f"web/parts/{part}.html").render(context)


def refusal(**changes: object):
    facts = {
        "code": "x",
        "says": "{unit} has sent its motion.",
        "params": {"unit": "Abbey Road"},
        "provision": ProvisionRef("standing-orders", "6.2", 3),
        "remedy": "Ask {unit} to withdraw it.",
    }
    return no(Reason(**(facts | changes)))


def test_a_refusal_gives_the_sentence_the_rule_and_the_way_on(settings) -> None:
    settings.WEB_PROVISION_URL = "/rules/{document}/{label}{edition}"
    html = draw("refusal", verdict=refusal())
    assert "Abbey Road has sent its motion." in html
    assert "Ask Abbey Road to withdraw it." in html
    assert '<a href="/rules/standing-orders/6.2@3">Standing orders 6.2 (edition 3)</a>' in html
    assert 'role="alert"' in html
    assert "Nothing has been changed." in html


def test_a_refusal_without_a_known_address_still_names_the_rule(settings) -> None:
    settings.WEB_PROVISION_URL = ""
    html = draw("refusal", verdict=refusal())
    assert "Standing orders 6.2" in html
    assert "<a " not in html


def test_a_refusal_says_how_many_reasons_there_are() -> None:
    assert "for 2 reasons" in draw("refusal", verdict=refusal() & refusal())
    assert "reasons" not in draw("refusal", verdict=refusal())


def test_of_many_reasons_the_first_are_shown_and_the_others_folded_and_none_is_lost() -> None:
    verdict = refusal(says="Reason A.", remedy="")
    for letter in "BCDEFGH":
        verdict &= refusal(says=f"Reason {letter}.", remedy="")
    shown, _, folded = draw("refusal", verdict=verdict).partition("<details")
    assert [letter for letter in "ABCDEFGH" if f"Reason {letter}." in shown] == list("ABCDEF")
    assert [letter for letter in "ABCDEFGH" if f"Reason {letter}." in folded] == list("GH")
    assert "and 2 more reasons" in folded


def test_what_people_wrote_cannot_become_markup() -> None:
    html = draw("refusal", verdict=refusal(params={"unit": "<script>x</script>"}))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "<b>" not in draw("notice", body="<b>")
    assert "<b>" not in draw("tracked", pieces=[("ins", "<b>")])
    assert 'onerror="' not in web.icon("tick", '" onerror="x')


def test_a_yes_names_the_rules_that_were_met_and_does_not_alarm() -> None:
    html = draw("refusal", verdict=yes(Reason(code="a", says="Notice was given.")))
    assert "The rules allow this" in html
    assert "Notice was given." in html
    assert 'role="status"' in html
    assert "Nothing has been changed" not in html


def test_a_tracked_change_is_said_aloud_and_marked_up() -> None:
    html = draw("tracked", pieces=clause.PIECES)
    assert html.count("<del>") == html.count("[words to go:") + 1  # one more in the key
    assert html.count("<ins>") == html.count("[new words:") + 1
    aloud = re.sub(r"<p class=\"tracked-key.*?</p>|<[^>]+>", "", html, flags=re.DOTALL)
    assert (
        "".join(text for _, text in clause.PIECES)
        == re.sub(r"\[[^:\]]+: | end of [a-z ]+\]", "", aloud).strip()
    )


@pytest.mark.parametrize("state", ["done", "open", "waiting", "urgent", "stopped", ""])
def test_a_status_has_a_word_and_a_shape(state) -> None:
    html = draw("status", word="Word", state=state)
    assert "Word" in html
    assert "<path" in html


def test_states_differ_in_shape_and_not_in_colour_alone() -> None:
    states = ("done", "open", "waiting", "urgent", "stopped", "")
    shapes = {
        re.search(r' d="([^"]+)"', draw("status", word="W", state=s)).group(1) for s in states
    }
    assert len(shapes) == len(states)


def test_a_step_says_its_state_in_a_word() -> None:
    html = draw("steps", steps=clause.ROAD + clause.ROAD_REFUSED)
    for word in ("Done", "Now", "To come", "Not needed", "Refused"):
        assert word in html
    assert html.count('aria-current="step"') == 1


def test_a_table_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        draw("table", caption="c", columns=[{"label": "a"}], rows=[["1", "2"]])


def test_a_table_without_rows_says_why() -> None:
    html = draw("table", caption="c", columns=[{"label": "a"}], rows=[], empty="None sent.")
    assert "None sent." in html


def test_a_cell_is_escaped_unless_it_is_marked_safe() -> None:
    html = draw(
        "table",
        caption="c",
        columns=[{"label": "a"}, {"label": '"b"', "number": True}],
        rows=[("<i>", mark_safe("<b>1</b>")), ("x", None)],
    )
    assert "&lt;i&gt;" in html
    assert '<td role="cell" data-label="&quot;b&quot;" class="number"><b>1</b></td>' in html
    assert '<th scope="row" role="rowheader" data-label="a">x</th>' in html


def test_an_unknown_icon_is_an_error_and_not_a_hole_in_the_page() -> None:
    with pytest.raises(KeyError):
        web.icon("unicorn")
    assert len(ICONS) >= 24


def test_an_icon_is_silent_unless_it_stands_for_a_word() -> None:
    assert 'aria-hidden="true"' in web.icon("tick")
    assert 'role="img" aria-label="Done"' in web.icon("tick", "Done")


class Question(forms.Form):
    """One field of each of the kinds whose markup is ours."""

    words = forms.CharField(
        widget=forms.Textarea(attrs={"data-words-max": "3"}), help_text="Be short."
    )
    way = forms.ChoiceField(widget=forms.RadioSelect, choices=[("a", "A")], help_text="One.")
    sure = forms.BooleanField(help_text="Really.")


def test_a_form_draws_itself_with_hints_errors_and_limits_tied_to_their_fields() -> None:
    html = str(Question({}, renderer=Renderer()))
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    described = {n for g in re.findall(r'aria-describedby="([^"]+)"', html) for n in g.split()}
    assert described == {
        *("id_words_helptext", "id_words_error", "id_way_helptext", "id_way_error"),
        *("id_sure_helptext", "id_sure_error"),
    }
    assert described <= ids
    assert html.count('aria-invalid="true"') >= 2
    assert "<fieldset" in html
    assert "At most 3 words" in html


def test_only_what_is_optional_is_marked() -> None:
    html = str(SpecimenForm(renderer=Renderer()))
    assert html.count("(optional)") == sum(not f.required for f in SpecimenForm().fields.values())


def test_numbers_are_grouped_and_counted_in_words() -> None:
    assert web.thousands(600_000) == "600\u202f000"
    assert web.plural(1, "unit,units") == "1 unit"
    assert web.plural(3, "unit,units") == "3 units"
    assert web.hash_short("9f2c41d07be85a13") == "9f2c41d0…"
    assert web.hash_short(b"\x9f\x2c") == "9f2c"
    assert web.initials("Ada de la Quill") == "AQ"


def test_a_part_takes_nothing_from_the_page_it_does_not_name() -> None:
    page = Template('{% include "web/parts/status.html" with word="Open" only %}')
    assert "stopped" not in page.render(Context({"state": "stopped"}))


def test_a_part_is_drawn_once_for_the_same_values_and_language():
    from django.utils import translation

    from folkmoot.web.drawn import _drawn, drawn_once

    _drawn.cache_clear()
    places = [{"label": "Rules & such", "url": "/rules/", "current": True}]
    first = drawn_once("web/chrome/nav.html", navigation=places)
    assert 'href="/rules/" aria-current="page">Rules &amp; such' in first
    assert drawn_once("web/chrome/nav.html", navigation=[dict(places[0])]) is first
    other = drawn_once("web/chrome/nav.html", navigation=[{**places[0], "current": False}])
    assert "aria-current" not in other
    with translation.override("de"):
        drawn_once("web/chrome/nav.html", navigation=places)
    assert _drawn.cache_info().misses == 3
