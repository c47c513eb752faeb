"""The frame of every page, made ready before the first visitor comes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from wsgiref.util import setup_testing_defaults

from django.apps import apps
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.template.loader import get_template

PARTS = ("web/parts", "web/chrome")


def frame_of_pages(_at: datetime) -> None:
    """Compile the parts of pages, and answer the front page once as if somebody had come."""
    folder = Path(apps.get_app_config("web").path) / "templates"
    for part in PARTS:
        for path in sorted((folder / part).glob("*.html")):
            get_template(f"{part}/{path.name}")
    asked: dict[str, object] = {}
    setup_testing_defaults(asked)
    asked["HTTP_HOST"] = settings.ORIGIN.partition("://")[2]
    answer = get_wsgi_application()(asked, lambda *_told: None)
    answer.close()
