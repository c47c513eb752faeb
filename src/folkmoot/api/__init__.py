"""What pages show, for programs: queries to read, actions to act, one schema that says how."""
