"""What an article says of itself: outlet, headline, author, date, kind."""
