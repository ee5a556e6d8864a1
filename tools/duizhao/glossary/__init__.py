"""The glossary: its records and where its terms occur in a text."""
