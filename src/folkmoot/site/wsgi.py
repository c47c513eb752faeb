"""The WSGI application, with the task worker beside it when the server is embedded."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.site.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

if os.environ.get("FOLKMOOT_EMBEDDED_WORKER") == "1":
    from folkmoot.platform.tasks import periodic, worker

    worker.start_thread()
    periodic.start_thread()
