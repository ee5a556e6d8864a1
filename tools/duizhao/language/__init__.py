"""Chinese itself: sentences, words, readings, names, spelling, scripts, levels, dictionary."""
