"""Letters by e-mail: one envelope per person, so that nobody sees anybody's address."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.mail import EmailMessage, get_connection
from django_tasks import task


def post(
    *, to: Iterable[str], subject: str, text: str, calendar: str = "", calendar_name: str = ""
) -> None:
    """Queue a letter to each address, in the transaction of the act that calls for it."""
    for address in to:
        deliver.enqueue(
            address=address,
            subject=subject,
            text=text,
            calendar=calendar,
            calendar_name=calendar_name,
        )


@task()
def deliver(
    *, address: str, subject: str, text: str, calendar: str = "", calendar_name: str = ""
) -> None:
    """Hand one letter to the mail server."""
    message = EmailMessage(subject, text, None, [address], connection=get_connection())
    if calendar:
        message.attach(calendar_name or "invite.ics", calendar, "text/calendar")
    message.send()
