"""How people sign in: what we change in django-allauth (docs/decisions/sign-in.md)."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.stagekit import unstash_login
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.http import HttpRequest

from folkmoot.apps.people.folding import initials
from folkmoot.apps.people.models import Account
from folkmoot.platform import mail
from folkmoot.platform.config import secret
from folkmoot.platform.installation import installation
from folkmoot.platform.prepared import Found

_OF_SESSION = Found(Account, by="id", along=("person",))


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Finds the account of a session together with its person, in one question."""

    def get_user(self, user_id: int) -> Account | None:
        account = _OF_SESSION.one(user_id)
        return account if account is not None and account.is_active else None


class Doorkeeper(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up here; letters go to the address in the file, through our own queue."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        del request
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        account = context.get("user") or _account_signing_in(allauth_context.request)
        person = account.person if account else None
        named = initials(person.given_name, person.family_name) if person else ""
        letter = self.render_mail(
            template_prefix,
            email,
            {
                "request": allauth_context.request,
                "initials": named,
                "organisation": installation().name,
                **context,
            },
        )
        mail.post(to=[email], subject=letter.subject, text=letter.body)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Account,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        told = {"user": user, **(context or {})}
        super().send_notification_mail(template_prefix, user, told, email or user.person.email)


class Keyring(DefaultMFAAdapter):  # type: ignore[misc]
    """Names on passkeys and authenticator apps; their secrets are kept encrypted."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return installation().name

    def get_totp_label(self, user: Account) -> str:
        return user.username

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return {**entity, "name": installation().name}

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return {**entity, "name": user.username, "display_name": str(user.person)}


def _account_signing_in(request: HttpRequest) -> Account | None:
    found = getattr(request, "account_signing_in", None)  # set by the form that found it
    if found is None:
        login = unstash_login(request, peek=True)  # a code that is sent again
        found = login.user if login else None
    return found


def _cipher() -> Fernet:
    from base64 import urlsafe_b64encode
    from hashlib import sha256

    return Fernet(urlsafe_b64encode(sha256(secret("authenticators").encode()).digest()))
