"""The glossary in the formats of others, there and back, without loss."""
