"""The English words of amending sentences, in one place."""

from __future__ import annotations

MARKS = {
    "period": ".", "full stop": ".", "fullstop": ".", "full point": ".", "semicolon": ";",
    "semi-colon": ";", "comma": ",", "colon": ":", "question mark": "?", "hyphen": "-",
    "dash": "\u2013", "exclamation mark": "!", "closing bracket": ")", "opening bracket": "(",
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "final": -1, "last": -1,
}  # fmt: skip
TIMES = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
LEVELS = (
    "rules", "rule", "clauses", "clause", "chapters", "chapter", "articles", "article", "sections",
    "section", "subsections", "subsection", "sub-subparagraphs", "sub-subparagraph",
    "subparagraphs", "subparagraph", "paragraphs", "paragraph", "sub-paragraph", "sub-clause",
    "sub-section", "standing orders", "standing order", "schedules", "schedule", "appendices",
    "appendix", "annexes", "annexe", "annex", "part", "title", "items", "item", "bye-law",
    "by-law", "bylaw", "line", "preamble", "heading", "definition", "constitution", "rule book",
    "amendments", "amendment", "motions", "motion", "sub-sub-subparagraph", "subpart",
    "subchapter", "subtitle", "section heading", "designation", "lead-in language",
    "sub-subparagraph", "tabular array", "table of contents", "undesignated paragraph", "provision",
)  # fmt: skip
STRIKE = (
    "striking out", "strike out", "striking", "strike", "deleting", "delete", "removing", "remove",
    "omitting", "omit", "replacing", "replace", "amending", "amend", "changing", "change",
)  # fmt: skip
PUT = (
    "inserting", "insert", "adding", "add", "substituting", "substitute", "replacing it with",
    "replacing it by", "replace it with", "replace it by", "replace them with", "replacing with",
    "replacing by", "replace with", "replace by", "replaced with", "replaced by", "replace",
    "replacing", "with", "by", "to",
)  # fmt: skip
INSERT = ("inserting", "insert", "adding", "add")
QUOTED_THINGS = (
    "words", "word", "phrases", "phrase", "dates", "date", "terms", "term", "figures", "figure",
    "numbers", "number", "citation", "name", "title", "numeral", "letter", "reference to",
    "references to", "reference", "sum", "amount", "expression", "text", "year", "phase", "section",
    "designation", "acronym", "abbreviation", "initials", "subtitle heading", "title heading",
    "section heading", "chapter heading", "subchapter heading", "short title", "numerals",
    "letters", "heading", "sentence", "symbol", "fraction", "sentences",
    "work", "world", "punctuation", "punctuation mark", "percentage", "clause", "language",
)  # fmt: skip
