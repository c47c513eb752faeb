"""Letters by e-mail: one envelope per person, so that nobody sees anybody's address."""

from __future__ import annotations

# A sender's name needs this codec, and Python remembers for good that there is none if two threads
# ask for it first at one moment.
import encodings.idna  # noqa: F401
from collections.abc import Iterable, Mapping

from django.core.mail import EmailMessage, get_connection
from django_tasks import task
from django_tasks.utils import normalize_json
from django_tasks_db.models import DBTaskResult, get_date_max


def post(
    *,
    to: Iterable[str],
    subject: str,
    text: str,
    calendar: str = "",
    calendar_name: str = "",
    headers: Mapping[str, str] | None = None,
) -> None:
    """Queue a letter to each address, in the transaction of the act that calls for it.

    One task row a letter, so that one that fails is tried again alone; written in bulk, because
    a notice may go to every member of the organisation.
    """
    rest: dict[str, object] = {
        "subject": subject,
        "text": text,
        "calendar": calendar,
        "calendar_name": calendar_name,
    }
    if headers:
        rest["headers"] = dict(headers)
    DBTaskResult.objects.bulk_create(
        (
            DBTaskResult(
                args_kwargs=normalize_json({"args": [], "kwargs": {"address": address, **rest}}),
                priority=deliver.priority,
                task_path=deliver.module_path,
                queue_name=deliver.queue_name,
                backend_name=deliver.backend,
                run_after=get_date_max(),  # the library's "at once"
            )
            for address in to
        ),
        batch_size=500,
    )


@task()
def deliver(
    *,
    address: str,
    subject: str,
    text: str,
    calendar: str = "",
    calendar_name: str = "",
    headers: dict[str, str] | None = None,
) -> None:
    """Hand one letter to the mail server."""
    message = EmailMessage(
        subject, text, None, [address], connection=get_connection(), headers=headers
    )
    if calendar:
        message.attach(calendar_name or "invite.ics", calendar, "text/calendar")
    message.send()
