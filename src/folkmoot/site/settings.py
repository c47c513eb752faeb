"""Django's settings. What differs between installations comes from the environment."""

import os
from pathlib import Path

from folkmoot.platform.config import database, secret, var_folder

SITE_FOLDER = Path(__file__).parent
VAR = var_folder()

DEBUG = os.environ.get("FOLKMOOT_DEBUG") == "1"
SECRET_KEY = secret("web")
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("FOLKMOOT_OLD_KEYS", "").split(",") if key]
ORIGIN = os.environ.get("FOLKMOOT_ORIGIN", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = os.environ.get("FOLKMOOT_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [ORIGIN]

INSTALLED_APPS = [
    "folkmoot.platform.apps.PlatformConfig",
    "folkmoot.web.apps.WebConfig",
    "folkmoot.apps.record.apps.RecordConfig",
    "folkmoot.apps.rulebook.apps.RulebookConfig",
    "folkmoot.apps.people.apps.PeopleConfig",
    "folkmoot.apps.assembly.apps.AssemblyConfig",
    "folkmoot.apps.motions.apps.MotionsConfig",
    "folkmoot.apps.elections.apps.ElectionsConfig",
    "folkmoot.apps.conduct.apps.ConductConfig",
    "folkmoot.apps.commons.apps.CommonsConfig",
    "folkmoot.apps.campaigns.apps.CampaignsConfig",
    "folkmoot.site.apps.SiteConfig",
    "folkmoot.api.apps.ApiConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "folkmoot.platform.csp.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "folkmoot.apps.people.middleware.CurrentPerson",
    "folkmoot.platform.access.DefaultDeny",
    "folkmoot.site.middleware.Refusals",
]

ROOT_URLCONF = "folkmoot.site.urls"
WSGI_APPLICATION = "folkmoot.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_FOLDER / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "folkmoot.site.context.surroundings",
            ],
        },
    },
]
FORM_RENDERER = "folkmoot.web.renderer.Renderer"
WEB_PROVISION_URL = "/rules/{document}/{label}{edition}"

# The server runs as the restricted role; `folkmoot migrate` uses the owner's URL, if given.
DATABASES = {
    "default": database(
        (os.environ.get("FOLKMOOT_AS_OWNER") and os.environ.get("DATABASE_OWNER_URL"))
        or os.environ.get("DATABASE_URL", "")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["folkmoot.apps.people.sign_in.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORDS_ALLOWED = os.environ.get("FOLKMOOT_PASSWORDS") == "1"
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

# Signing in, docs/decisions/sign-in.md: a number and a code by e-mail, a passkey, or a letter.
ACCOUNT_ADAPTER = "folkmoot.apps.people.sign_in.Doorkeeper"
ACCOUNT_FORMS = {"request_login_code": "folkmoot.apps.people.forms.signing_in.NumberForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the address in the file is the address
ACCOUNT_UNIQUE_EMAIL = False  # a household may share one
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"claim": "20/m/ip,10/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("FOLKMOOT_PROXIES", "0"))
MFA_ADAPTER = "folkmoot.apps.people.sign_in.Keyring"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = ORIGIN.startswith("http://localhost")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# How often the private lane of the record closes; fixed, so that timing tells nothing.
PRIVATE_INTERVAL_HOURS = int(os.environ.get("FOLKMOOT_PRIVATE_INTERVAL_HOURS", "24"))

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("FOLKMOOT_ZONE", "Europe/London")

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = VAR / "files"

# On the server: allauth keeps the code it has sent in the session, and a signed cookie is signed,
# not secret. It would hand the code, and fresh tries, to whoever asked for it.
SESSION_ENGINE = "folkmoot.platform.sessions"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "folkmoot.site.errors.from_elsewhere"
if ORIGIN.startswith("https://"):
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}

EMAIL_SMTP_URL = os.environ.get("FOLKMOOT_SMTP_URL", "")
DEFAULT_FROM_EMAIL = os.environ.get("FOLKMOOT_FROM", "folkmoot@localhost")
if EMAIL_SMTP_URL:
    from urllib.parse import unquote, urlsplit

    _smtp = urlsplit(EMAIL_SMTP_URL)
    EMAIL_HOST = _smtp.hostname or "localhost"
    EMAIL_PORT = _smtp.port or 25
    EMAIL_HOST_USER = unquote(_smtp.username or "")
    EMAIL_HOST_PASSWORD = unquote(_smtp.password or "")
    EMAIL_USE_TLS = _smtp.scheme == "smtp+tls"
    EMAIL_USE_SSL = _smtp.scheme == "smtps"
else:
    # No mail server: letters are kept as files, where a person can read them.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("FOLKMOOT_LOG", "WARNING")},
}
