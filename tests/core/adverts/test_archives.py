"""The platforms' archives, read row by row; a broken row is told and takes no others along."""

from __future__ import annotations

import csv
import gc
import gzip
import io
import json
import re
import tracemalloc
from collections.abc import Iterator

import pytest

from folkmoot.core.adverts import (
    Advert,
    AdvertsError,
    Criterion,
    Fault,
    Range,
    Spending,
    Targeting,
    identity,
    read_adverts,
    survey,
    write_advert,
)

CT = "meta_api_CT_2022.csv"
REPORT = "meta_adlibrary_report_US_2023-06-01_yesterday"


def lines(text: str) -> Iterator[str]:
    return iter(io.StringIO(text, newline=""))


def opened(folder, name):
    path = folder / "ads" / name
    start = gzip.open if name.endswith(".gz") else open
    return start(path, "rt", encoding="utf-8", newline="")


def surveyed(folder, name):
    with opened(folder, name) as file:
        return survey(read_adverts(file, name=name))


def csv_of(columns, *rows) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([columns, *rows])
    return out.getvalue()


API = ("id", "page_id", "page_name", "ad_creative_bodies", "bylines", "spend.lower_bound",
       "spend.upper_bound")  # fmt: skip


def api_rows(*ids):
    return [(key, "7", "A page", f"['Text of {key}']", "A payer", "100", "199") for key in ids]


def test_an_advert_of_the_meta_api_keeps_its_brackets():
    (found,) = read_adverts(lines(csv_of(API, *api_rows("1"))))
    assert found == Advert(
        "meta-api", "1", "7", "A page", "A payer", "Text of 1", ("Text of 1",),
        spend=Range(10_000, 19_900, "USD"), url="https://www.facebook.com/ads/library/?id=1",
        line=2,
    )  # fmt: skip


def test_the_union_fields_of_the_meta_api_tell_the_audience():
    row = {
        "id": "9", "page_id": "7", "page_name": "A page", "currency": "EUR",
        "spend": {"lower_bound": "0", "upper_bound": "99"}, "target_ages": ["18", "65+"],
        "target_gender": "Women",
        "target_locations": [{"name": "Dublin", "excluded": False},
                             {"name": "Cork", "excluded": True}],
        "beneficiary_payers": [{"payer": "Somebody Ltd", "beneficiary": "A page"}],
    }  # fmt: skip
    (found,) = read_adverts(lines(json.dumps({"data": [row], "paging": {"next": "x"}})))
    assert found.funder == "Somebody Ltd"
    assert found.spend == Range(0, 9_900, "EUR")
    assert found.criteria == (
        Criterion("age", "18"),
        Criterion("age", "65+"),
        Criterion("gender", "Women"),
        Criterion("place", "Dublin"),
        Criterion("place", "Cork", excluded=True),
    )


@pytest.mark.parametrize(
    ("break_it", "line"),
    [
        (lambda row: row.replace(",100,", ",a hundred,"), 4),
        (lambda row: row.replace(",199", ",19"), 4),  # ends before it begins
        (lambda row: row.replace(",A payer", ""), 4),  # a cell is missing
        (lambda row: row.replace("['Text", "\"['Text", 1).replace("A payer", "A payer"), 4),
        (lambda row: row.replace("['Text of 3']", "['Text of 3"), 4),
        (lambda row: row[:0] + "\x00\x01\x02\n", 4),
    ],
)
def test_a_corrupted_row_of_a_csv_is_told_with_its_line_and_the_rest_goes_on(break_it, line):
    text = csv_of(API, *api_rows("1", "2", "3", "4", "5"))
    parts = text.splitlines(keepends=True)
    parts[3] = break_it(parts[3])
    found = list(read_adverts(iter(parts)))
    assert [each.key for each in found if isinstance(each, Advert)] == ["1", "2", "4", "5"]
    assert [each.line for each in found if isinstance(each, Fault)] == [line]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "break_it",
    [
        lambda text: text.replace('"page_id": "33"', '"page_id": 33"', 1),
        lambda text: text.replace('"page_id": "33"', '"page_id" "33"', 1),
        lambda text: text.replace('"page_id": "33"', '"page_id": {"33"', 1),
        lambda text: text.replace('"page_id": "33"', '"spend": {"lower_bound": "x"}', 1),
    ],
)
def test_a_corrupted_object_is_told_with_its_line_and_the_rest_goes_on(break_it, indent):
    rows = [{"id": str(n), "page_id": f"{n}{n}", "page_name": "P"} for n in range(1, 6)]
    for joined in (json.dumps(rows, indent=indent), "\n".join(json.dumps(r) for r in rows)):
        text = break_it(joined)
        found = list(read_adverts(lines(text)))
        assert [each.key for each in found if isinstance(each, Advert)] == ["1", "2", "4", "5"]
        (fault,) = [each for each in found if isinstance(each, Fault)]
        begins = re.search(r'\{\s*"id": "3"', joined).start()
        assert fault.line == joined.count("\n", 0, begins) + 1


def test_a_file_of_another_kind_is_refused_as_a_whole():
    for text in ("", "\ufeff\n", "name,town\nA,B\n", "[]", "{nothing"):
        with pytest.raises(AdvertsError):
            survey(read_adverts(lines(text)) if "{" not in text else _only_objects(text))


def _only_objects(text):
    for each in read_adverts(lines(text)):
        if isinstance(each, Fault):
            raise AdvertsError(each.says)
        yield each


