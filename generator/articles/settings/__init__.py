"""What people say of a story and of its articles."""
