"""Rows: which whole sentences together tell every fact once, in which order, and which articles report each part."""
