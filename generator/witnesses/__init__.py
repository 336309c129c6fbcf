"""Who copied whom, and how many origins stand behind a fact."""
