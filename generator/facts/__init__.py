"""Claims to facts: which claims of different articles report the same."""
