"""The addresses of the commons."""

from django.urls import path

from folkmoot.apps.commons.views import (
    consultations,
    hustings,
    maps,
    moderating,
    news,
    responding,
    subscriptions,
)

app_name = "commons"
_ONE = "consultations/<slug:key>"
urlpatterns = [
    path("consultations/", consultations.index, name="consultations"),
    path("consultations/new", consultations.new, name="new_consultation"),
    path(_ONE, consultations.consultation, name="consultation"),
    path(f"{_ONE}/statement", responding.statement, name="statement"),
    path(f"{_ONE}/responses", responding.responses, name="responses"),
    path(f"{_ONE}/statements/new", responding.new_statement, name="new_statement"),
    path(f"{_ONE}/map", maps.opinion_map, name="map"),
    path(f"{_ONE}/votes.csv", maps.votes_file, name="votes_file"),
    path(f"{_ONE}/votes-public.csv", maps.outside_file, name="outside_file"),
    path(f"{_ONE}/statements.csv", maps.statements_file, name="statements_file"),
    path(f"{_ONE}/result.json", maps.result_file, name="result_file"),
    path(f"{_ONE}/moderation", moderating.log, name="moderation"),
    path(f"{_ONE}/moderation.csv", moderating.log_file, name="moderation_file"),
    path(f"{_ONE}/statements/<int:number>/moderation", moderating.decision, name="decision"),
    path(f"{_ONE}/statements/<int:number>/second-look", moderating.second_look, name="second_look"),
    path("news/", news.index, name="news"),
    path("news/new", news.new, name="new_publication"),
    path("news/feed.atom", news.feed, name="feed"),
    path("news/events.ics", news.calendar, name="events"),
    path("news/subscription", subscriptions.subscription, name="subscription"),
    path("news/subscription/ending", subscriptions.ending, name="ending"),
    path("news/unsubscribe/<str:token>", subscriptions.unsubscribe, name="unsubscribe"),
    path("news/unit/<slug:unit>", news.index, name="unit_news"),
    path("news/unit/<slug:unit>.atom", news.feed, name="unit_feed"),
    path("news/unit/<slug:unit>.ics", news.calendar, name="unit_events"),
    path("news/<slug:key>", news.publication, name="publication"),
    path("news/<slug:key>/file", news.file, name="publication_file"),
    path("news/<slug:key>/correction", news.correction, name="publication_correction"),
    path("news/<slug:key>/withdrawal", news.withdrawal, name="publication_withdrawal"),
    path("hustings/", hustings.index, name="all_hustings"),
    path("hustings/new", hustings.new, name="new_hustings"),
    path("hustings/<slug:key>", hustings.hustings, name="hustings"),
    path("hustings/<slug:key>/questions/new", hustings.new_question, name="new_question"),
    path("hustings/<slug:key>/questions/<int:number>/wish", hustings.wish, name="wish"),
    path("hustings/<slug:key>/questions/<int:number>/omission", hustings.omission, name="omission"),
    path("hustings/<slug:key>/choosing", hustings.choosing, name="choosing"),
    path("hustings/<slug:key>/answers/<int:number>", hustings.answer, name="answer"),
    path("hustings/<slug:key>/answers.json", hustings.answers_file, name="answers_file"),
]
