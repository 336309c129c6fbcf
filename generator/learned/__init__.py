"""What was learned from examples, read from files of weights and applied; nothing is learned here."""
