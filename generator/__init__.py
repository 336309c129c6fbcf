"""Several articles of one story in, one fact sheet out: each fact footnoted, each conflict flagged."""
