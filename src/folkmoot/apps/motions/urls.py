"""The addresses of the motions room."""

from django.urls import path, re_path

from folkmoot.apps.motions.views import (
    acts,
    as_files,
    clause,
    composites,
    contests,
    drafting,
    index,
    lists,
    motion,
    planning,
    priorities,
    prolonging,
)
from folkmoot.apps.motions.views.act_pages import PAGES

app_name = "motions"
urlpatterns = [
    path("", index.index, name="index"),
    path("mine", lists.mine, name="mine"),
    path("new", drafting.new, name="new"),
    path("preview", drafting.preview, name="preview"),
    path("conferences/<str:key>", lists.conference, name="conference"),
    path("conferences/<str:key>/rivals", contests.rivals, name="conference-rivals"),
    path("conferences/<str:key>/votes", contests.votes, name="conference-votes"),
    path("conferences/<str:key>/plan", planning.plan, name="conference-plan"),
    path("conferences/<str:key>/what-if", contests.what_would_be, name="conference-what-if"),
    path("conferences/<str:key>/priorities", priorities.ballot, name="priorities"),
    path("conferences/<str:key>/priorities/topics", priorities.topic, name="priorities-topic"),
    path("conferences/<str:key>/priorities/count", priorities.count, name="priorities-count"),
    path("conferences/<str:key>/composites/new", composites.new, name="composites-new"),
    path("clause/<slug:document>/<path:label>", clause.clause, name="clause"),
    re_path(r"^(?P<key>\d{4}-\d{1,6})\.(?P<suffix>akn|docx)$", as_files.as_file, name="file"),
    path("<str:key>", motion.motion, name="motion"),
    path("<str:key>/prolongation", prolonging.prolongation, name="prolongation"),
    path("<str:key>/revision", drafting.revision, name="revision"),
    *(
        path(f"<str:key>/{noun}", acts.act, {"noun": noun}, name=noun.replace("/", "-"))
        for noun in PAGES
    ),
]
