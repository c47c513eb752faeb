"""The access marks live in ``folkmoot.platform.access``, below every room; nothing else is here."""

from folkmoot.platform.access import DefaultDeny, is_public, public

__all__ = ["DefaultDeny", "is_public", "public"]
