"""Seeds to articles: decode, tell report from furniture, read what each article says of itself."""
