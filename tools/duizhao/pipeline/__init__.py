"""From seeds to emitted pages: the stages in order, the cache, the workers."""
