"""The digest as pages: Markdown by our templates, and digest.json."""
