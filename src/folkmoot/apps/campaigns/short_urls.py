"""The short addresses that are printed on leaflets."""

from __future__ import annotations

from django.urls import path

from folkmoot.apps.campaigns.views import message

app_name = "notices"
urlpatterns = [path("<slug:code>", message.short, name="short")]
