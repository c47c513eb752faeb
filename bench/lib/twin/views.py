"""The list, as Django's documentation would write it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from lib.twin.models import Conference, Motion


@login_required
def motions(request: HttpRequest) -> HttpResponse:
    """Fifty motions to a page, by conference, kind and state."""
    found = Motion.objects.select_related("unit", "conference").order_by("-pk")
    for field in ("conference", "kind", "state"):
        if request.GET.get(field):
            found = found.filter(**{field: request.GET[field]})
    context = {
        "page": Paginator(found, 50).get_page(request.GET.get("page")),
        "conferences": Conference.objects.order_by("starts_at"),
        "kinds": Motion.KINDS,
        "next": Conference.objects.filter(closes_at__gte=timezone.now()).first(),
        "counts": Motion.objects.values("state").annotate(number=Count("pk")).order_by("state"),
    }
    return render(request, "twin/motions.html", context)


def page(request: HttpRequest, **_: str) -> HttpResponse:
    """Every other address."""
    return render(request, "twin/base.html")
