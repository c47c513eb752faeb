"""The addresses of the commons."""

from django.urls import path

from folkmoot.apps.commons.views import consultations, moderating, responding

app_name = "commons"
_ONE = "consultations/<slug:key>"
urlpatterns = [
    path("consultations/", consultations.index, name="consultations"),
    path("consultations/new", consultations.new, name="new_consultation"),
    path(_ONE, consultations.consultation, name="consultation"),
    path(f"{_ONE}/statement", responding.statement, name="statement"),
    path(f"{_ONE}/responses", responding.responses, name="responses"),
    path(f"{_ONE}/statements/new", responding.new_statement, name="new_statement"),
    path(f"{_ONE}/moderation", moderating.log, name="moderation"),
    path(f"{_ONE}/moderation.csv", moderating.log_file, name="moderation_file"),
    path(f"{_ONE}/statements/<int:number>/moderation", moderating.decision, name="decision"),
    path(f"{_ONE}/statements/<int:number>/second-look", moderating.second_look, name="second_look"),
]
