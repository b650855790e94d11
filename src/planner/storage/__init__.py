"""The database: `store` writes it, `reading` reads it, and each has its own door."""
