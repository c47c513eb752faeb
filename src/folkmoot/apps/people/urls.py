"""The addresses of the people room."""

from __future__ import annotations

from django.urls import path

from folkmoot.apps.people.views import claims, me, members, rolls, slips, units

app_name = "people"
urlpatterns = [
    path("claim", claims.claim, name="claim"),
    path("me", me.me, name="me"),
    path("me/welcome", claims.welcome, name="welcome"),
    path("me/address", claims.address, name="address"),
    path("me/address/code", claims.address_code, name="address_code"),
    path("me/unit", me.my_unit, name="my_unit"),
    path("me/resignation", me.resignation, name="resignation"),
    path("me/offices/<int:key>/resignation", me.office_resignation, name="office_resignation"),
    path("me/life", me.life, name="life"),
    path("units/", units.tree, name="units"),
    path("units/<slug:slug>", units.unit, name="unit"),
    path("units/<slug:slug>/units", units.founding, name="founding"),
    path("units/<slug:slug>/place", units.placement, name="placement"),
    path("units/<slug:slug>/dissolution", units.dissolution, name="dissolution"),
    path("units/<slug:slug>/offices", units.appointment, name="appointment"),
    path("units/<slug:slug>/offices/<int:key>/term", units.term_end, name="term_end"),
    path("members/", members.members, name="members"),
    path("members/admission", members.admission, name="admission"),
    path("members/<str:number>", members.member, name="member"),
    path("members/<str:number>/claim-letter", members.claim_letter, name="claim_letter"),
    path("members/<str:number>/slips/<str:act>", slips.entry, name="slip_entry"),
    path("rolls/", rolls.rolls, name="rolls"),
    path("rolls/<slug:key>", rolls.roll, name="roll"),
    path("rolls/<slug:key>/proof", rolls.proof, name="roll_proof"),
    path("rolls/<slug:key>/challenges", rolls.challenges, name="roll_challenges"),
    path("rolls/<slug:key>/challenges/<int:challenge>/answer", rolls.answer, name="roll_answer"),
    path("slips/", slips.slips, name="slips"),
    path("slips/<int:key>", slips.slip, name="slip"),
    path("slips/<int:key>/confirmation", slips.confirmation, name="slip_confirmation"),
    path("slips/<int:key>/declining", slips.declining, name="slip_declining"),
]
