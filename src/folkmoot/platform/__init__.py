"""What a house stands on: database, acts, tasks, time, mail. Nothing about democracy."""
