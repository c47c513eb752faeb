"""Taking over real rule books: every byte is kept, and what was not understood is said."""

from __future__ import annotations

from datetime import date

import pytest

from apps.rulebook.small_party import CLERK, NOON, SOURCE
from folkmoot.apps.record.models import Entry
from folkmoot.apps.rulebook.actions import Enactment, certify_edition, import_document
from folkmoot.apps.rulebook.models import Edition, RuleDocument
from folkmoot.apps.rulebook.queries import edition, editions, last_edition, provision, source_of
from folkmoot.apps.rulebook.queries.trees import _trees
from folkmoot.core.lawtext import SetParameter, write
from folkmoot.platform.acts import Refused

REAL = [
    ("debian-constitution", "numbered", "*.txt", 10),
    ("pep-0013", "rst", "*.rst", 33),
    ("de-partg", "markdown", "*.md", 4),
]


def take_over(slug, source, format_, in_force_on=date(2026, 1, 1), **more):
    return import_document(
        actor=CLERK,
        at=NOON,
        slug=slug,
        source=source,
        format=format_,
        in_force_on=in_force_on,
        **more,
    )


@pytest.mark.data
@pytest.mark.django_db
@pytest.mark.parametrize(("name", "format_", "files", "how_many"), REAL)
def test_every_edition_of_a_real_rule_book_is_kept_byte_for_byte(
    shared_data, name, format_, files, how_many
):
    paths = sorted(shared_data.joinpath("rulebooks", name).glob(files))
    paths = [path for path in paths if path.name[:3].isdigit()][:6]
    for path in paths:
        day = date.fromisoformat(path.name.split("_")[1])
        take_over(name, path.read_bytes(), format_, in_force_on=day)
    _trees.clear()
    for sequence, path in enumerate(paths, start=1):
        view = edition(name, sequence)
        assert source_of(view) == path.read_bytes()
        assert write(view.tree).encode() == path.read_bytes()
    assert len(editions(name)) == min(how_many, 6)


@pytest.mark.data
@pytest.mark.django_db
def test_provisions_of_the_debian_constitution_keep_their_identity_over_its_editions(shared_data):
    folder = shared_data / "rulebooks" / "debian-constitution"
    for path in sorted(folder.glob("0*.txt"))[:2]:
        day = date.fromisoformat(path.name.split("_")[1])
        report = take_over("debian", path.read_bytes(), "numbered", in_force_on=day)
    assert report.operations
    assert report.words_touched > 0
    old, new = edition("debian", 1).tree, edition("debian", 2).tree
    kept = sum(1 for own in new.walk() if own.pid in old)
    assert kept > 0.8 * len(old)
    assert provision("debian", "4.1.1", sequence=1).pid == provision("debian", "4.1.1").pid


def test_what_was_not_understood_is_reported_with_its_line_and_kept(db):
    odd = SOURCE + "\n[no end of a bracket\n"
    report = take_over("party", odd, "labelled")
    assert [problem.line for problem in report.problems] == [odd.count("\n")]
    assert source_of(report.edition).decode() == odd


def test_a_title_is_taken_from_the_text_where_none_is_given(db):
    assert take_over("party", SOURCE, "labelled").edition.title == "Rules of the Commonweal Party"
    assert RuleDocument.objects.get().title == "Rules of the Commonweal Party"


@pytest.mark.parametrize(
    ("source", "format_", "code", "says"),
    [
        (b"# Rules\n\xff\n", "labelled", "rulebook.not_text", "Line 2"),
        (b"# Rules\n\n\x00", "labelled", "rulebook.not_text", "Line 3"),
        (b"# Rules\n", "stone tablets", "rulebook.format_unknown", "stone tablets"),
        ("# Rules\n[A {x}] a\n[B {x}] b\n", "labelled", "rulebook.malformed", "called x"),
        ("# Rules \ud800", "labelled", "rulebook.not_text", "Line 1"),
    ],
)
def test_a_source_that_cannot_be_taken_over_is_refused_and_leaves_nothing(
    db, source, format_, code, says
):
    with pytest.raises(Refused, match=says) as no:
        take_over("party", source, format_)
    assert no.value.verdict.codes == (code,)
    assert not RuleDocument.objects.exists()
    assert not Edition.objects.exists()
    assert not Entry.objects.exists()


def test_the_same_text_again_is_refused(party):
    with pytest.raises(Refused, match="edition 1, byte for byte"):
        take_over("party", SOURCE, "labelled", in_force_on=date(2026, 2, 1))
    assert last_edition("party").sequence == 1


def test_an_edition_from_before_the_last_one_is_refused(party):
    with pytest.raises(Refused) as no:
        take_over("party", SOURCE + "\n", "labelled", in_force_on=date(2025, 1, 1))
    assert no.value.verdict.codes == ("rulebook.commences_too_early",)


def test_figures_that_stand_beside_a_text_stay_when_its_next_edition_is_imported(db):
    take_over("club", "# Club\n\n## Notice\n\nSeven clear days.\n", "markdown")
    own = next(each for each in last_edition("club").tree.walk() if each.heading == "Notice")
    certify_edition(
        actor=CLERK,
        at=NOON,
        document="club",
        base_sequence=1,
        operations=[SetParameter(own.pid, "meeting.ordinary.notice", None, "7 clear days")],
        in_force_on=date(2026, 2, 1),
        enactment=Enactment(label="The founders"),
    )
    take_over(
        "club",
        "# Club\n\n## Notice\n\nSeven clear days, in writing.\n",
        "markdown",
        in_force_on=date(2026, 3, 1),
    )
    _trees.clear()
    kept = last_edition("club").tree.provision(own.pid)
    assert [(each.key, each.value) for each in kept.parameters] == [
        ("meeting.ordinary.notice", "7 clear days")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("source", [b"", b"\n\n \t\n", b"\xef\xbb\xbf", "  "])
def test_an_empty_source_is_refused_plainly_and_nothing_is_kept(source):
    with pytest.raises(Refused) as refused:
        take_over("party", source, "labelled")
    assert refused.value.verdict.codes == ("rulebook.empty",)
    assert refused.value.verdict.reasons[0].sentence.startswith("The source is empty")
    assert not RuleDocument.objects.exists()
    assert not Entry.objects.exists()
