"""``fact-digest ask``: the one place that calls a language model; a build never imports it."""
