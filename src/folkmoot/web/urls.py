from __future__ import annotations

from django.urls import path

from folkmoot.web import views

urlpatterns = [
    path("design", views.design, name="design"),
    path("design/<slug:page>", views.design, name="design-page"),
]
