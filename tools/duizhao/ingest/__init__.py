"""Bytes of a page → printed articles of typed blocks → articles as their editor wants them."""
