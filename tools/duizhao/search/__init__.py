"""Search: tokens of the index, shadow pages, what the reader's side needs, and the run of Pagefind."""
