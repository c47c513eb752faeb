"""The acts of this room. No field in clear names a person."""

from folkmoot.apps.record.act_types import declare

CONTEST_NOTED = declare(
    "campaigns.contest_noted",
    says="{contest} was written down: {title}; spending limit {limit}.",
    clear=("contest", "title", "kind", "limit", "source"),
)
DRAFTED = declare(
    "campaigns.message_drafted",
    says="The paid message {message} of {unit} was drafted, wording {version}.",
    clear=("message", "unit", "version", "digest"),
)
APPROVED = declare(
    "campaigns.message_approved",
    says="Wording {version} of the paid message {message} was approved by the {role}.",
    clear=("message", "version", "role", "digest"),
)
DECLARED = declare(
    "campaigns.message_declared",
    says="The paid message {message} was declared: {amount} from {begins} to {ends}.",
    clear=(
        "message", "version", "digest", "unit", "sponsor", "amount", "begins", "ends", "contest",
        "channels", "audiences", "creatives",
    ),
)  # fmt: skip
STARTED = declare(
    "campaigns.message_started",
    says="The paid message {message} has run since {on}.",
    clear=("message", "on"),
)
ENDED = declare(
    "campaigns.message_ended",
    says="The paid message {message} ended on {on}; {spent} was spent.",
    clear=("message", "on", "spent", "seen"),
)
CORRECTED = declare(
    "campaigns.message_corrected",
    says="The paid message {message} was corrected: {reason}",
    clear=("message", "version", "digest", "reason"),
)
IMPORTED = declare(
    "campaigns.archive_imported",
    says="An archive of adverts was imported: {rows} rows of {source}, {faults} not readable.",
    clear=("file", "source", "rows", "faults", "added", "changed"),
)
CAPTURED = declare(
    "campaigns.advert_captured",
    says="A member added an advert seen on {seen_on}.",
    clear=("capture", "seen_on", "digest"),
)
HEARD = declare(
    "campaigns.claim_heard",
    says="A claim heard on {heard_on} was added to the log.",
    clear=("claim", "heard_on", "way"),
)
PROMISED = declare(
    "campaigns.manifesto_published",
    says="{title} was put beside the claims log.",
    clear=("manifesto", "title", "digest"),
)
RESULT_NOTED = declare(
    "campaigns.result_noted",
    says="A result of {contest} was written down: {votes} votes.",
    clear=("contest", "votes"),
)
