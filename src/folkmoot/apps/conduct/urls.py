"""Addresses of this room. The code of a case tells nothing, and nothing is there for outsiders."""

from django.urls import path, register_converter

from folkmoot.apps.conduct.views import acts, fairness, lists, room


class CodeName:
    """Two words and four digits."""

    regex = "[a-z]+-[a-z]+-[0-9]{4}"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


register_converter(CodeName, "code_name")

app_name = "conduct"
urlpatterns = [
    path("", lists.index, name="index"),
    path("complaint", lists.complaint, name="complaint"),
    path("desk", lists.desk, name="desk"),
    path("fair-process", fairness.meter, name="meter"),
    path("fair-process/motion", fairness.charter, name="charter"),
    path("fair-process/<int:edition>", fairness.meter, name="meter_of"),
    path("outcomes", fairness.outcomes, name="outcomes"),
    path("outcomes.csv", fairness.outcomes_csv, name="outcomes_csv"),
    path("auto-exclusion", fairness.auto_exclusion, name="auto_exclusion"),
    path("<code_name:code>", room.room, name="room"),
    path("<code_name:code>.ics", room.calendar, name="calendar"),
    path("<code_name:code>/material/<int:number>", room.exhibit, name="exhibit"),
    path("<code_name:code>/<slug:noun>", acts.act, name="act"),
]
