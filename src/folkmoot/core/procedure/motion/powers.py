"""Who takes part in a motion's road."""

from __future__ import annotations

from folkmoot.core.procedure.power import Power

MEMBER = Power("member", words="a member")
MOVER = Power("mover", words="the mover")
PROPOSING_OFFICER = Power(
    "officer", of="proposing", words="an officer of the unit that proposes it"
)
ADOPTING_OFFICER = Power("officer", of="adopting", words="an officer of the local party")
REPRESENTATIVE = Power("officer", "representative", words="a representative of the unit")
COMMITTEE = Power("body", "arrangements_committee", words="the arrangements committee")
CONFERENCE = Power("body", "conference", words="the conference, through its chair")
CHAIR = Power("chair", words="the chair of the session")
DELEGATE = Power("delegate", words="a delegate of the unit that sent it")
CERTIFIER = Power("office", "certifier", words="the officer who certifies editions")
SYSTEM = Power("system", words="the system")
