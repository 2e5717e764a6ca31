"""The one error that this project raises on purpose."""


class ClaimlineError(Exception):
    """Something the user can mend; its text is one line that says what to do."""
