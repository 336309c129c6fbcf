"""How many origins stand behind a fact: whom each article credits, what one origin is called, where a credit leads."""
