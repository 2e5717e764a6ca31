"""Files of what is shown: written whole, reopened, and checked against the data."""
