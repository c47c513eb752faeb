"""The addresses of the elections room."""

from __future__ import annotations

from django.urls import path

from folkmoot.apps.elections.views import (
    candidates,
    election,
    lists,
    nominations,
    papers,
    questions,
    results,
    vacancies,
    voting,
)

app_name = "elections"
urlpatterns = [
    path("", lists.index, name="index"),
    path("new", lists.new_election, name="new"),
    path("questions/new", questions.new_question, name="new_question"),
    path("posts/new", lists.new_post, name="new_post"),
    path("posts/<slug:slug>", lists.post, name="post"),
    path("<slug:key>", election.election, name="election"),
    path("<slug:key>/nominations", nominations.nominations, name="nominations"),
    path(
        "<slug:key>/nominations/<int:nomination>/taking-back",
        nominations.taking_back,
        name="taking_back",
    ),
    path("<slug:key>/answer", nominations.answer, name="answer"),
    path("<slug:key>/withdrawal", nominations.withdrawal, name="withdrawal"),
    path("<slug:key>/candidates/<str:number>", candidates.candidate, name="candidate"),
    path("<slug:key>/candidates/<str:number>/photograph", candidates.picture, name="picture"),
    path("<slug:key>/leaflet.pdf", candidates.leaflet, name="leaflet"),
    path("<slug:key>/statement", candidates.statement, name="statement"),
    path("<slug:key>/photograph", candidates.photograph, name="photograph"),
    path("<slug:key>/letter", candidates.letter, name="letter"),
    path("<slug:key>/hustings", candidates.hustings, name="hustings"),
    path("<slug:key>/slates/new", candidates.new_slate, name="new_slate"),
    path("<slug:key>/slates/<slug:slug>", candidates.slate, name="slate"),
    path("<slug:key>/slates/<slug:slug>/joining", candidates.joining, name="joining"),
    path("<slug:key>/notice", voting.notice, name="notice"),
    path("<slug:key>/paper", voting.draw_paper, name="paper"),
    path("<slug:key>/vote", voting.vote, name="vote"),
    path("<slug:key>/papers", papers.papers, name="papers"),
    path("<slug:key>/papers/paper.pdf", papers.to_print, name="paper_to_print"),
    path("<slug:key>/papers/given", papers.issuing, name="issuing"),
    path("<slug:key>/papers/bundles", papers.opening, name="opening"),
    path("<slug:key>/papers/bundles/<int:batch>", papers.reading, name="reading"),
    path("<slug:key>/papers/bundles/<int:batch>/admission", papers.admission, name="admission"),
    path("<slug:key>/register", papers.register, name="register"),
    path("<slug:key>/count", results.count, name="count"),
    path("<slug:key>/count/opening", results.counting, name="counting"),
    path("<slug:key>/count/stages.csv", results.count_csv, name="count_csv"),
    path("<slug:key>/count/sheet.pdf", results.count_pdf, name="count_pdf"),
    path("<slug:key>/count/record.json", results.record, name="record"),
    path("<slug:key>/declaration", results.declaring, name="declaring"),
    path("<slug:key>/challenge", results.challenge, name="challenge"),
    path("<slug:key>/challenges/<int:challenge>/answer", results.answering, name="answering"),
    path("<slug:key>/resignation", vacancies.resignation, name="resignation"),
    path("<slug:key>/vacancies", vacancies.vacancies, name="vacancies"),
    path("<slug:key>/vacancies/<int:number>", vacancies.vacancy, name="vacancy"),
    path(
        "<slug:key>/vacancies/<int:number>/answer", vacancies.vacancy_answer, name="vacancy_answer"
    ),
    path(
        "<slug:key>/vacancies/<int:number>/record.json",
        vacancies.vacancy_record,
        name="vacancy_record",
    ),
    path(
        "<slug:key>/vacancies/<int:number>/papers.blt",
        vacancies.vacancy_papers,
        name="vacancy_papers",
    ),
    path("<slug:key>/ballots", results.ballots, name="ballots"),
    path("<slug:key>/ballots.blt", results.ballots_blt, name="ballots_blt"),
    path("<slug:key>/ballots.csv", results.ballots_csv, name="ballots_csv"),
]
