"""Elections counted: ballots, rules as data, counts that can be repeated."""
