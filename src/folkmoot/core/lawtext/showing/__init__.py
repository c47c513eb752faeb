"""Two editions shown beside one another, and editions written for other programs and for paper."""
