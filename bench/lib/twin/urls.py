"""The twin's addresses."""

from django.urls import path
from lib.twin import views

urlpatterns = [
    path("", views.page, name="home"),
    path("motions/", views.motions, name="motions"),
    path("motions/<str:number>/", views.page, name="motion"),
    path("units/<int:pk>/", views.page, name="unit"),
    path("rules/", views.page, name="rules"),
    path("meetings/", views.page, name="meetings"),
    path("record/", views.page, name="record"),
    path("search/", views.page, name="search"),
    path("me/", views.page, name="me"),
    path("logout/", views.page, name="logout"),
    path("login/", views.page, name="login"),
]
