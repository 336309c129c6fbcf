"""Times: what days and hours words stand for, and whether two can be the same."""
