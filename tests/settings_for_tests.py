"""The real settings, in a folder of their own, so that a test never touches an installation."""

import os
import tempfile

os.environ["FOLKMOOT_VAR"] = tempfile.mkdtemp(prefix="folkmoot-tests-")
os.environ["DATABASE_URL"] = os.environ.get("FOLKMOOT_TEST_DATABASE_URL", "")
os.environ.pop("DATABASE_OWNER_URL", None)

from folkmoot.site.settings import *  # noqa: F403

if DATABASES["default"]["ENGINE"] == "folkmoot.platform.sqlite":  # noqa: F405
    # Said aloud, because tests that run side by side are given files otherwise.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
