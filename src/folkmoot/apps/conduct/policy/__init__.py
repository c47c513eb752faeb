"""Whether something may happen in a case: the wall, the powers, the verdicts."""
