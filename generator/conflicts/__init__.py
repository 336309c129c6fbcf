"""Where accounts differ, and what only looks like it."""
