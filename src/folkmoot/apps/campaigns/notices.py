"""A message as the transparency notice of the Union, and as the data standard has it."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.content import Named
from folkmoot.apps.campaigns.queries import MessageView
from folkmoot.core.adverts import (
    Advert,
    Body,
    Notice,
    Range,
    exactly,
    write_advert,
)
from folkmoot.platform.installation import installation

SOURCE = "register"


def notice_of(view: MessageView) -> Notice:
    """What the notice states; what is not known is left empty, not guessed."""
    content = view.content
    spending = queries.spending(view.contest) if view.contest else None
    started, ended = view.last("started"), view.last("ended")
    return Notice(
        number=view.number,
        url=f"{settings.ORIGIN}{view.url}",
        title=content.title,
        sponsor=_body(content.sponsor),
        controller=_body(content.controller) if content.controller else None,
        payer=_body(content.payer) if content.payer != content.sponsor else None,
        begins=started.on if started else content.begins,
        ends=ended.on if ended else content.ends,
        amounts=view.money,
        benefits=exactly(content.benefits, content.currency) if content.benefits else None,
        campaign_amounts=spending.spent if spending else None,
        public_funds=content.public_funds,
        inside_union=content.inside_union,
        method=content.method,
        process=content.process,
        official_information=view.contest.information if view.contest else "",
        flagging=f"{settings.ORIGIN}/campaigns/breaches",
        targeted=content.targeted,
        criteria=[each for variant in content.variants for each in variant.criteria],
        reach=view.seen,
    )


def adverts_of(view: MessageView) -> list[Advert]:
    """Each variant as an advert.

    Money is told of the message as a whole, so of a message with several variants each can have
    cost anything between nothing and all of it.
    """
    content = view.content
    alone = len(content.variants) == 1
    money = view.money
    spend = money if alone else Range(0, money.high, money.unit)
    started, ended = view.last("started"), view.last("ended")
    return [
        Advert(
            source=SOURCE,
            key=f"{view.number}-{place}",
            sponsor_key=view.unit,
            sponsor=content.sponsor.name,
            funder=content.payer.name,
            body=each.text,
            texts=(each.text, content.imprint_line) if content.imprint_line else (each.text,),
            spend=spend,
            seen=view.seen if alone else None,
            started=started.on if started else content.begins,
            ended=ended.on if ended else None,
            platforms=content.channels,
            criteria=each.criteria,
            url=f"{settings.ORIGIN}{view.url}",
        )
        for place, each in enumerate(content.variants, 1)
    ]


def standard_of(view: MessageView) -> list[dict[str, Any]]:
    """The variants in the data standard of Who Targets Me."""
    adverts = adverts_of(view)
    testing = view.number if len(adverts) > 1 else ""
    made = [write_advert(each, website=settings.ORIGIN, testing=testing) for each in adverts]
    for each in made:
        each["provider_data"] |= {
            "register": installation().name,
            "declared": view.wording.digest,
        }
    return made


def _body(named: Named) -> Body:
    return Body(
        name=named.name,
        email=named.email,
        address=named.address,
        established=named.established,
        registration=named.registration,
    )
