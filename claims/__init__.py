"""Articles read into claims: who says what, where and when, each with its exact span."""
