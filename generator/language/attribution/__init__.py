"""Whom an article credits with what it reports, and by which words."""
