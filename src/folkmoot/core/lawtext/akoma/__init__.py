"""Akoma Ntoso 3.0 (OASIS LegalDocumentML): editions and amendments written, documents read."""
