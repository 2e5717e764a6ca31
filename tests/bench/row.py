"""One line of the benchmark table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A measured figure and, where there is one, the alternative measured beside it.

    `ratio` is how many times as good ours is (above 1: ours wins); None where there is nothing to compare with.
    """

    room: str
    what: str
    ours: str
    other: str = ""
    ratio: float | None = None
