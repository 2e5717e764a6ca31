"""Reading languages that mark by cases, not by order, who acts on what: Ukrainian and Russian."""
