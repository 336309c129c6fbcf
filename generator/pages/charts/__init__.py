"""Pictures of the story: who credits whom, which articles report what, where the leading row comes from."""
