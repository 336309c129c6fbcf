"""What the pages tell of each article: its own words about itself, its lines, and what to watch for in it."""
