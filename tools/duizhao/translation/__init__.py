"""The English: translation memories in PO files, one an article."""
