"""The addresses of the API."""

from django.urls import path

from folkmoot.api import pages
from folkmoot.api.v1 import api

app_name = "api"
urlpatterns = [
    path("", pages.index, name="index"),
    path("v1/openapi.json", pages.schema, name="schema"),
    path("v1/", api.urls),
]
