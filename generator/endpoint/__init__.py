"""Calls of a language model: only the command ``ask`` comes here, and a build never imports it."""
