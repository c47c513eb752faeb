"""The addresses of the campaigns room."""

from __future__ import annotations

from django.urls import path

from folkmoot.apps.campaigns.views import (
    adverts,
    archives,
    contests,
    exports,
    imprint,
    index,
    message,
    steps,
    watching,
    writing,
)

app_name = "campaigns"
urlpatterns = [
    path("", index.register, name="index"),
    path("messages.csv", exports.messages_csv, name="messages_csv"),
    path("messages/new", writing.new, name="new"),
    path("messages/<slug:number>", message.notice, name="message"),
    path("messages/<slug:number>/wording", writing.wording, name="wording"),
    path("messages/<slug:number>/correction", writing.correction, name="correction"),
    path("messages/<slug:number>/approval", steps.approval, name="approval"),
    path("messages/<slug:number>/declaration", steps.declaration, name="declaration"),
    path("messages/<slug:number>/start", steps.start, name="start"),
    path("messages/<slug:number>/end", steps.end, name="end"),
    path("messages/<slug:number>/leaflet.pdf", exports.leaflet, name="leaflet"),
    path("messages/<slug:number>/notice.json", exports.notice_json, name="notice_json"),
    path("messages/<slug:number>/standard.json", exports.standard_json, name="standard_json"),
    path("messages/<slug:number>/pictures/<slug:digest>", message.picture, name="picture"),
    path("breaches", index.breaches, name="breaches"),
    path("imprint", imprint.checker, name="imprint"),
    path("imprint/rules", imprint.rules, name="imprint_rules"),
    path("imprint/draft", imprint.draft, name="imprint_draft"),
    path("contests/", contests.contests, name="contests"),
    path("contests/new", contests.new, name="new_contest"),
    path("contests/<slug:key>", contests.contest, name="contest"),
    path("contests/<slug:key>/results", contests.result, name="result"),
    path("archives/", archives.archives, name="archives"),
    path("archives/new", archives.new, name="new_archive"),
    path("archives/<int:number>", archives.archive, name="archive"),
    path("adverts/", adverts.overview, name="adverts"),
    path("adverts/search", adverts.search, name="search"),
    path("adverts/alike", adverts.alike, name="alike"),
    path("adverts/alike/<slug:key>", adverts.told_what, name="told"),
    path("adverts/no-disclaimer", adverts.no_disclaimer, name="no_disclaimer"),
    path("adverts/targeting", adverts.targeting, name="targeting"),
    path("adverts/adverts.csv", exports.adverts_csv, name="adverts_csv"),
    path("adverts/standard.json", exports.adverts_json, name="adverts_json"),
    path("adverts/sponsors/<str:key>", adverts.sponsor, name="sponsor"),
    path("adverts/<int:key>", adverts.advert, name="advert"),
    path("captures/", watching.captures, name="captures"),
    path("captures/new", watching.new_capture, name="new_capture"),
    path("captures/<int:number>/picture", watching.capture_picture, name="capture_picture"),
    path("claims/", watching.claims, name="claims"),
    path("claims/new", watching.new_claim, name="new_claim"),
    path("manifestos/new", watching.new_manifesto, name="new_manifesto"),
    path("manifestos/<slug:key>", watching.manifesto, name="manifesto"),
]
