"""Readings: each is one way to find facts and differences in the articles, ``Texts`` in and ``Findings`` out."""
