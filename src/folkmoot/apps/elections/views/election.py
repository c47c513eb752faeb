"""The page of an election: what it is, where it stands, what I can do and by when."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.queries import ElectionView, LedgerLine
from folkmoot.apps.elections.views.acting import conducts, crumbs, election_or_404, status_of
from folkmoot.apps.elections.views.questions import rules_shown, steps_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import key_of
from folkmoot.core.procedure.rules.election_timetable import MODE_WORDS
from folkmoot.core.procedure.rules.electorate import WORDS as ELECTORATES
from folkmoot.core.tally import RULES
from folkmoot.core.tally.reopening import why_not_reopened
from folkmoot.core.terms import Verdict, yes
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.web import offers


@public
@never_cache
def election(request: HttpRequest, key: str) -> HttpResponse:
    """One election."""
    view = election_or_404(key)
    at, person = now(), key_of(request)
    phase = view.phase(at)
    lines = queries.ledger(view)
    mine = next((line for line in lines if line.person_key == person), None) if person else None
    elector = queries.elector(view, person) if person else None
    right = people.right_of(person, "vote", at) if person and phase == "poll" else yes()
    officer = conducts(request, view)
    turnout = queries.turnout(view)
    common = {
        "election": view,
        "phase": phase,
        "status": status_of(view),
        "act": _act(view, phase, mine, elector if right else None),
        "closes": _closes(view, phase),
        "say": _say(view, phase, elector, right=right, signed_in=bool(person)),
        "facts": facts(view),
        "turnout": turnout,
        "declared": queries.declaration(key) if view.declared_at else None,
        "crumbs": crumbs(),
        "now": at,
    }
    if view.question:
        more = {
            "rules": rules_shown(view),
            "steps": steps_of(view, phase),
            "actions": _for_officer(view, phase) if officer else (),
        }
        return render(request, "elections/question.html", common | more)
    return render(
        request,
        "elections/election.html",
        common
        | {
            "steps": _steps(view, phase),
            "candidates": queries.candidates(view),
            "lines": lines,
            "slates": queries.slates(key),
            "hustings": queries.hustings_of(key),
            "beside": offers.beside(view.url, person, at),
            "mine": mine,
            "actions": [
                *_for_candidate(view, phase, mine),
                *(_for_officer(view, phase) if officer else ()),
            ],
            "votes": queries.open_votes(key) if not view.secret and view.noticed else (),
        },
    )


def facts(view: ElectionView) -> list[dict[str, Any]]:
    """How the election is held, each with the rule it came from."""
    kept = ", ".join(f"{least} {name}" for name, least in view.kept)
    roll = view.roll
    return [
        fact
        for fact in (
            {"term": _("Ordered by"), "detail": view.question.ordered_by if view.question else ""},
            {"term": _("Places"), "detail": "" if view.question else view.places,
             "note": _("at least %(kept)s") % {"kept": kept} if kept else ""},
            {"term": _("Who votes"), "detail": ELECTORATES.get(view.electorate, view.electorate),
             "url": f"/rolls/{roll}" if roll else ""},
            {"term": _("How"), "detail": MODE_WORDS[view.mode]},
            {"term": _("Counted by"),
             "detail": "" if view.question else RULES[view.counting].title},
            {"term": _("Re-open nominations"),
             "detail": "" if view.question else _("stands last on the paper")
             if view.reopen else _("not on the paper"),
             "note": "" if view.question or view.reopen
             else why_not_reopened(RULES[view.counting], view.places)},
            {"term": _("Commitment to the lots"), "detail": f"{view.commitment[:16]}…",
             "note": _("The seed that would decide a tie was drawn when the ballot was called; it "
                       "is told with the count.") if view.question
             else _("The seed of the paper and of ties was drawn before anybody was nominated; "
                    "it is told with the count."),
             "url": f"/record/{view.seq}" if view.seq is not None else ""},
        )
        if fact["detail"] != ""
    ]  # fmt: skip


def _act(
    view: ElectionView, phase: str, mine: LedgerLine | None, elector: Any
) -> dict[str, str] | None:
    if phase in {"nominations", "acceptance"} and mine and mine.answer == "":
        return {"label": _("Accept or decline"), "url": f"{view.url}/answer"}
    if phase == "poll" and elector and elector.on_roll and view.polls_here:
        if elector.by_paper:
            return None
        label = _("Vote") if not elector.voted else _("Replace my ballot")
        return {"label": label, "url": f"{view.url}/vote"}
    if phase == "nominations":
        return {"label": _("Nominate somebody"), "url": f"{view.url}/nominations"}
    if phase == "declared" and view.contested:
        return {"label": _("See the count"), "url": f"{view.url}/count"}
    return None


def _closes(view: ElectionView, phase: str) -> Any:
    times = view.times
    return {
        "nominations": times.nominations_close,
        "acceptance": times.accept_by,
        "poll": times.poll_closes,
    }.get(phase)


def _say(view: ElectionView, phase: str, elector: Any, *, right: Verdict, signed_in: bool) -> str:
    if phase != "poll" or view.statutory:
        return ""
    if not signed_in:
        return _("Sign in to vote, if you are on the roll.")
    if elector and elector.voted:
        return (
            _("You have voted. How is nowhere beside your name.")
            if view.secret
            else _("Your vote is recorded; you may change it until the poll closes.")
        )
    if elector and elector.on_roll and not right:
        return " ".join(reason.sentence for reason in right.reasons)
    if elector and not elector.on_roll:
        return _("You have no vote here: %(why)s.") % {"why": elector.why_not}
    return ""


def _steps(view: ElectionView, phase: str) -> list[dict[str, Any]]:
    times = view.times
    order = ["called", "nominations", "acceptance", "campaign", "poll", "closed", "declared"]
    here = order.index(phase)

    def state(*phases: str) -> str:
        places = [order.index(each) for each in phases]
        if here > max(places):
            return "done"
        return "now" if here in places else "next"

    return [
        {"label": _("Called"), "state": "done", "at": view.called_at,
         "url": f"/record/{view.seq}" if view.seq is not None else ""},
        {"label": _("Nominations"), "state": state("nominations"),
         "at": times.nominations_close, "url": f"{view.url}/nominations"},
        {"label": _("Answers"), "state": state("acceptance"), "at": times.accept_by},
        {"label": _("Notice of poll"),
         "state": "done" if view.noticed else state("campaign"),
         "at": times.poll_opens, "url": f"{view.url}/notice"},
        {"label": _("Poll"),
         "state": "skipped" if not view.contested else state("poll"),
         "at": times.poll_closes},
        {"label": _("Count and declaration"), "state": "done" if phase == "declared" else
         state("closed"), "at": view.declared_at,
         "url": f"{view.url}/count" if phase == "declared" and view.contested else ""},
    ]  # fmt: skip


def _for_candidate(view: ElectionView, phase: str, mine: LedgerLine | None) -> list[dict[str, str]]:
    if mine is None:
        return []
    if phase == "declared" and mine.answer == "accepted":
        return [{"label": _("The places it filled"), "url": f"{view.url}/vacancies"}]
    if mine.answer != "accepted" or phase in {"poll", "closed", "declared"}:
        return []
    out = [
        {"label": _("My statement"), "url": f"{view.url}/statement", "icon_name": "quill"},
        {"label": _("My photograph"), "url": f"{view.url}/photograph"},
        {"label": _("Form a slate"), "url": f"{view.url}/slates/new"},
    ]
    if view.roll:
        out.append({"label": _("My letter to the electors"), "url": f"{view.url}/letter"})
    if not view.noticed:
        out.append({"label": _("Withdraw"), "url": f"{view.url}/withdrawal"})
    return out


def _for_officer(view: ElectionView, phase: str) -> list[dict[str, str]]:
    out = []
    if phase not in {"closed", "declared"} and not view.question:
        out.append({"label": _("Set a hustings"), "url": f"{view.url}/hustings"})
    if not view.noticed and phase in {"campaign", "poll", "closed"}:
        out.append(
            {"label": _("Draw the paper, give notice of poll"), "url": f"{view.url}/paper",
             "kind": "primary"}
        )  # fmt: skip
    if view.polls_here and view.secret and phase in {"poll", "closed"}:
        out.append({"label": _("Papers"), "url": f"{view.url}/papers"})
    if phase == "declared" and not view.question:
        out.append({"label": _("Places that fall vacant"), "url": f"{view.url}/vacancies"})
    if view.secret and phase in {"closed", "declared"}:
        out.append({"label": _("Marked register"), "url": f"{view.url}/register"})
    if (phase == "closed" and not view.statutory) or (
        view.noticed and not view.contested and phase != "declared"
    ):
        out.append({"label": _("Count and declare"), "url": f"{view.url}/count", "kind": "primary"})
    return out
