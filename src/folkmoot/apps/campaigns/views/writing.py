"""Writing a message down, changing a draft, correcting a declaration."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from folkmoot.apps.campaigns import actions, queries
from folkmoot.apps.campaigns.content import Content
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.forms.message import (
    VARIANTS,
    CorrectionForm,
    MessageForm,
    initial_of,
    with_kept_pictures,
)
from folkmoot.apps.campaigns.policy.declaring import checks_of
from folkmoot.apps.campaigns.policy.offices import may_campaign
from folkmoot.apps.campaigns.queries import MessageView
from folkmoot.apps.campaigns.views.acting import (
    act_page,
    crumbs,
    message_or_404,
    scopes,
    sent,
    shut,
)
from folkmoot.apps.campaigns.views.verdicts import finding_rows, overall
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import actor_of
from folkmoot.core.terms import Reason, no
from folkmoot.platform.clock import now
from folkmoot.platform.installation import installation


def new(request: HttpRequest) -> HttpResponse:
    """Write a message down before anything is paid for."""
    mine = scopes(request)
    if not mine:
        says = "Paid messages are written down by campaign officers and secretaries."
        verdict = no(Reason("campaign.no_office", says, {}, None, "Ask one of them."))
        answer = shut(request, verdict, "/campaigns/")
        assert answer is not None  # noqa: S101  (it is a refusal)
        return answer
    form = MessageForm(
        sent(request),
        request.FILES or None,
        units=_units(mine),
        contests=_contests(),
        initial={"sponsor_name": installation().name, "title": ""},
    )

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        process = queries.contest(values["contest"])
        content = form.content(_pictures(request), process.title if process else "")
        view, code = actions.draft_message(
            actor=actor_of(request), at=now(), unit=values["unit"], content=content,
            contest=values["contest"], motion=values["motion"],
        )  # fmt: skip
        return _("The draft is kept. Nobody but your officers sees it."), code, view.url

    return _page(
        request, form=form, do=do, title=_("A paid message"), button=_("Keep the draft"),
        back="/campaigns/", lede=_(
            "Write it down before you pay: who is behind it, what it costs, and what is said to "
            "whom. It is approved, then declared, and then everybody can read it."
        ),
    )  # fmt: skip


def wording(request: HttpRequest, number: str) -> HttpResponse:
    """Change the wording of a draft."""
    view = message_or_404(request, number)
    verdict = may_campaign(actor_of(request), unit=view.unit, on=day_of(now()))
    if answer := shut(request, verdict, view.url):
        return answer
    form = MessageForm(
        sent(request), request.FILES or None, units=[], contests=[], fixed=True,
        initial=initial_of(view.content),
    )  # fmt: skip

    def do(_values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.redraft_message(
            actor=actor_of(request), at=now(), message=view.number,
            content=_content(request, form, view),
        )  # fmt: skip
        return _("The wording is kept. Approvals are asked for anew."), code, view.url

    return _page(
        request, form=form, do=do, view=view, title=view.title, kicker=view.number,
        button=_("Keep this wording"), back=view.url,
    )  # fmt: skip


def correction(request: HttpRequest, number: str) -> HttpResponse:
    """Say what was wrong with a declaration, and what is right."""
    view = message_or_404(request, number)
    verdict = may_campaign(actor_of(request), unit=view.unit, on=day_of(now()))
    if answer := shut(request, verdict, view.url):
        return answer
    form = CorrectionForm(
        sent(request), request.FILES or None, units=[], contests=[], fixed=True,
        initial=initial_of(view.content),
    )  # fmt: skip

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.correct_message(
            actor=actor_of(request), at=now(), message=view.number,
            content=_content(request, form, view), reason=values["reason"],
        )  # fmt: skip
        return _("It is corrected. Both wordings can be read."), code, view.url

    return _page(
        request, form=form, do=do, view=view, title=_("Correct the declaration"),
        kicker=f"{view.number} {view.title}", button=_("Correct it"), back=view.url,
        lede=_("What was declared stays to be read, with the reason for the correction."),
    )  # fmt: skip


def sections_of(form: MessageForm) -> list[dict[str, Any]]:
    """The form in parts, each with a legend."""
    parts: list[tuple[str, list[str]]] = [
        (_("What was wrong"), ["reason"]),
        (_("What it is"), ["unit", "title", "contest", "motion", "medium", "channels"]),
    ]
    for number in range(1, VARIANTS + 1):
        legend = _("Variant %(n)d: what is said to whom") % {"n": number}
        names = ["name", "text", "audience", "picture"]
        parts.append((legend, [f"{name}_{number}" for name in names]))
    parts += [
        (_("Who stands behind it"), [
            "sponsor_name", "sponsor_address", "sponsor_email", "sponsor_established",
            "sponsor_registration", "controller_name", "payer_name", "payer_address",
        ]),
        (_("Imprint"), [
            "jurisdiction", "publisher", "paid", "promoter_name", "promoter_address",
            "printer_name", "printer_address", "imprint", "place", "single_sided",
        ]),
        (_("Money and days"), [
            "amount", "benefits", "currency", "method", "public_funds", "inside_union", "begins",
            "ends", "targeted",
        ]),
    ]  # fmt: skip
    return [
        {
            "legend": legend,
            "fields": [form[name] for name in names if name in form.fields],
            "folded": names[0] in {"name_2", "name_3"} and not _filled(form, names),
        }
        for legend, names in parts
        if any(name in form.fields for name in names)
    ]


def imprint_of(form: MessageForm) -> dict[str, Any]:
    """What the imprint rules say of a form as it is filled in now."""
    content = draft_content(form)
    if content is None:
        return {"variants": []}
    on = content.begins or day_of(now())
    found = checks_of(content, on=on, notice="/n/")
    return {
        "line": content.imprint_line,
        "variants": [
            (name, check.applies, overall(check), finding_rows(check)) for name, check in found
        ],
    }


def draft_content(form: MessageForm) -> Content | None:
    """A form as far as it can be read, whatever is still missing; None if it is not filled in."""
    if not form.is_bound:
        return None
    form.is_valid()
    for name, field in form.fields.items():
        form.cleaned_data.setdefault(name, getattr(field, "empty_value", None))
    for number in range(1, VARIANTS + 1):
        if form.errors.get(f"audience_{number}"):
            form.cleaned_data[f"audience_{number}"] = ""
    return form.content({}, "")


def _page(request: HttpRequest, *, form: MessageForm, **context: Any) -> HttpResponse:
    context = {"lede": "", "kicker": "", "view": None, **context}
    return act_page(
        request, form=form, template="campaigns/writing.html", sections=sections_of(form),
        imprint=imprint_of(form), crumbs=crumbs(), **context,
    )  # fmt: skip


def _content(request: HttpRequest, form: MessageForm, view: MessageView) -> Content:
    content = form.content(_pictures(request), view.content.process)
    return with_kept_pictures(content, view.content)


def _pictures(request: HttpRequest) -> dict[int, tuple[str, str]]:
    found = {}
    for number in range(1, VARIANTS + 1):
        file = request.FILES.get(f"picture_{number}")
        if file is not None:
            name = str(file.name)[:120]  # type: ignore[union-attr]
            mark = actions.keep_picture(
                actor=actor_of(request),
                at=now(),
                name=name,
                data=file.read(),  # type: ignore[union-attr]
            )
            found[number] = (mark, name)
    return found


def _filled(form: MessageForm, names: list[str]) -> bool:
    return bool(form[names[1]].value()) or any(name in form.errors for name in names)


def _units(mine: list[str]) -> list[tuple[str, str]]:
    found = {unit.slug: unit.name for scope in mine for unit in people.units_under(scope)}
    return list(found.items())


def _contests() -> list[tuple[str, str]]:
    return [(each.key, each.title) for each in queries.contests()]
