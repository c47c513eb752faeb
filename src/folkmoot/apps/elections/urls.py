"""The addresses of the elections room."""

from __future__ import annotations

app_name = "elections"
urlpatterns: list[object] = []