def test_sums_of_the_google_bundle_are_read_by_week_and_place():
    weekly = "Advertiser_ID,Advertiser_Name,Election_Cycle,Week_Start_Date,Spend_USD,Spend_GBP\n"
    (week,) = read_adverts(lines(f"{weekly}AR1,The Weal,,2026-05-04,0,1200\n"))
    assert (week.spend, str(week.ended)) == (Range(120_000, 120_000, "GBP"), "2026-05-10")
    geo = "Country,Country_Subdivision_Primary,Spend_USD\nGB,England,≤ 100\n"
    (place,) = read_adverts(lines(geo))
    assert (place.place, place.spend) == ("GB, England", Range(0, 10_000, "USD"))


def test_the_standard_of_who_targets_me_is_written_and_read_back():
    first = Advert(
        "meta-api", "1", "7", "A page", "A payer", "One\nTwo", ("One\nTwo",),
        spend=Range(10_050, 19_900, "GBP"), seen=Range(0, 999), platforms=("facebook",),
        criteria=(
            Criterion("place", "Northfield"),
            Criterion("place", "Southfield", excluded=True),
            Criterion("list", "Supporters 2025"),
        ),
    )  # fmt: skip
    (found,) = read_adverts(lines(json.dumps(write_advert(first), indent=1)))
    assert (found.key, found.funder, found.body) == ("facebook:1", "A payer", "One\nTwo")
    assert (found.spend, found.seen, found.criteria) == (first.spend, first.seen, first.criteria)


@pytest.mark.data
def test_what_is_written_holds_to_the_published_schema(shared_data):
    import jsonschema_rs

    schema = json.loads((shared_data / "ads/wtm_ad_transparency_schema_v1.json").read_text())
    check = jsonschema_rs.Draft7Validator(schema, validate_formats=True)
    written = 0
    for name in (CT, "google_creative_stats_CT_2022.csv", "meta_api_example_lejo1.json"):
        with opened(shared_data, name) as file:
            for found in read_adverts(file):
                made = json.loads(json.dumps(write_advert(found, website="https://moot.example")))
                assert not [str(error) for error in check.iter_errors(made)]
                written += 1
    assert written == 1285 + 178 + 1
    assert not check.is_valid({"advertiser": {}})


@pytest.mark.data
def test_the_connecticut_adverts_are_counted_as_they_are(shared_data):
    found = surveyed(shared_data, CT)
    assert (found.rows, found.faults) == (1285, 0)
    assert (found.repeated, found.once) == (785, 500)  # one advert stands in 786 rows
    assert found.with_text == pytest.approx(1279, rel=0.02)
    assert len(found.texts) == 205
    assert len(found.clusters()) == pytest.approx(194, rel=0.02)
    assert max(found.texts.values()) == 787
    assert found.without_funder == 797
    assert found.spend == {"USD": Range(11_360_000, 25_691_500, "USD")}
    assert found.spend_once == {"USD": Range(11_360_000, 17_920_000, "USD")}


@pytest.mark.data
def test_the_other_archives_are_read_whole(shared_data):
    advertisers = surveyed(
        shared_data, f"{REPORT}/FacebookAdLibraryReport_2023-06-01_US_yesterday_advertisers.csv"
    )
    assert (advertisers.rows, advertisers.without_funder, advertisers.faults) == (3174, 395, 0)
    google = surveyed(shared_data, "google_creative_stats_CT_2022.csv")
    assert (google.rows, google.spend["USD"]) == (178, Range(2_340_000, 104_640_000, "USD"))
    collected = surveyed(shared_data, "propublica_fbpac_german_ads_sample_2017.csv")
    assert (collected.rows, collected.with_text, collected.faults) == (230, 223, 0)
    assert surveyed(shared_data, "meta_api_example_lejo1.json").rows == 1


@pytest.mark.data
def test_of_forty_large_spenders_twenty_eight_uploaded_lists_of_people(shared_data):
    with opened(shared_data, "metatargetr_targeting_US_2024-12-18_top40.csv.gz") as file:
        found = list(read_adverts(file))
    assert len(found) == 5966
    assert len({identity(each) for each in found}) == 5966
    assert all(isinstance(each, Targeting) for each in found)

    def pages(*kinds, excluded=(False, True)):
        return {
            each.sponsor_key
            for each in found
            if each.adverts and each.criterion.kind in kinds and each.criterion.excluded in excluded
        }

    assert len(pages("list")) == 28
    assert len(pages("list", "retarget")) <= 33
    interests = {each.criterion.value for each in found if each.criterion.kind == "interest"}
    segments = {each.criterion.value for each in found if each.criterion.kind == "demographic"}
    assert (len(interests), len(segments)) == (687, 176)


@pytest.mark.data
def test_the_report_of_a_region_knows_its_day_and_place(shared_data):
    name = "FacebookAdLibraryReport_2023-06-01_US_yesterday_Vermont.csv"
    with opened(shared_data, f"{REPORT}/regions/{name}") as file:
        found = next(read_adverts(file, name=name))
    assert isinstance(found, Spending)
    assert (found.place, str(found.started), str(found.ended)) == (
        "Vermont", "2023-06-01", "2023-06-01",
    )  # fmt: skip


def test_reading_a_file_a_hundred_times_as_long_takes_no_more_memory():
    def peak(times):
        def made():
            yield ",".join(API) + "\n"
            for n in range(50 * times):
                if n % 50 == 0:
                    gc.collect(1)  # else what is let go of in a ring goes when other tests will
                yield f"{n},7,A page,\"['{'words ' * 40}']\",A payer,100,199\n"

        tracemalloc.start()
        try:
            read = sum(isinstance(each, Advert) for each in read_adverts(made()))
            return read, tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)  # what is kept once for all readers
    (few, small), (many, large) = peak(1), peak(40)
    assert (few, many) == (50, 2000)
    assert large < small + 500_000  # held, the rows would be some megabytes
