"""Where it happened: toponyms, parts of places, lists of places, and words that point back."""
