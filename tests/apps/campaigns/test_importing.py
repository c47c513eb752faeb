"""Archives: the same file twice changes nothing, and a later one keeps what an earlier one told."""

from __future__ import annotations

import csv
import io
import sys
import zipfile

import pytest

from apps.campaigns.cast import LATER, MORNING
from folkmoot.apps.campaigns import actions, queries
from folkmoot.apps.campaigns.models import (
    Archive,
    ArchivedAdvert,
    ArchivedSpending,
    ArchivedTargeting,
    EarlierAdvert,
)
from folkmoot.apps.record import queries as record
from folkmoot.core.adverts import Range
from folkmoot.platform.acts import Refused

COLUMNS = ("id", "page_id", "page_name", "ad_creative_bodies", "bylines", "spend.lower_bound",
           "spend.upper_bound", "currency", "ad_delivery_start_time")  # fmt: skip
WORDS = "We will keep the library of the old town open on every evening of the week"


def row(key, text=WORDS, *, page="7", funder="A payer", high="199", start="2026-04-06"):
    return (key, page, f"Page {page}", f"['{text}']", funder, "100", high, "GBP", start)


def written(tmp_path, *rows, name="ads.csv"):
    out = io.StringIO()
    csv.writer(out).writerows([COLUMNS, *rows])
    path = tmp_path / name
    path.write_text(out.getvalue())
    return path


def imported(world, path, at=MORNING, **more):
    return [
        actions.import_archive(actor=world.greta, at=at, text=text, **more)
        for text in actions.texts_of(path)
    ]


def state():
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (ArchivedAdvert, ArchivedSpending, ArchivedTargeting, EarlierAdvert)
    }


def test_a_file_is_imported_once_however_often_it_is_brought(world, tmp_path):
    path = written(tmp_path, row("1"), row("2", high="x"), row("3"), row("1"))
    seen = []
    (first,) = imported(world, path, progress=seen.append)
    assert (first.rows, first.repeated, first.added, first.many_faults) == (3, 1, 2, 1)
    assert [(each.line, each.says) for each in first.faults] == [(3, "“x” is no number")]
    assert seen == [4]
    before, size = state(), record.head().size
    (second,) = imported(world, path, at=LATER)
    assert second.known
    assert (second.rows, second.repeated, second.added, second.faults) == (
        first.rows, first.repeated, first.added, first.faults,
    )  # fmt: skip
    assert (state(), record.head().size) == (before, size)


def test_the_same_adverts_in_another_file_are_not_counted_twice(world, tmp_path):
    imported(world, written(tmp_path, row("1"), row("2")))
    (later,) = imported(world, written(tmp_path, row("2"), row("3"), name="later.csv"))
    assert (later.added, later.changed) == (1, 0)
    assert queries.figures()["adverts"] == 3
    assert queries.figures()["spend"] == {"GBP": Range(30_000, 59_700, "GBP")}


def test_what_a_later_file_tells_otherwise_is_kept_both_ways(world, tmp_path):
    imported(world, written(tmp_path, row("1", high="199")))
    (later,) = imported(world, written(tmp_path, row("1", high="499"), name="later.csv"))
    assert later.changed == 1
    assert ArchivedAdvert.objects.get().spend_high == 49_900
    assert EarlierAdvert.objects.get().content["spend_high"] == 19_900


def test_an_import_that_broke_off_is_taken_up_again(world, tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules[actions.import_archive.__module__], "BATCH", 1)
    path = written(tmp_path, row("1"), row("2"), row("3"))

    def stop(done):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        imported(world, path, progress=stop)
    assert (ArchivedAdvert.objects.count(), Archive.objects.get().ended_at) == (2, None)
    (done,) = imported(world, path, at=LATER)
    assert (done.rows, done.known, ArchivedAdvert.objects.count()) == (3, False, 3)


def test_every_list_in_a_zip_is_read_and_a_readme_is_not(world, tmp_path):
    packed = tmp_path / "FacebookAdLibraryReport_2026-05-01_GB_yesterday.zip"
    head = "Page ID,Page name,Disclaimer,Amount spent (GBP),Number of ads in Library\n"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("README.txt", "Read me.")
        archive.writestr(
            "FacebookAdLibraryReport_2026-05-01_GB_yesterday_advertisers.csv",
            f"\ufeff{head}7,A page,These ads ran without a disclaimer,≤100,3\n",
        )
        archive.writestr(
            "FacebookAdLibraryReport_2026-05-01_GB_yesterday_locations.csv",
            "\ufeffLocation name,Amount spent (GBP)\nEngland,1200\n",
        )
    imported(world, packed)
    (line,) = queries.reported()
    assert (line.spend, line.funder, line.place) == (Range(0, 10_000, "GBP"), "", "GB")
    assert queries.by_place() == [("England", {"GBP": Range(120_000, 120_000, "GBP")})]
    assert queries.reported_without_disclaimer() == 1


@pytest.mark.parametrize("name", ["ads.csv", "ads.csv.gz", "ads.zip", "ads.json"])
def test_a_file_of_another_kind_is_refused_and_leaves_nothing(world, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"name,town\nA,B\n")
    with pytest.raises((Refused, ValueError)):
        imported(world, path)
    assert (Archive.objects.count(), ArchivedAdvert.objects.count()) == (0, 0)


def test_only_campaigners_of_the_whole_import(world, tmp_path):
    path = written(tmp_path, row("1"))
    (text,) = actions.texts_of(path)
    with pytest.raises(Refused) as refused:
        actions.import_archive(actor=world.ada, at=MORNING, text=text)
    assert refused.value.verdict.codes == ("campaign.no_office",)


def test_the_same_words_under_another_payer_are_found(world, tmp_path):
    other = "Come to the summer fair of the branch on Saturday at noon for tea and cake"
    imported(
        world,
        written(
            tmp_path, row("1"), row("2", WORDS.replace("week", "year"), page="8", funder="B"),
            row("3", other), row("4", other), row("5", "Something else entirely, said only once"),
        ),
    )  # fmt: skip
    found = {(line.adverts, len(line.sponsors)) for line in queries.alike()}
    assert found == {(2, 2), (2, 1)}
    (line,) = queries.alike(differing=True)
    assert line.funders == ("A payer", "B")
    assert len(queries.adverts(alike=line.key)) == 2
    assert [(str(week), list(spend)) for week, spend in queries.by_week()] == [
        ("2026-04-06", ["GBP"])
    ]


@pytest.mark.slow
@pytest.mark.data
def test_every_file_of_the_samples_imports_twice_with_the_same_result(world, shared_data):
    files = sorted(
        path
        for path in (shared_data / "ads").rglob("*")
        if path.suffix in {".csv", ".gz", ".json"} and "schema" not in path.name
    )
    assert len(files) == 8

    def told(done):
        return (done.number, done.source, done.rows, done.repeated, done.added, done.changed)

    first = [told(imported(world, path)[0]) for path in files]
    before, size = state(), record.head().size
    second = [told(imported(world, path, at=LATER)[0]) for path in files]
    assert (second, state(), record.head().size) == (first, before, size)
    found = {path.name: each for path, each in zip(files, first, strict=True)}
    assert found["meta_api_CT_2022.csv"][2:5] == (1285, 785, 500)
    known = queries.archive(found["meta_api_CT_2022.csv"][0]).figures
    assert (known["texts"], known["clusters"], known["without_funder"]) == (205, 196, 797)
    assert known["spend"] == {"USD": [11_360_000, 25_691_500]}
