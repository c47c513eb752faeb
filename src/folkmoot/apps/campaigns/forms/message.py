"""The form of a paid message: what it is, who stands behind it, money, and what is said to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.campaigns.content import Audience, Content, Named
from folkmoot.apps.campaigns.forms.audience import AudienceError, read_audience, write_audience
from folkmoot.apps.campaigns.forms.fields import MoneyField, as_typed, day, words
from folkmoot.apps.campaigns.words import JURISDICTIONS, MEDIA, PLACES, PUBLISHERS

VARIANTS = 3
_BODIES = ("sponsor", "controller", "payer", "promoter", "printer")
_YES_NO = [("", _("not known yet")), ("yes", _("yes")), ("no", _("no"))]


class MessageForm(forms.Form):
    """Everything that is declared of a message."""

    unit = forms.ChoiceField(label=_("Of which unit"))
    title = forms.CharField(label=_("What it is called"), max_length=160)
    contest = forms.ChoiceField(
        label=_("What it is about"), required=False,
        help_text=_("An election with its spending limit, a referendum, a law."),
    )  # fmt: skip
    motion = forms.CharField(
        label=_("Motion"), required=False, max_length=120,
        help_text=_("The address of a motion it is about, such as /motions/2026-17."),
    )  # fmt: skip
    jurisdiction = forms.ChoiceField(
        label=_("Whose law"), choices=JURISDICTIONS.items(), initial="uk"
    )
    medium = forms.ChoiceField(label=_("In what form"), choices=MEDIA.items(), initial="digital")
    publisher = forms.ChoiceField(
        label=_("It is published by"), choices=PUBLISHERS.items(), initial="party"
    )
    paid = forms.ChoiceField(
        label=_("Is its publication paid for?"), initial="yes",
        choices=[("yes", _("yes, as an advertisement")), ("no", _("no"))],
    )  # fmt: skip
    channels = forms.CharField(
        label=_("Channels"), required=False, max_length=300,
        help_text=_("Separated by commas: facebook, letterbox, Northfield Echo."),
    )  # fmt: skip

    sponsor_name = forms.CharField(label=_("Sponsor"), max_length=160, required=False)
    sponsor_address = forms.CharField(label=_("Its address"), max_length=300, required=False)
    sponsor_email = forms.EmailField(label=_("Its e-mail"), required=False)
    sponsor_established = forms.CharField(
        label=_("Country in which it is established"), max_length=80, required=False
    )
    sponsor_registration = forms.CharField(
        label=_("Its registration number"), max_length=80, required=False
    )
    controller_name = forms.CharField(
        label=_("Who controls it in the end"), max_length=160, required=False,
        help_text=_("Only if that is somebody else."),
    )  # fmt: skip
    payer_name = forms.CharField(
        label=_("Who pays"), max_length=160, required=False,
        help_text=_("Leave it empty if it is the sponsor."),
    )  # fmt: skip
    payer_address = forms.CharField(label=_("Address of who pays"), max_length=300, required=False)
    promoter_name = forms.CharField(
        label=_("Promoter"), max_length=160, required=False,
        help_text=_("Whoever causes it to be published; often the agent."),
    )  # fmt: skip
    promoter_address = forms.CharField(
        label=_("Address of the promoter"), max_length=300, required=False
    )
    printer_name = forms.CharField(label=_("Printer"), max_length=160, required=False)
    printer_address = forms.CharField(
        label=_("Address of the printer"), max_length=300, required=False
    )
    imprint = words(
        _("Imprint as it will be printed"), 2, required=False, max_length=600,
        help_text=_("Leave it empty and it is made of the names above."),
    )  # fmt: skip
    place = forms.ChoiceField(
        label=_("Where the imprint stands"), choices=PLACES.items(), required=False
    )
    single_sided = forms.BooleanField(label=_("It is printed on one side"), required=False)

    amount = MoneyField(label=_("Amount to be paid"))
    benefits = MoneyField(label=_("Value of benefits in kind"), required=False)
    currency = forms.ChoiceField(
        label=_("Currency"), choices=[("GBP", "£"), ("EUR", "€"), ("USD", "$")], initial="GBP"
    )
    public_funds = forms.ChoiceField(
        label=_("Where the money comes from"), required=False,
        choices=[("", _("not told")), ("private", _("private funds")),
                 ("public", _("public funds")), ("both", _("both"))],
    )  # fmt: skip
    inside_union = forms.ChoiceField(
        label=_("From inside the European Union?"), required=False,
        choices=[("", _("not told")), ("inside", _("inside")), ("outside", _("outside")),
                 ("both", _("both"))],
    )  # fmt: skip
    method = forms.CharField(
        label=_("How the amount was worked out"), max_length=300, required=False
    )
    begins = day(_("First day"))
    ends = day(_("Last day"))
    targeted = forms.ChoiceField(
        label=_("Does personal data choose who sees it?"), choices=_YES_NO, required=False
    )

    def __init__(
        self,
        *args: Any,
        units: Sequence[tuple[str, str]],
        contests: Sequence[tuple[str, str]],
        fixed: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        self.fields["contest"].choices = [("", _("nothing of the kind")), *contests]  # type: ignore[attr-defined]
        if fixed:  # of which unit and about what it is does not change
            for name in ("unit", "contest", "motion"):
                del self.fields[name]
        for number in range(1, VARIANTS + 1):
            self.fields |= _variant_fields(number)

    def clean(self) -> dict[str, Any]:
        """Read every audience; the first day comes before the last."""
        values = super().clean() or {}
        for number in range(1, VARIANTS + 1):
            try:
                read_audience(values.get(f"audience_{number}", ""))
            except AudienceError as wrong:
                self.add_error(f"audience_{number}", str(wrong))
        begins, ends = values.get("begins"), values.get("ends")
        if begins and ends and ends < begins:
            self.add_error("ends", _("The last day comes before the first."))
        return values

    def content(self, pictures: dict[int, tuple[str, str]], process: str) -> Content:
        """What is declared.

        Args:
            pictures: for the number of a variant the digest and name of its picture.
            process: the election or law it is about, by name.
        """
        values = self.cleaned_data
        bodies = {name: self._named(name) for name in _BODIES}
        if not bodies["payer"]:
            bodies["payer"] = bodies["sponsor"]
        variants = [
            Audience(
                values[f"name_{n}"].strip(),
                values[f"text_{n}"].replace("\r\n", "\n").strip(),
                read_audience(values[f"audience_{n}"]),
                *pictures.get(n, ("", "")),
            )
            for n in range(1, VARIANTS + 1)
            if values[f"text_{n}"].strip()
        ]
        return Content(
            title=values["title"].strip(), jurisdiction=values["jurisdiction"],
            medium=values["medium"], publisher=values["publisher"], paid=values["paid"] == "yes",
            place=values["place"], single_sided=values["single_sided"], imprint=values["imprint"],
            amount=values["amount"] or 0, benefits=values["benefits"] or 0,
            currency=values["currency"], public_funds=values["public_funds"],
            inside_union=values["inside_union"], method=values["method"].strip(),
            begins=values["begins"], ends=values["ends"],
            channels=tuple(filter(None, (c.strip() for c in values["channels"].split(",")))),
            process=process, targeted={"yes": True, "no": False}.get(values["targeted"]),
            variants=tuple(variants), **bodies,
        )  # fmt: skip

    def _named(self, name: str) -> Named:
        values = self.cleaned_data
        parts = ("name", "email", "address", "established", "registration")
        return Named(**{part: values.get(f"{name}_{part}", "").strip() for part in parts})


class CorrectionForm(MessageForm):
    """The same, with what was wrong."""

    reason = words(_("What was wrong, and what is right"), 3, max_length=400)
    field_order = ("reason",)


def initial_of(content: Content) -> dict[str, Any]:
    """A wording as the form shows it."""
    shown: dict[str, Any] = {
        "title": content.title, "jurisdiction": content.jurisdiction, "medium": content.medium,
        "publisher": content.publisher, "paid": "yes" if content.paid else "no",
        "place": content.place, "single_sided": content.single_sided, "imprint": content.imprint,
        "amount": as_typed(content.amount), "benefits": as_typed(content.benefits or None),
        "currency": content.currency, "public_funds": content.public_funds,
        "inside_union": content.inside_union, "method": content.method, "begins": content.begins,
        "ends": content.ends, "channels": ", ".join(content.channels),
        "targeted": {True: "yes", False: "no"}.get(content.targeted, ""),  # type: ignore[arg-type]
    }  # fmt: skip
    payer = Named() if content.payer == content.sponsor else content.payer
    for name, body in (
        ("sponsor", content.sponsor), ("controller", content.controller), ("payer", payer),
        ("promoter", content.promoter), ("printer", content.printer),
    ):  # fmt: skip
        for part in ("name", "email", "address", "established", "registration"):
            shown[f"{name}_{part}"] = getattr(body, part)
    for number, each in enumerate(content.variants, 1):
        shown[f"name_{number}"] = each.name
        shown[f"text_{number}"] = each.text
        shown[f"audience_{number}"] = write_audience(each.criteria)
    return shown


def with_kept_pictures(content: Content, before: Content | None) -> Content:
    """Variants that are sent no new picture keep the one they have, by their name."""
    if before is None:
        return content
    known = {each.name: each for each in before.variants}
    kept = tuple(
        replace(
            each, creative=known[each.name].creative, creative_name=known[each.name].creative_name
        )
        if not each.creative and each.name in known
        else each
        for each in content.variants
    )
    return replace(content, variants=kept)


def _variant_fields(number: int) -> dict[str, forms.Field]:
    first = number == 1
    return {
        f"name_{number}": forms.CharField(
            label=_("Name of this variant"), max_length=80, required=first,
            initial="ABC"[number - 1],
        ),
        f"text_{number}": words(_("What it says"), 6, required=first, max_length=20_000),
        f"audience_{number}": words(
            _("Who is sought, and who is kept out"), 4, required=False, max_length=20_000,
            help_text=_(
                "One to a line: age: 18-24 · place: Northfield · not interest: hunting · "
                "list: Supporters | source: our own register | basis: consent"
            ),
        ),
        f"picture_{number}": forms.FileField(
            label=_("Picture"), required=False,
            help_text=_("JPEG or PNG; where and when it was taken is taken off."),
        ),
    }  # fmt: skip
