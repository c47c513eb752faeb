"""The addresses of the assembly room."""

from django.urls import path

from folkmoot.apps.assembly.views import (
    amendments,
    attendance,
    calling,
    card_votes,
    decisions,
    delegations,
    lists,
    meetings,
    minutes,
)

app_name = "assembly"
urlpatterns = [
    path("", lists.index, name="index"),
    path("new", calling.new, name="new"),
    path("met", minutes.choose_unit, name="met"),
    path("met/<slug:slug>", minutes.we_met, name="we_met"),
    path("resolutions", lists.resolutions, name="resolutions"),
    path("resolutions/<slug:number>/follow-ups", lists.follow_up, name="follow_up"),
    path("requisitions/<slug:slug>", calling.requisitions, name="requisitions"),
    path("requisitions/<slug:slug>/<int:number>/signatures", calling.signatures, name="signatures"),
    path(
        "requisitions/<slug:slug>/<int:number>/meeting",
        calling.from_requisition,
        name="from_requisition",
    ),
    path("unit/<slug:slug>.ics", lists.unit_calendar, name="unit_calendar"),
    path("<slug:key>.ics", lists.calendar, name="calendar"),
    path("<slug:key>", meetings.page, name="meeting"),
    path("<slug:key>/notice", calling.notice, name="notice"),
    path("<slug:key>/agenda", meetings.agenda, name="agenda"),
    path("<slug:key>/opening", meetings.opening, name="opening"),
    path("<slug:key>/closing", meetings.closing, name="closing"),
    path("<slug:key>/apologies", meetings.apologies, name="apologies"),
    path("<slug:key>/attendance", attendance.attendance, name="attendance"),
    path("<slug:key>/head-count", attendance.head_count, name="head_count"),
    path("<slug:key>/departures", attendance.departures, name="departures"),
    path("<slug:key>/decisions", decisions.decisions, name="decisions"),
    path("<slug:key>/decisions/new", decisions.new_decision, name="new_decision"),
    path("<slug:key>/decisions/<int:number>", decisions.decision, name="decision"),
    path("<slug:key>/amendments", amendments.amendments, name="amendments"),
    path(
        "<slug:key>/amendments/<int:item>/<int:number>/decision",
        amendments.amendment_decision,
        name="amendment_decision",
    ),
    path("<slug:key>/delegations", delegations.delegations, name="delegations"),
    path("<slug:key>/credentials", delegations.credentials, name="credentials"),
    path("<slug:key>/card-votes/new", card_votes.new_card_vote, name="new_card_vote"),
    path("<slug:key>/card-votes/<int:number>", card_votes.card_vote, name="card_vote"),
    path("<slug:key>/card-votes/<int:number>/cards", card_votes.cards, name="cards"),
    path("<slug:key>/card-votes/<int:number>/tellers", card_votes.tellers, name="tellers"),
    path("<slug:key>/card-votes/<int:number>/closing", card_votes.close, name="close_card_vote"),
    path("<slug:key>/minutes", minutes.minutes, name="minutes"),
    path("<slug:key>/minutes.pdf", minutes.minutes_on_paper, name="minutes_pdf"),
    path("<slug:key>/notes", minutes.notes, name="notes"),
    path("<slug:key>/approval", minutes.approval, name="approval"),
    path("<slug:key>/corrections", minutes.corrections, name="corrections"),
]
