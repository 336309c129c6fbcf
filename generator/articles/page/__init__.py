"""A text as a page: its lines, and which of them report and which furnish it."""
