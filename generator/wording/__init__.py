"""Facts to words: one sentence for each, headings over them, a title for the story."""
