"""Figures: what they are worth, what they count, and whether two can both be true."""
