"""The law: pure, typed, without framework, clock, chance or I/O."""
