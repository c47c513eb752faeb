"""The addresses of the page of consistency."""

from django.urls import path

from folkmoot.site.consistency import views

app_name = "consistency"
urlpatterns = [
    path("", views.index, name="index"),
    path("outcomes.csv", views.table, name="table"),
    path("table", views.own, name="own"),
]
