"""What readers take away: Anki packages, books, tables, aligned sentences."""
