"""When it happened: expressions of time, and which of them dates a statement."""
