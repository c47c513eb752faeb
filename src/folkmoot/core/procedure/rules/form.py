"""Rule group 2: the form of a motion (field notes on assemblies, section 6.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.kinds import KINDS, Kind, a_kind
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

_WORDS_BY_DEFAULT = {"rule_change": None, "ordinary": 250, "emergency": 250}

PARAMETERS: tuple[Parameter, ...] = (
    *(
        Parameter(
            key=f"motion.{kind}.title_words",
            type="count",
            unit="words",
            default=10,
            sentence=f"The heading of {a_kind(kind)} has at most {{value}}.",
            otherwise=f"The heading of {a_kind(kind)} may be of any length.",
            example="With 10: 'Natural justice for every member before exclusion' has 7 words.",
            kinder="higher",
            kinder_to="movers",
        )
        for kind in KINDS
    ),
    *(
        Parameter(
            key=f"motion.{kind}.body_words",
            type="count",
            unit="words",
            default=_WORDS_BY_DEFAULT[kind],
            sentence=f"The text of {a_kind(kind)} has at most {{value}}.",
            otherwise=f"The text of {a_kind(kind)} may be of any length.",
            example="With 250: a text of 251 words is refused; cutting one word mends it.",
            kinder="higher",
            kinder_to="movers",
        )
        for kind in KINDS
    ),
    *(
        Parameter(
            key=f"motion.{kind}.statement_words",
            type="count",
            unit="words",
            default=200,
            sentence=f"The supporting statement of {a_kind(kind)} has at most {{value}}.",
            otherwise=f"The supporting statement of {a_kind(kind)} may be of any length.",
            example="With 200: a statement of 201 words is refused; the motion itself is not.",
            kinder="higher",
            kinder_to="movers",
        )
        for kind in KINDS
    ),
    *(
        Parameter(
            key=f"motion.{kind}.one_subject",
            type="flag",
            default=True,
            sentence=f"{a_kind(kind, first=True)} deals with one subject only.",
            otherwise=f"{a_kind(kind, first=True)} may deal with several subjects.",
            example=(
                "When on: a motion on buses and on schools is sent back, with the reason "
                "recorded and published."
            ),
            kinder="off",
            kinder_to="movers",
        )
        for kind in KINDS
    ),
)


def reads(kind: Kind) -> tuple[str, ...]:
    """The parameters the length check reads for a kind."""
    parts = ("body_words", "title_words", "statement_words")
    return tuple(f"motion.{kind}.{part}" for part in parts)


def subject_reads(kind: Kind) -> tuple[str, ...]:
    """The parameters the one-subject check reads for a kind."""
    return (f"motion.{kind}.one_subject",)


@dataclass(frozen=True, slots=True)
class FormFacts:
    """The words of a motion."""

    kind: Kind
    title: str
    body: str
    statement: str = ""


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """Whether somebody has judged that the motion deals with one subject.

    Attributes:
        kind: the motion's kind.
        one_subject: the judgement, or None while nobody has made one.
        reason: why; needed where the answer is "no".
        decided_by: who judged ("the arrangements committee").
        subjects: the subjects found, where there are several.
    """

    kind: Kind
    one_subject: bool | None = None
    reason: str = ""
    decided_by: str = ""
    subjects: tuple[str, ...] = ()


def count_words(text: str) -> int:
    """How many words a text has.

    A word is a run of characters between white space with at least one letter or digit in it: so
    "well-known" and "2.I.4.B" are one word each and a dash between spaces is none.
    """
    return sum(any(c.isalnum() for c in run) for run in text.split())


def check_form(facts: FormFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether heading, text and statement keep to their lengths (rule group 2).

    Refuses with ``form.title_too_long``, ``form.body_too_long``, ``form.statement_too_long``,
    ``form.no_title`` or ``form.no_body``.
    """
    del at
    parts = (
        ("title", facts.title, "The heading"),
        ("body", facts.body, "The text"),
        ("statement", facts.statement, "The supporting statement"),
    )
    verdict = yes()
    for part, text, words in parts:
        verdict &= _within(facts.kind, part, text, words, rules)
    return verdict


def _within(kind: Kind, part: str, text: str, words: str, rules: RuleSet) -> Verdict:
    key = f"motion.{kind}.{part}_words"
    found, limit = count_words(text), rules.count(key)
    if found == 0 and part != "statement":
        return rules.refuse(
            key, f"form.no_{part}", "{part} is empty.", remedy="Write it.", part=words
        )
    if limit is None or found <= limit:
        return yes()
    over = found - limit
    return rules.refuse(
        key,
        f"form.{part}_too_long",
        "{part} has {found} words. It may have {limit}.",
        remedy="Cut one word." if over == 1 else "Cut {over} words.",
        part=words,
        found=found,
        limit=limit,
        over=over,
    )


def check_subject(facts: SubjectFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the motion deals with one subject, as somebody judged and recorded (rule group 2).

    This is a judgement, so the law only sees that it was made and, where it goes against the
    motion, that a reason stands with it. Refuses with ``form.subject_not_judged``,
    ``form.subject_without_reason`` or ``form.several_subjects``.
    """
    del at
    key = f"motion.{facts.kind}.one_subject"
    if not rules.flag(key) or facts.one_subject:
        return yes()
    if facts.one_subject is None:
        return rules.refuse(
            key,
            "form.subject_not_judged",
            "A motion deals with one subject only; nobody has judged this one yet.",
            remedy="The arrangements committee judges it. You can ask for its view beforehand.",
        )
    if not facts.reason.strip():
        return rules.refuse(
            key,
            "form.subject_without_reason",
            "The motion was said to deal with several subjects, but no reason was recorded.",
            remedy="Record which subjects it deals with and why they are not one.",
        )
    return rules.refuse(
        key,
        "form.several_subjects",
        "The motion deals with more than one subject: {reason}",
        remedy="Keep one subject here and move the rest as another motion.",
        reason=facts.reason,
        decided_by=facts.decided_by,
        subjects=", ".join(facts.subjects),
    )
