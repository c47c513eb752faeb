"""The composition: settings, URLs, home page, navigation."""
