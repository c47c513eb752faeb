"""The real settings, in a folder of their own, so that a test never touches an installation."""

import os
import tempfile

os.environ["FOLKMOOT_VAR"] = tempfile.mkdtemp(prefix="folkmoot-tests-")
os.environ["DATABASE_URL"] = os.environ.get("FOLKMOOT_TEST_DATABASE_URL", "")
os.environ.pop("DATABASE_OWNER_URL", None)

from folkmoot.site.settings import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
