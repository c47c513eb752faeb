"""News in the order of its time and no other; corrected in the open; ended by one click."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult
from icalendar import Calendar

from apps.commons.story import entry_of, refused
from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.models import Publication, Subscription
from folkmoot.apps.commons.periodic import send_news
from folkmoot.platform.mail import deliver

MORNING = datetime(2026, 5, 4, 6, 30, tzinfo=UTC)  # half past seven in London
DAY = timedelta(days=1)


@pytest.fixture
def publish(world):
    """Publish something for the whole party."""

    def do(title: str, *, at: datetime = MORNING, who: str = "greta", **more):
        view, _ = actions.publish(
            actor=getattr(world, who), at=at, unit=more.pop("unit", "ploughshare"), title=title,
            text=more.pop("text", f"Words of {title}."), **more,
        )  # fmt: skip
        return view

    return do


def test_an_officer_publishes_for_the_unit_of_the_office_and_for_no_other(publish):
    publish("Minutes are out", who="ada", unit="westbrook")
    with refused("commons.no_office"):
        publish("Minutes are out", who="ada", unit="hollins")
    with refused("commons.no_office"):
        publish("I think that", who="esme")


def test_the_order_is_that_of_time_whatever_is_done_to_a_publication(publish, world, client):
    first = publish("First")
    publish("Third", at=MORNING + 2 * DAY)
    publish("Second", at=MORNING + DAY)
    actions.correct(
        actor=world.greta, at=MORNING + 3 * DAY, publication=first.key, title="First, corrected",
        text="Better words.", why="A wrong day.",
    )  # fmt: skip
    titles = [each.title for each in queries.publications()]
    assert titles == ["Third", "Second", "First, corrected"]
    feed = client.get("/news/feed.atom").text
    assert feed.index("Third") < feed.index("Second") < feed.index("First, corrected")
    columns = {field.name for field in Publication._meta.get_fields()}
    assert not columns & {"pinned", "weight", "rank", "boost", "priority", "promoted", "paid"}


def test_what_was_corrected_stays_readable_and_what_was_withdrawn_says_why(publish, world, client):
    view = publish("Conference moves")
    with refused("publication.no_reason"):
        actions.withdraw(actor=world.greta, at=MORNING, publication=view.key, why="")
    actions.correct(
        actor=world.greta, at=MORNING, publication=view.key, title="Conference stays",
        text="In Saltmere.", why="The hall is free after all.",
    )  # fmt: skip
    page = client.get(view.url).text
    for words in ("Conference stays", "The hall is free after all.", "Words of Conference moves."):
        assert words in page
    actions.withdraw(actor=world.greta, at=MORNING, publication=view.key, why="Both were wrong.")
    assert "Both were wrong." in client.get(view.url).text
    assert queries.publications() == []


def test_a_document_is_a_file_of_a_known_kind_whose_digest_is_recorded(publish, client):
    with refused("publication.file_kind"):
        publish("Accounts", kind="document", file=b"MZ", file_name="a.exe")
    with refused("publication.no_file"):
        publish("Accounts", kind="document")
    view = publish("Accounts", kind="document", file=b"%PDF-1.7 x", file_name="accounts.pdf")
    assert entry_of("commons.published")["file"] == view.digest
    got = client.get(f"{view.url}/file")
    assert (got.content, got["Content-Type"]) == (b"%PDF-1.7 x", "application/pdf")
    assert got["Content-Disposition"] == 'attachment; filename="accounts.pdf"'


def test_events_can_be_kept_in_a_calendar(publish, client):
    with refused("publication.no_day"):
        publish("Summer fair", kind="event")
    publish("Summer fair", kind="event", starts_at=datetime(2199, 6, 1, 10, tzinfo=UTC),
            place="The green")  # fmt: skip
    publish("Only news")
    (event,) = Calendar.from_ical(client.get("/news/events.ics").text).walk("VEVENT")
    assert (event["SUMMARY"], event["LOCATION"]) == ("Summer fair", "The green")


def deliver_all() -> None:
    for row in DBTaskResult.objects.filter(task_path=deliver.module_path):
        deliver.func(**row.args_kwargs["kwargs"])


def test_letters_go_once_a_day_newest_first_and_only_what_is_new(publish, world):
    actions.subscribe(actor=world.esme, at=MORNING - DAY, every="day")
    actions.subscribe(actor=world.kofi, at=MORNING - DAY, unit="hollins", every="day")
    publish("Older", at=MORNING - timedelta(hours=3))
    publish("Newer", at=MORNING - timedelta(hours=2))
    for _ in range(3):
        send_news(MORNING)
    deliver_all()
    (letter,) = mail.outbox
    assert letter.to == ["esme@example.org"]
    assert letter.body.index("Newer") < letter.body.index("Older")
    publish("Newest", at=MORNING)
    send_news(MORNING + DAY)
    assert DBTaskResult.objects.filter(task_path=deliver.module_path).count() == 2


def test_one_click_ends_it_without_a_cookie_and_a_look_does_not(publish, world):
    actions.subscribe(actor=world.esme, at=MORNING - DAY)
    publish("News", at=MORNING - timedelta(hours=2))
    send_news(MORNING)
    deliver_all()
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = "/news/" + headers["List-Unsubscribe"].strip("<>").partition("/news/")[2]
    mail_program = Client(enforce_csrf_checks=True)
    assert mail_program.get(path).status_code == 200
    assert Subscription.objects.filter(until=None).count() == 1
    for _ in range(2):
        got = mail_program.post(path, {"List-Unsubscribe": "One-Click"})
        assert got.status_code == 200
    assert Subscription.objects.filter(until=None).count() == 0
    assert mail_program.post("/news/unsubscribe/" + "0" * 64).status_code == 404
