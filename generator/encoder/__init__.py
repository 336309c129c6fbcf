"""A small neural network that reads two sentences together and says what the one has to do with the other."""
