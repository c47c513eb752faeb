"""Fields that several forms of this room have."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from folkmoot.core.adverts import MINOR

_MONEY = re.compile(r"^\s*[£€$]?\s*(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d{1,2}))?\s*$")


class MoneyField(forms.CharField):
    """Money as people write it, “1,204.50”, in minor units; empty is None."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("max_length", 20)
        super().__init__(**more)
        self.widget.attrs |= {"inputmode": "decimal", "class": "short"}

    def clean(self, value: Any) -> int | None:
        """The amount.

        Raises:
            ValidationError: if it is none.
        """
        text = super().clean(value)
        if not text.strip():
            return None
        found = _MONEY.match(text)
        if found is None:
            raise ValidationError(_("Write an amount such as 250 or 1,204.50."))
        whole, cents = found.groups()
        return int(whole.replace(",", "")) * MINOR + int((cents or "0").ljust(2, "0"))


class Day(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day(label: Any, **more: Any) -> forms.DateField:
    """A day."""
    return forms.DateField(label=label, widget=Day(), **more)


def words(label: Any, rows: int = 3, **more: Any) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


def as_typed(minor: int | None) -> str:
    """Minor units as a form shows them."""
    if minor is None:
        return ""
    whole, rest = divmod(minor, MINOR)
    return f"{whole}.{rest:02d}" if rest else str(whole)
