"""Nouns as addresses: each room brings its own.

The rooms that begin with a word of their own come first, for they are dismissed at a glance.
"""

from django.urls import include, path

urlpatterns = [
    path("record/", include("folkmoot.apps.record.urls")),
    path("rules/", include("folkmoot.apps.rulebook.urls")),
    path("meetings/", include("folkmoot.apps.assembly.urls")),
    path("cases/", include("folkmoot.apps.conduct.urls")),
    path("motions/", include("folkmoot.apps.motions.urls")),
    path("elections/", include("folkmoot.apps.elections.urls")),
    path("", include("folkmoot.apps.commons.urls")),
    path("campaigns/", include("folkmoot.apps.campaigns.urls")),
    path("n/", include("folkmoot.apps.campaigns.short_urls")),
    path("consistency/", include("folkmoot.site.consistency.urls")),
    path("house/", include("folkmoot.site.house.urls")),
    path("api/", include("folkmoot.api.urls")),
    path("accounts/", include("folkmoot.apps.people.account_urls")),
    path("", include("folkmoot.site.home_urls")),
    path("", include("folkmoot.apps.people.urls")),
    path("", include("folkmoot.web.urls")),
]

handler400 = "folkmoot.site.errors.malformed"
handler403 = "folkmoot.site.errors.forbidden"
handler404 = "folkmoot.site.errors.not_found"
handler500 = "folkmoot.site.errors.failed"
