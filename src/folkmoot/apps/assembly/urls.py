"""The addresses of the assembly room."""

from django.urls import URLPattern

app_name = "assembly"
urlpatterns: list[URLPattern] = []
