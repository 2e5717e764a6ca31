"""Days told place by place: "took A on Monday, B and C on Tuesday"."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from claims.segment import Page, Sentence
from claims.when.stamps import Stamp, stamps
from claims.when.timeline import line
from claims.when.valid_time import Timing, stamped
from claims.where.spot import Spot

_NEAR = 8  # tokens from a name to its own day: "A, 10 kilometers northeast, by 23 February"


def spread(page: Page, sentence: Sentence, spots: Sequence[Spot], published: date | None) -> dict[int, Timing]:
    """Return the days of the places of a list, by where each begins.

    Empty unless two of them have days of their own; a place without one shares the day of the next that has.
    """
    if published is None or len(spots) < 2:  # noqa: PLR2004
        return {}
    ordered = sorted(spots, key=lambda spot: spot.start)
    edges = [*(spot.start for spot in ordered[1:]), sentence.end]
    days = [_day_behind(page, sentence, (spot.end, edge), published) for spot, edge in zip(ordered, edges, strict=True)]
    if sum(day is not None for day in days) < 2:  # noqa: PLR2004
        return {}
    found: dict[int, Timing] = {}
    shared = None
    for spot, day in zip(reversed(ordered), reversed(days), strict=True):
        shared = day or shared
        if shared is not None:
            found[spot.start] = stamped(page, sentence, shared, published)
    return found


def _day_behind(page: Page, sentence: Sentence, gap: tuple[int, int], published: date) -> Stamp | None:
    """Return the day that stands behind a name, before the next."""
    tokens = sentence.tokens
    first = bisect_left(tokens, gap[0], key=lambda token: token.start)
    days = (one for one in stamps(line(sentence, page.language, published)) if one.joins == "at")
    near = (one for one in days if first <= one.first <= first + _NEAR and tokens[one.last - 1].end <= gap[1])
    return next(near, None)
