"""How the conversation goes: the figures against chance, who answers whom, files, consent."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.chance import chance_picture
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.forms.talking import AgreeForm
from folkmoot.apps.commons.policy.talking import may_talk
from folkmoot.apps.commons.queries import HealthView
from folkmoot.apps.commons.views.acting import act_page, moderates, refused, sent
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import actor_of, key_of
from folkmoot.platform.access import public
from folkmoot.platform.clock import now

FEWEST = 5
MEASURES = {
    "crossing": (
        gettext_lazy("Cross-cutting exposure"),
        gettext_lazy("the share of ties between people of different groups"),
    ),
    "e-i": (
        gettext_lazy("E-I index"),
        gettext_lazy("ties across less ties within, over all: minus 1 nobody crosses, 1 everybody"),
    ),
    "modularity": (
        gettext_lazy("Modularity"),
        gettext_lazy("ties within groups beyond those that how much each talks would make"),
    ),
    "assortativity": (
        gettext_lazy("Assortativity"),
        gettext_lazy("the same, over the most it could be: 1 if nobody crosses"),
    ),
    "controversy": (
        gettext_lazy("Random-walk controversy"),
        gettext_lazy("between the two largest groups: 1 if passing from tie to tie leads nobody "
                     "across"),
    ),
}  # fmt: skip


@public
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """How much talk crosses the lines, in words, as a picture and as tables."""
    found = queries.health()
    person = key_of(request)
    context: dict[str, Any] = {
        "found": found,
        "talked": queries.talked_about(),
        "counted": queries.counted(person),
        "member": bool(may_talk(actor_of(request), on=day_of(now()))),
        "asked_again": len(queries.replies_asked_again())
        if moderates(request, people.national().slug)
        else 0,
    }
    if found and found.result:
        context |= {
            "sentence": found.result["in_words"],
            "picture": chance_picture(found.result["measures"][0]),
            "measures": [_measure_row(each) for each in found.result["measures"]],
            "measure_columns": _measure_columns(),
            **_answers(found),
        }
    return render(request, "commons/conversation.html", context)


@public
def health_file(request: HttpRequest, name: str) -> HttpResponse:
    """The links, the sides or what was found of them."""
    found = queries.health()
    if found is None or found.result is None:
        raise Http404(name)
    text, kind = {
        "links.csv": (found.links, "text/csv"),
        "sides.csv": (found.sides, "text/csv"),
        "result.json": (found.written, "application/json"),
    }[name]
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="conversation-{name}"'
    return response


def consent(request: HttpRequest) -> HttpResponse:
    """Agree to be counted, or take that back."""
    verdict = may_talk(actor_of(request), on=day_of(now()))
    if not verdict:
        return refused(request, verdict, back="/conversation/", shut=True)
    counted = queries.counted(key_of(request))

    def do(_values: dict[str, Any]) -> tuple[str, str, str]:
        if counted:
            code = actions.be_counted_no_more(actor=actor_of(request), at=now())
            says = _("You are not counted; what was published with you in it is taken down.")
        else:
            code = actions.be_counted(actor=actor_of(request), at=now())
            says = _("You are counted from midnight.")
        return says, code, "/conversation/"

    if counted:
        return act_page(
            request, form=AgreeForm(sent(request)), do=do, crumbs=_crumbs(),
            title=_("Be counted no more"), button=_("Do not count me"), back="/conversation/",
            lede=_("What was published with you in it is taken down at once and measured again "
                   "without you. You need give no reason."),
        )  # fmt: skip
    return act_page(
        request, form=AgreeForm(sent(request)), do=do, crumbs=_crumbs(),
        title=_("Be counted in the conversation"), button=_("I agree: count me"),
        back="/conversation/",
        lede=_("Each night it is measured how much talk crosses the lines between the groups of "
               "the last consultation. The ties it is measured on are published under names drawn "
               "by lot. But replies stand under your own name: whoever lays both side by side can "
               "find out with which group you stand. If you would rather nobody could, do not "
               "agree; you can reply all the same. You can take it back at any time."),
    )  # fmt: skip


@public
@never_cache
def log(request: HttpRequest) -> HttpResponse:
    """Every decision on a reply or a note, with its reason; for moderators also what waits."""
    officer = moderates(request, people.national().slug)
    me = str(actor_of(request)) if key_of(request) else ""
    return render(
        request,
        "commons/talk_moderation.html",
        {
            "log": queries.talk_log(),
            "waiting": queries.replies_asked_again() if officer else [],
            "mine": [each for each in queries.replies_by(me) if each.hidden] if me else [],
            "officer": officer,
            "crumbs": _crumbs(),
        },
    )


def _measure_columns() -> list[dict[str, Any]]:
    return [
        {"label": _("Measure")},
        {"label": _("As it is"), "number": True},
        {"label": _("By chance"), "number": True},
        {"label": _("95 of 100 by chance"), "number": True},
        {"label": _("Beyond chance"), "number": True},
    ]


def _measure_row(each: dict[str, Any]) -> list[str]:
    name, what = MEASURES[each["name"]]
    return [
        f"{name}: {what}",
        _figure(each["value"]),
        _figure(each["by_chance"]),
        _("%(low)s to %(high)s") % {"low": _figure(each["low"]), "high": _figure(each["high"])},
        _figure(each["beyond_chance"], sign=True),
    ]


def _figure(value: float, *, sign: bool = False) -> str:
    value = round(value, 2) + 0.0  # never a nought with a sign
    return (f"{value:+.2f}" if sign else f"{value:.2f}").replace("-", "\N{MINUS SIGN}")


def _answers(found: HealthView) -> dict[str, Any]:
    """Who answers whom, group by group, as a table; counts below five are not told."""
    assert found.result is not None  # noqa: S101  (the caller has looked)
    counted = queries.who_answers_whom(found)
    groups = list(found.result["sides"])
    columns: list[dict[str, Any]] = [{"label": _("Answers from")}]
    columns += [{"label": _("to %(group)s") % {"group": each}, "number": True} for each in groups]
    columns.append({"label": _("across"), "number": True})
    rows = []
    for one in groups:
        cells = [counted.get((one, other), 0) for other in groups]
        total, within = sum(cells), counted.get((one, one), 0)
        few = any(0 < cell < FEWEST for cell in cells)
        across = "" if few or not total else f"{100 * (total - within) // total}%"
        told = [_("under 5") if 0 < cell < FEWEST else str(cell) for cell in cells]
        people_of = found.result["sides"][one]
        head = _("%(group)s (%(n)d people)") % {"group": one.capitalize(), "n": people_of}
        rows.append([head, *told, across])
    return {"answer_columns": columns, "answers": rows}


def _crumbs() -> list[dict[str, str]]:
    return [{"label": _("Conversation"), "url": "/conversation/"}]
