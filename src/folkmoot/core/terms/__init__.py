"""The few values every room speaks."""

from folkmoot.core.terms.actor import ActorRef
from folkmoot.core.terms.interval import Interval
from folkmoot.core.terms.money import Money
from folkmoot.core.terms.provision import ProvisionRef
from folkmoot.core.terms.verdict import Reason, Verdict, all_of, no, yes
from folkmoot.core.terms.words import check_words

__all__ = [
    "ActorRef",
    "Interval",
    "Money",
    "ProvisionRef",
    "Reason",
    "Verdict",
    "all_of",
    "check_words",
    "no",
    "yes",
]
