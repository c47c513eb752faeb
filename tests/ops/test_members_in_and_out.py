"""`folkmoot import members` and `folkmoot export members`, as somebody types them."""

from __future__ import annotations

import pytest

from folkmoot.apps.people import actions, queries
from folkmoot.core.terms import ActorRef
from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.main import parser

LIST = (
    "number,given_name,family_name,email,unit,class,since\n"
    "Z1,Zoë,Ångström,zoe@example.org,westbrook,full,2025-01-31\n"
)


@pytest.fixture(autouse=True)
def _open(monkeypatch):
    monkeypatch.setattr(house, "open_house", lambda: None)
    monkeypatch.setattr(house, "require_tables", lambda: None)


def folkmoot(*words):
    args = parser().parse_args([str(word) for word in words])
    return args.run(args)


@pytest.fixture
def clerk(world):
    keys = [actor.key for actor in world.people.values()]
    whole = queries.national().slug
    from folkmoot.platform.clock import now

    found = next(
        key for key in keys if queries.holds(key, "general_secretary", whole, now().date())
    )
    second = next(key for key in keys if key != found)
    actions.appoint(
        actor=ActorRef("person", found),
        at=now(),
        person=second,
        role="secretary",
        unit=whole,
        authority="appointed",
        decided_by="meeting:test",
    )
    return queries.person(found).number, queries.person(second).number


def a_list(tmp_path, unit, text=LIST):
    path = tmp_path / "members.csv"
    path.write_text(text.replace("westbrook", unit))
    return path


@pytest.mark.django_db
def test_a_list_is_tried_taken_over_and_written_again(clerk, tmp_path, capsys):
    unit = queries.national().slug
    path = a_list(tmp_path, unit)
    assert folkmoot("import", "members", path, "--as", clerk[0], "--dry-run") == 0
    assert "1 rows would be taken over; nothing was written" in capsys.readouterr().out
    assert queries.person_by_number("Z1") is None
    assert folkmoot("import", "members", path, "--as", clerk[0]) == 0
    assert "1 members taken over" in capsys.readouterr().out
    out = tmp_path / "out.csv"
    two = ("--as", clerk[0], "--second", clerk[1], "--purpose", "Labels")
    assert folkmoot("export", "members", out, *two) == 0
    assert "Z1,Zoë,Ångström,zoe@example.org" in out.read_text()
    with pytest.raises(CommandFailed, match="is there already"):
        folkmoot("export", "members", out, *two)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("number,given_name\n1,A\n", "no column"),
        (LIST.replace("2025-01-31", "soon"), "line 2: “soon” is no day"),
        ("", "no column"),
    ],
)
def test_a_bad_list_is_named_with_the_place_and_nothing_is_taken_over(clerk, tmp_path, text, says):
    path = a_list(tmp_path, queries.national().slug, text)
    with pytest.raises(CommandFailed, match=says):
        folkmoot("import", "members", path, "--as", clerk[0])
    assert queries.person_by_number("Z1") is None


def test_a_file_that_is_no_text_is_refused_by_its_line(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"number\n\xff\xfe")
    with pytest.raises(CommandFailed, match="line 2: this is not UTF-8"):
        folkmoot("import", "members", path)
    with pytest.raises(CommandFailed, match="No such file"):
        folkmoot("import", "members", tmp_path / "none.csv")
