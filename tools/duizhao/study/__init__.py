"""What is learnt by heart: notes on terms and words, in decks."""
