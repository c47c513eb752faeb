"""The home page and the search page."""

from django.urls import path

from folkmoot.site import personas, theme, views

app_name = "site"
urlpatterns = [
    path("", views.home, name="home"),
    path("search", views.search_page, name="search"),
    path("persona", personas.become, name="persona"),
    path("theme", theme.choose, name="theme"),
]
