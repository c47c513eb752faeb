"""The home page and the search page."""

from django.urls import path

from folkmoot.site import views

app_name = "site"
urlpatterns = [
    path("", views.home, name="home"),
    path("search", views.search_page, name="search"),
]
