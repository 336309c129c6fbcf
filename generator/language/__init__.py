"""Parsed language: sentences, names, figures, times, attributions. No knowledge of facts or pages."""
