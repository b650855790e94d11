"""Small programs to measure against: what Textual itself costs, used as most programs use it, and used sparingly."""
