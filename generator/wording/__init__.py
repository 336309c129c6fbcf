"""Facts to words: the clause that states each, headings over them, a title for the story."""
