"""The addresses of the house calculator."""

from django.urls import path

from folkmoot.site.house import views

app_name = "house"
urlpatterns = [
    path("", views.index, name="index"),
    path("own", views.own, name="own"),
    path("own.toml", views.own_file, name="own-file"),
    path("text", views.as_text, name="text"),
    path("<slug:name>.toml", views.one_file, name="prepared-file"),
    path("<slug:name>", views.one, name="prepared"),
]
