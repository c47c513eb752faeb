"""What may be done with meetings, by whom and when: facts gathered, the law asked."""
