"""Whether a meeting was called in time and can decide: facts gathered, the law asked."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.models import Credential, Delegate, Meeting, Notice
from folkmoot.apps.assembly.queries.presence import Presence, presence
from folkmoot.apps.assembly.queries.rules import day_of, rules_on, tier_of
from folkmoot.apps.people import queries as people
from folkmoot.core.civildate import Deadline, NoticeAnswer, latest_notice
from folkmoot.core.procedure.meetings import notice as notice_rule
from folkmoot.core.procedure.meetings import quorum as quorum_rule
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Reason, Verdict, no, yes


def notice_facts(row: Meeting) -> notice_rule.NoticeFacts:
    """When the first notice of a meeting went out, and when it begins."""
    rows = Notice.objects.filter(meeting=row).order_by("given_at")
    moved_at = row.postponements.order_by("-pk").values_list("at", flat=True).first()
    if moved_at is not None:  # who was told the old time was not told of this meeting
        rows = rows.filter(given_at__gte=moved_at)
    sent_at = rows.values_list("given_at", flat=True).first()
    return notice_rule.NoticeFacts(row.convened_as, row.starts_at, sent_at)


def notice_of(row: Meeting) -> Verdict:
    """Whether members were told in time; if not, by how much it was missed."""
    rules = rules_on(day_of(row.starts_at, row.zone))
    facts = notice_facts(row)
    refusal = notice_rule.check_meeting_notice(facts, rules, row.starts_at)
    if not refusal:
        noted_afterwards = facts.sent_at is None and not hasattr(row, "calling")
        return _not_written_down(refusal) if noted_afterwards else refusal
    answer = notice_rule.notice_answer(facts, rules)
    return answer.verdict if answer else refusal


def _not_written_down(refusal: Verdict) -> Verdict:
    """Of a meeting written down afterwards nobody knows that there was no notice, only not when."""
    required = refusal.reasons[0].params.get("required", "")
    return no(
        Reason(
            "meeting.notice_not_noted",
            "The meeting was written down afterwards, without when its members were told of it. "
            "They are told {required} beforehand, and motions and elections rest on that.",
            {"required": required},
            refusal.reasons[0].provision,
            "Say when notice was given; it is asked under More where a meeting is written down.",
        )
    )


def notice_answer_of(row: Meeting) -> NoticeAnswer | None:
    """How long the notice was and how long it had to be; None if none was sent or needed."""
    rules = rules_on(day_of(row.starts_at, row.zone))
    return notice_rule.notice_answer(notice_facts(row), rules)


def notice_deadline(*, convened_as: str, starts_at: datetime, rules: RuleSet) -> Deadline | None:
    """The last moment at which notice can still go out; None where the rules ask for none."""
    required = rules.period(f"meeting.{convened_as}.notice")
    return latest_notice(starts_at, required, rules.calendar) if required else None


def quorum_of(row: Meeting, *, at: datetime | None = None) -> Verdict:
    """Whether enough who count are present at a moment; by default now, or when it closed."""
    moment = at or _last_moment(row)
    rules = rules_on(day_of(row.starts_at, row.zone))
    here = presence_of(row, at=moment)
    return quorum_verdict(
        kind=row.kind,
        unit_slug=row.unit_slug,
        body=row.body,
        entitled=entitled_to_attend(row),
        here=here,
        rules=rules,
        at=moment,
    )


def quorum_verdict(
    *,
    kind: str,
    unit_slug: str,
    body: str,
    entitled: int,
    here: Presence,
    rules: RuleSet,
    at: datetime,
) -> Verdict:
    """The law's answer on a quorum. A committee without a rule of its own needs more than half."""
    if kind == "committee":
        return _committee_quorum(entitled, here.total, body=body)
    unit = people.unit(unit_slug)
    tier = tier_of(unit.kind if unit else "")
    facts = quorum_rule.QuorumFacts(
        tier=tier,
        members=entitled,
        room=here.members["in_room"],
        online=here.members["online"],
        phone=here.members["phone"],
    )
    verdict = quorum_rule.check_quorum(facts, rules, at)
    if not verdict:
        return verdict
    return rules.meets(
        quorum_rule.reads(tier)[0],
        "meeting.quorate",
        "{here} members who count are present and {needed} are needed, of {members}.",
        here=quorum_rule.present(facts, rules),
        needed=quorum_rule.quorum(tier, entitled, rules),
        members=entitled,
    )


def presence_of(row: Meeting, *, at: datetime) -> Presence:
    """Who was there at a moment. Delegates with credentials are there, where nobody counted."""
    here = presence(row.pk, at=at)
    if here.known_by or row.kind != "conference":
        return here
    credentialled = Credential.objects.filter(delegate__delegation__meeting=row, at__lte=at)
    members = {**here.members, "in_room": credentialled.count()}
    return Presence(members, 0, "credentials")


def entitled_to_attend(row: Meeting) -> int:
    """How many may take part and vote: members of the unit, delegates, or a committee's members."""
    if row.kind == "conference":
        return Delegate.objects.filter(delegation__meeting=row, credential__isnull=False).count()
    day = day_of(row.starts_at, row.zone)
    if row.kind == "committee" and row.body:
        return len(people.holders(row.unit_slug, row.body, day))
    return people.members_of(row.unit_slug, day).count


def _committee_quorum(members: int, here: int, *, body: str) -> Verdict:
    needed = members // 2 + 1
    params = {"here": here, "needed": needed, "members": members, "body": body.replace("_", " ")}
    says = "{here} of {members} members of the committee are present; {needed} are needed."
    if here > members:
        remedy = "Check the attendance list: guests do not count."
        return no(Reason("meeting.more_present_than_members", says, params, None, remedy))
    if here < needed:
        remedy = "You can talk but not decide. Wait for more, or meet again."
        return no(Reason("meeting.no_quorum", says, params, None, remedy))
    return yes(Reason("meeting.quorate", says, params))


def _last_moment(row: Meeting) -> datetime:
    closing = getattr(row, "closing", None)
    if closing:
        return closing.at
    # Up to the latest fact about who is there: a page is read at any time after it.
    last = row.attendances.order_by("-from_at").values_list("from_at", flat=True).first()
    counted = row.head_counts.order_by("-at").values_list("at", flat=True).first()
    return max(filter(None, (row.starts_at, last, counted)))
