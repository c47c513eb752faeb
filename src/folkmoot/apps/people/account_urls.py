"""The pages of signing in: those of django-allauth that we want, and no others.

There is no sign-up, no address book beside the file, and no password unless the installation
asks for passwords.
"""

from __future__ import annotations

from allauth.account import views
from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("login/", views.request_login_code, name="account_login"),
    path("login/code/", views.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", views.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("2fa/", include("allauth.mfa.urls")),
]

if settings.PASSWORDS_ALLOWED:
    urlpatterns += [
        path("login/password/", views.login, name="account_login_by_password"),
        path("password/change/", views.password_change, name="account_change_password"),
        path("password/set/", views.password_set, name="account_set_password"),
    ]
