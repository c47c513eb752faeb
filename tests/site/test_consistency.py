"""The page of consistency: the organisation's own outcomes, and anybody's table."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from folkmoot.apps.conduct.models import Publication
from folkmoot.ops.main import main

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 1, tzinfo=UTC)


def outcome(number, source, sanction, **more):
    return Publication(
        number=f"2025/{number:03d}",
        kind="discipline",
        document="party",
        label="2.I.4",
        edition=3,
        source=source,
        outcome="not_upheld" if sanction == "none" else "effective",
        sanction=sanction,
        year=2025,
        days=60,
        days_to_notice=more.get("days_to_notice", 7),
        suspended=more.get("suspended", False),
        on_papers=False,
        appealed=False,
        at=AT,
    )


def outcomes(*counts):
    """So many cases of a source, of which so many ended in an exclusion."""
    number, rows = 0, []
    for source, cases, excluded in counts:
        for each in range(cases):
            number += 1
            rows.append(outcome(number, source, "exclusion" if each < excluded else "none"))
    Publication.objects.bulk_create(rows)


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_before_anything_is_published_the_page_says_so(client: Client) -> None:
    said = text_of(client.get("/consistency/"))
    assert "No outcome has been published" in said


def test_like_cases_treated_alike_by_few_are_said_to_tell_nothing(client: Client) -> None:
    outcomes(("member", 20, 6), ("officer", 20, 7))
    said = text_of(client.get("/consistency/"))
    assert "There are 40 published cases." in said
    assert "Cannot tell" in said
    assert "there are too few cases to tell either way" in said


def test_a_great_difference_is_shown_with_whose_it_is(client: Client) -> None:
    outcomes(("member", 150, 20), ("officer", 150, 90))
    said = text_of(client.get("/consistency/"))
    assert "Like cases were not treated alike in" in said
    assert "Ended in an exclusion: officer" in said


def test_the_file_gives_the_same_by_the_command_that_the_page_names(
    client: Client, tmp_path, capsys
) -> None:
    outcomes(("member", 150, 20), ("officer", 150, 90))
    said = text_of(client.get("/consistency/"))
    assert (
        "folkmoot consistency outcomes.csv \\ --within kind,document,label,edition \\ "
        "--compare source --event outcome=effective" in said
    )
    file = tmp_path / "outcomes.csv"
    file.write_bytes(client.get("/consistency/outcomes.csv").content)
    within = ["--within", "kind,document,label,edition", "--compare", "source"]
    assert main(["consistency", str(file), "--event", "sanction=exclusion", *within]) == 0
    told = capsys.readouterr().out
    row = next(line for line in told.splitlines() if line.startswith("  officer"))
    ratio = row.split()[5]
    assert f"{ratio} (" in said


TABLE = "unit,cases,events\n" + "".join(f"u{n},{40 + n},{30 if n == 7 else 8}\n" for n in range(24))


def test_anybodys_table_is_worked_out_with_its_funnel(client: Client) -> None:
    said = text_of(client.post("/consistency/table", {"table": TABLE}))
    assert "u7: beyond what chance explains." in said
    assert 'class="picture funnel"' in said
    assert "Of 24 units" in said


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"table": ""}, "This field is required"),
        ({"table": "unit,cases\nA,1"}, "one column &#x27;events&#x27; is needed"),
        ({"table": TABLE, "compared": "judge"}, "there is no column &#x27;judge&#x27;"),
    ],
)
def test_a_table_that_is_none_is_told_why(client: Client, sent, says) -> None:
    answer = client.post("/consistency/table", sent)
    assert answer.status_code == 422
    assert says in text_of(answer)
