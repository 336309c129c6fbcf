"""Articles from outside into the folder of seeds: fetched with care, told apart from those that are there, written."""
