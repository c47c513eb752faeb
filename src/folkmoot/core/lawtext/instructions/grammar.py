"""From an amending sentence to instructions: clauses in turn, what stands between them as scope."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from folkmoot.core.lawtext.instructions.clauses_structure import STRUCTURE
from folkmoot.core.lawtext.instructions.clauses_words import WORDS, compiled
from folkmoot.core.lawtext.instructions.pieces import LABEL, LEVEL, either
from folkmoot.core.lawtext.instructions.quoting import QUOTE, Skeleton, skeleton
from folkmoot.core.lawtext.instructions.values import Instruction, ParsedAmendment
from folkmoot.core.lawtext.instructions.vocabulary import ORDINALS, QUOTED_THINGS

LONGEST = 200_000
_MOST = 200
_TRIGGER = re.compile(
    r"\b(?:strik|delet|remov|omit|amend(?!ment|ed)|chang|insert|add|substitut|replac|renumber|"
    r"redesignat|re-number|move\b|repeal(?:ing)?\b|for (?=\S)|after |before |"
    r"between |at (?:the|its) |"
    r"(?:re)?designat(?:e|ing)\b|(?:a )?new (?=[a-z])|"
    r"(?:the )?(?:existing|current|present|remaining|former|previous) |"
    r"following |immediately |directly |(?:is|are) (?:hereby )?(?:repealed|deleted|redesignated|"
    r"renumbered|re-numbered|designated|relettered|replaced|substituted|taken out|"
    r"amended (?:by )?to reads?)|shall be replaced|"
    rf"amended (?:by )?to reads?|(?:the )?(?:{either(QUOTED_THINGS)})[:,]? ?(?={QUOTE}))|{QUOTE}",
    re.IGNORECASE,
)
_NTH = "|".join(ORDINALS)
_PLACE = rf"(?:the )?(?:newly (?:re)?designated )?(?:{LEVEL})?:? ?(?:[A-Z] (?=[0-9]))?{LABEL}"
_SCOPE = re.compile(
    r"(?:at the (?:start|end|beginning) of |in |at |of |to |throughout )*(?:the )?"
    rf"(?P<place>(?:(?:{_NTH}) (?:sentence|paragraph|line) of )?"
    rf"(?:heading of |lead-in language of )?{_PLACE}"
    rf"(?:(?:, and |, | and | to | of |,? in | (?=line )){_PLACE}){{0,40}}"
    r"(?: \((?-i:[A-Z])[^()]{2,40}\))?"
    r"|standing orders|rule book|constitution|preamble|(?:lead-in|introductory) (?:language|text)"
    r"(?: of [^\ue000-\uf8ff]{1,80})?|section heading|heading|rules|bye-laws)[,:]? ?",
    re.IGNORECASE,
)
_AMENDED = re.compile(
    r"^(?P<place>.{1,3000}?),? (?:is|are) (?:further )?amended(?: as follows)?", re.IGNORECASE
)
_SENTENCE = re.compile(
    rf"(?:the )?(?P<nth>{_NTH}) sentence(?: of (?P<rest>.+))?$", re.IGNORECASE | re.DOTALL
)
_SUBJECT = re.compile(
    rf"(?:the |newly |(?:re)?designated |existing |current |new )*(?:{LEVEL}|{_NTH}|title)\b"
    r"|(?-i:(?:The|An?) [A-Z])[^;]{1,300}?\b(?:Act|Law|Rules|Regulations|Order|Resolution|Code)\b",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"\b(?:strik|insert|delet|replac|substitut|renumber|adding|shall )", re.IGNORECASE
)
_CITED = re.compile(r" \([^()]* [^()]*(?:\([^()]*\)[^()]*)*\)$")
_SPAN = re.compile(r" (?:to|through) ")
_COMMA = re.compile(r",? and |, ")
_LEVELS = re.compile(rf"\b{LEVEL} ", re.IGNORECASE)
_LIST = re.compile(rf"{_PLACE}(?:(?:,? and |, ){_PLACE}){{1,40}}", re.IGNORECASE)
_IGNORED = re.compile(r"^[\s,;.:)]*(?:(?:and|by|then|also|further|both)[\s,;.:]*)*$", re.IGNORECASE)
_READS = re.compile(
    rf"(?:reads? as follows|currently reads|which reads):? ?(?P<base>{QUOTE})\.? ?"
    rf"(?:delete|replace|strike) (?:these|those|the) words and (?:replace|insert|substitute)"
    rf"(?: them)?(?: with| by)?:? ?(?P<text>{QUOTE})",
    re.IGNORECASE,
)
_WILL_READ = re.compile(
    r"(?:[.;] ?|, )(?:and )?(?:the )?(?:amended )?[^;\ue000-\uf8ff]{0,80}?"
    r"\b(?:will|shall|would)(?: then)? read:? ?"
    rf"(?:as follows:? ?)?(?P<reads>{QUOTE})",
    re.IGNORECASE,
)
_ACCORDINGLY = re.compile(
    r"\b(?:renumber|re-number)[^.;\ue000-\uf8ff]{0,80}(?:accordingly|as appropriate)", re.IGNORECASE
)


def parse(sentence: str) -> ParsedAmendment:
    """Read an amending sentence.

    Never raises and never guesses: what no clause accounts for is left over.
    """
    if len(sentence) > LONGEST:
        return ParsedAmendment(False, False, (), None, sentence, ("It is too long.",))
    said = skeleton(sentence)
    text, reads = _quoted_result(said)
    operations, left_over = _walk(text, said)
    why = []
    if said.doubtful:
        why.append("A quotation mark may be missing, or close elsewhere.")
    if left_over:
        why.append("Some words were not understood.")
    if any(_needs_text(each) for each in operations):
        why.append("Where it would apply can be told from the text only.")
    understood = bool(operations) and not left_over
    if not operations:
        left_over = left_over or sentence.strip()
        why.append("No instruction was found.")
    one_reading = understood and not why
    return ParsedAmendment(
        understood, False, operations, None, left_over, tuple(why), reads, one_reading
    )


def _needs_text(operation: Instruction) -> bool:
    return bool(
        operation.until is not None
        or operation.sentence is not None
        or operation.left is not None
        or (operation.verb == "replace-whole" and operation.text is None)
        or (operation.verb in {"repeal", "renumber"} and operation.target is None)
        or (operation.verb == "insert" and operation.find is None and operation.position is None)
    )


def _quoted_result(said: Skeleton) -> tuple[str, str | None]:
    found = _WILL_READ.search(said.text)
    if found is None or found.start() == 0:
        return said.text, None
    return said.text[: found.start()] + said.text[found.end() :], said.quote(found["reads"])


def _walk(text: str, said: Skeleton) -> tuple[tuple[Instruction, ...], str]:
    operations: list[Instruction] = []
    left_over: list[str] = []
    target: str | None = None
    everywhere = False
    bases = list(islice(_READS.finditer(text), _MOST))
    at = 0
    while True:
        step = _next_clause(text, at, said, bases)
        gap = text[at : step[0] if step else len(text)]
        passive = step is not None and text.startswith(("is ", "are ", "shall be "), step[0])
        place, rest = (_subject(gap) if passive else None) or _scope(gap)
        if place:
            target = said.said(place)
            everywhere = gap.lower().lstrip(" .;,").startswith("throughout")
        if rest:
            left_over.append(said.said(rest))
        if len(operations) > _MOST:
            return tuple(operations), said.said(text[at:])
        if step is None:
            return tuple(operations), " … ".join(left_over)
        _, at, instruction = step
        instruction = _in_sentence(replace(instruction, target=instruction.target or target))
        if everywhere and instruction.find and instruction.occurrence is None:
            instruction = replace(instruction, occurrence="every")
        operations += _for_each(instruction)
        if instruction.verb in {"renumber", "move"} and passive:
            target = instruction.text


def _in_sentence(instruction: Instruction) -> Instruction:
    """A sentence that the scope names, taken from the name of the provision."""
    found = _SENTENCE.match(instruction.target or "")
    if found is None:
        return instruction
    nth = ORDINALS[found["nth"].lower()]
    return replace(instruction, sentence=nth, target=found["rest"])


def _for_each(instruction: Instruction) -> list[Instruction]:
    """One instruction for each provision it names; of two lists, each with its own number."""
    targets = _each(instruction.target)
    new = _each(instruction.text) if instruction.verb == "renumber" else []
    if len(targets) > 1 and len(new) == len(targets):
        pairs = zip(targets, new, strict=True)
        return [replace(instruction, target=old, text=each) for old, each in pairs]
    return [replace(instruction, target=each) for each in targets]


def _each(target: str | None) -> list[str | None]:
    """Every provision a list names; a span ("4 to 7") stays one."""
    target = target and _CITED.sub("", target)
    if target is None or _SPAN.search(target) or not _LIST.fullmatch(target):
        return [target]
    plain = _LEVELS.sub("", target)
    return [each for each in _COMMA.split(plain) if each]


def _next_clause(
    text: str, at: int, said: Skeleton, bases: list[re.Match[str]]
) -> tuple[int, int, Instruction] | None:
    base = next((each for each in bases if each.start() >= at), None)
    for trigger in _TRIGGER.finditer(text, at):
        if base is not None and base.start() <= trigger.start():
            break
        for clause in (*STRUCTURE, *WORDS):
            found = compiled(clause.form).match(text, trigger.start())
            if found and (built := clause.build(found, said)) is not None:
                return found.start(), found.end(), built
        found = _ACCORDINGLY.match(text, trigger.start())
        if found:
            return found.start(), found.end(), Instruction("renumber", text="accordingly")
    if base is None:
        return None
    words = Instruction("replace", find=said.quote(base["base"]), text=said.quote(base["text"]))
    return base.start(), base.end(), words


def _subject(gap: str) -> tuple[str, str] | None:
    """The provision, or the whole act, that a clause in the passive says something of."""
    own = re.sub(r"^[\s,;.:]*(?:and )?", "", gap).rstrip(" ,")
    found = _SUBJECT.match(own)
    return None if found is None or _ORDERED.search(own) else (own, "")


def _scope(gap: str) -> tuple[str | None, str]:
    """The provision a piece between clauses names, and what of it is not understood."""
    if _IGNORED.match(gap):
        return None, ""
    own = re.sub(r"^[\s,;.:]*(?:and )?", "", gap)
    amended = _AMENDED.match(own)
    if amended and _SUBJECT.match(own) and not _ORDERED.search(amended["place"]):
        rest = own[amended.end() :]
        return amended["place"], "" if _IGNORED.match(rest) else rest.strip()
    found = _SCOPE.match(own)
    if found:
        rest = own[found.end() :]
        return found["place"].strip(), "" if _IGNORED.match(rest) else rest.strip()
    return None, gap.strip()
