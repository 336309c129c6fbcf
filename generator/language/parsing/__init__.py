"""Articles to parsed sentences: the parser, the process it runs in, and what is kept of it."""
