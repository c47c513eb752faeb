"""Fill the twin and sign somebody in; prints the session's key."""

import os
from datetime import UTC, datetime, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lib.twin.settings")

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from lib.twin.models import Conference, Motion, Unit

MOTIONS = 60
MAY = datetime(2026, 5, 4, 10, tzinfo=UTC)


def build() -> str:
    """Tables, rows, a session."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    units = [Unit.objects.create(name=f"Aldermere {number}") for number in range(8)]
    conference = Conference.objects.create(
        title="Conference 2026",
        starts_at=MAY + timedelta(days=140),
        closes_at=MAY + timedelta(days=70),
    )
    Motion.objects.bulk_create(
        Motion(
            number=f"2026-{number}",
            title="A fair hearing",
            kind="rule_change",
            state=("submitted", "in_order", "carried")[number % 3],
            unit=units[number % 8],
            conference=conference,
            rule="2.I.4.B",
            submitted_at=MAY + timedelta(hours=number),
        )
        for number in range(MOTIONS)
    )
    user = User.objects.create_user("esme", first_name="Esme", last_name="Ward")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    print(build())
