"""The imprint checker: what the law asks for, while somebody types."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.forms.message import MessageForm
from folkmoot.apps.campaigns.forms.steps import ImprintForm
from folkmoot.apps.campaigns.views.acting import crumbs
from folkmoot.apps.campaigns.views.verdicts import finding_rows, overall
from folkmoot.apps.campaigns.views.writing import imprint_of
from folkmoot.apps.campaigns.words import DEMANDS, JURISDICTIONS, MEDIA, PUBLISHERS
from folkmoot.core.adverts import RULES, Material, Medium, Publisher, check_imprint
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.web.moments import short_day_words


@public
def checker(request: HttpRequest) -> HttpResponse:
    """Hold any text against the rules of a jurisdiction, a form and a day."""
    form = ImprintForm(
        request.GET if "text" in request.GET else None,
        initial={"on": day_of(now()), "jurisdiction": "uk", "medium": "digital", "paid": "yes"},
    )
    check = None
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        check = check_imprint(
            Material(
                text=values["text"],
                jurisdiction=values["jurisdiction"],
                medium=Medium(values["medium"]),
                publisher=Publisher(values["publisher"]),
                paid=values["paid"] == "yes",
                on=values["on"] or day_of(now()),
                place=values["place"],
            )
        )
    return render(
        request,
        "campaigns/imprint.html",
        {
            "form": form,
            "check": check,
            "overall": overall(check) if check else None,
            "rows": finding_rows(check) if check else [],
            "crumbs": crumbs(),
        },
    )


@public
def rules(request: HttpRequest) -> HttpResponse:
    """The whole table, with its days, its sources, and what of it was at hand."""
    listed = [
        (
            rule.source,
            JURISDICTIONS[rule.jurisdiction],
            "; ".join(str(MEDIA[each.value]).partition(":")[0] for each in rule.media),
            ", ".join(str(PUBLISHERS[each.value]) for each in rule.publishers) or _("everybody"),
            {True: _("paid"), False: _("unpaid"), None: _("both")}[rule.paid],
            ", ".join(str(DEMANDS[each]) for each in rule.demands),
            " – ".join(  # noqa: RUF001  (an en dash)
                short_day_words(each) if each else "…" for each in (rule.since, rule.until)
            ),
            f"{rule.consulted.value}. {rule.note}",
        )
        for rule in RULES
    ]
    columns = [
        {"label": label}
        for label in (
            _("Rule"), _("Law of"), _("Form"), _("Binds"), _("Paid"), _("Asks for"), _("Days"),
            _("What was at hand of it"),
        )
    ]  # fmt: skip
    steps = crumbs((_("Imprint checker"), "/campaigns/imprint"))
    return render(
        request, "campaigns/imprint_rules.html",
        {"columns": columns, "rows": listed, "crumbs": steps},
    )  # fmt: skip


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """The findings on a message that is being written, for the page that writes it."""
    form = MessageForm(request.POST, units=[], contests=[], fixed=True)
    return render(request, "campaigns/parts/draft_imprint.html", {"imprint": imprint_of(form)})
