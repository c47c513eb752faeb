"""Units and their places."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.actions.paths import rebuild_paths
from folkmoot.apps.people.models import Unit, UnitPlace
from folkmoot.apps.record.models import Entry
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def slugs(views):
    return [view.slug for view in views]


def test_a_unit_stands_below_its_ancestors_nearest_first(house):
    assert slugs(queries.ancestors("headingley")) == ["leeds", "north", "party"]
    assert queries.unit("headingley").parent_slug == "leeds"
    assert slugs(queries.unit_children("leeds", AT.date())) == ["armley", "headingley"]


def test_an_officer_above_founds_a_unit_and_gets_a_receipt(house):
    made, code = actions.found_unit(
        actor=house.actor("secretary"), at=AT, name="Kirkstall", kind="branch", parent="leeds"
    )
    assert made.path.startswith(queries.unit("leeds").path)
    assert len(code) == 9
    entry = Entry.objects.order_by("seq").last()
    assert b'"unit":"kirkstall"' in bytes(entry.data)
    assert b"Onwueme" not in bytes(entry.data)


def test_an_officer_of_another_unit_founds_nothing_here(house):
    with pytest.raises(Refused) as no:
        actions.found_unit(
            actor=house.actor("other_secretary"),
            at=AT,
            name="Kirkstall",
            kind="branch",
            parent="leeds",
        )
    assert no.value.verdict.codes == ("authority.no_office",)
    assert queries.unit("kirkstall") is None


def test_the_software_founds_nothing_once_there_is_a_general_secretary(house):
    with pytest.raises(Refused) as no:
        actions.found_unit(
            actor=ActorRef("system", "x"), at=AT, name="X", kind="region", parent="party"
        )
    assert no.value.verdict.codes == ("authority.no_office",)


def test_a_branch_cannot_stand_below_a_branch(house):
    with pytest.raises(Refused) as no:
        actions.found_unit(
            actor=house.actor("general_secretary"),
            at=AT,
            name="X",
            kind="branch",
            parent="armley",
        )
    assert no.value.verdict.codes == ("unit.wrong_level",)


def test_there_is_one_whole(house):
    with pytest.raises(Refused) as no:
        actions.found_unit(
            actor=house.actor("general_secretary"), at=AT, name="Second", kind="national"
        )
    assert no.value.verdict.codes == ("unit.whole_exists",)


def test_a_move_changes_the_tree_from_its_day_on_and_not_before(house):
    actions.place_unit(
        actor=house.actor("general_secretary"),
        at=AT,
        unit="armley",
        parent="hull",
        on=date(2026, 3, 10),
    )
    assert slugs(queries.ancestors("armley", date(2026, 3, 9))) == ["leeds", "north", "party"]
    assert slugs(queries.ancestors("armley", date(2026, 3, 10))) == ["hull", "north", "party"]
    assert slugs(queries.unit_children("leeds", date(2026, 3, 9))) == ["armley", "headingley"]
    assert slugs(queries.unit_children("leeds", date(2026, 3, 10))) == ["headingley"]
    assert queries.members_of("leeds", date(2026, 3, 9)).count == 4
    assert queries.members_of("leeds", date(2026, 3, 10)).count == 3
    assert queries.is_member(house.other_member, "leeds", date(2026, 3, 9))
    assert not queries.is_member(house.other_member, "leeds", date(2026, 3, 10))


def test_an_officer_of_only_one_side_moves_nothing(house):
    with pytest.raises(Refused) as no:
        actions.place_unit(actor=house.actor("secretary"), at=AT, unit="armley", parent="hull")
    assert "authority.no_office" in no.value.verdict.codes
    assert UnitPlace.objects.filter(unit__slug="armley").count() == 1


def test_a_unit_cannot_move_below_itself(house):
    gs = house.actor("general_secretary")
    actions.found_unit(actor=gs, at=AT, name="Wide", kind="region", parent="party")
    with pytest.raises(Refused) as no:
        actions.place_unit(actor=gs, at=AT, unit="north", parent="leeds")
    assert set(no.value.verdict.codes) == {"unit.circle", "unit.wrong_level"}


def test_a_move_does_not_rewrite_the_past(house):
    gs = house.actor("general_secretary")
    actions.place_unit(actor=gs, at=AT, unit="armley", parent="hull", on=date(2026, 3, 10))
    with pytest.raises(Refused) as no:
        actions.place_unit(actor=gs, at=AT, unit="armley", parent="leeds", on=date(2026, 3, 5))
    assert no.value.verdict.codes == ("unit.move_in_the_past",)


def test_a_dissolved_unit_hands_over_its_members_and_loses_nobody(house):
    before = set(queries.members_of("party", AT.date()))
    actions.dissolve_unit(actor=house.actor("secretary"), at=AT, unit="armley", into="headingley")
    assert set(queries.members_of("party", AT.date())) == before
    assert house.other_member in set(queries.members_of("headingley", AT.date()))
    assert queries.unit("armley").dissolved_on == AT.date()
    assert queries.members_of("armley", AT.date()).count == 0
    assert queries.members_of("armley", date(2026, 3, 1)).count == 1


def test_a_unit_is_not_dissolved_by_its_own_officer(house):
    actions.appoint(
        actor=house.actor("secretary"),
        at=AT,
        person=house.other_member,
        role="secretary",
        unit="armley",
    )
    with pytest.raises(Refused) as no:
        actions.dissolve_unit(
            actor=house.actor("other_member"), at=AT, unit="armley", into="headingley"
        )
    assert no.value.verdict.codes == ("authority.no_office",)
    assert queries.unit("armley").dissolved_on is None


def test_a_unit_is_not_dissolved_into_one_below_it(house):
    with pytest.raises(Refused) as no:
        actions.dissolve_unit(
            actor=house.actor("general_secretary"), at=AT, unit="leeds", into="armley"
        )
    assert "unit.heir_goes_too" in no.value.verdict.codes


def test_paths_can_be_rebuilt_from_the_dated_places(house):
    wanted = dict(Unit.objects.values_list("slug", "path"))
    Unit.objects.update(path="")
    assert rebuild_paths() == len(wanted)
    assert dict(Unit.objects.values_list("slug", "path")) == wanted
