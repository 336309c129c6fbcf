"""Files to texts: their forms, what databases export, what a text suffered on its way, where they stand."""
