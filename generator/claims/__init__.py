"""Sentences to claims: what each clause asserts."""
