"""The law of discipline: no exclusion has effect without a fair process."""
