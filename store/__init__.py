"""Articles, claims and gaps, kept in one database."""
