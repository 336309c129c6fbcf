"""Pages to a folder: what would be done, what is ours to touch, and the record of what we wrote."""
