"""The people, organisations and places of a story: one cast, and every mention of each."""
