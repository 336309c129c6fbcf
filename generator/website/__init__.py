"""The seam to MkDocs: a plugin that hands over the pages, makes them findable and draws the preview picture."""
