"""Filters as words: NAME=VALUE, with the names that the map's address uses."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from claims.claim import Claim
from geo.errors import ClaimlineError
from layers.permalink import EMPTY, SCHEMA, from_query
from layers.view import View

_STATE = ("day", "lon", "lat", "zoom", "at")
NAMES = tuple(parameter.name for parameter in SCHEMA if parameter.name not in _STATE)
_FLAGS = frozenset(parameter.name for parameter in SCHEMA if parameter.type == "flag")


def asked_view(claims: Iterable[Claim], day: str | None, filters: Iterable[str] | None, *, today: date) -> View:
    """Return the view of a day with filters set; without a day, of the last report's, or today when there is none.

    Raise ClaimlineError for a day or a filter that says nothing.
    """
    last = max((claim.reported_on for claim in claims if claim.reported_on), default=today)
    pairs = [_pair(words) for words in filters or ()]
    return from_query(urlencode(pairs), View(day=written_day(day) if day else last))


def written_day(words: str) -> date:
    """Return the day that is written as YYYY-MM-DD."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ClaimlineError(f'"{words[:40]}" is no day: write it as YYYY-MM-DD') from None


def _pair(words: str) -> tuple[str, str]:
    name, _, value = words.partition("=")
    if name not in NAMES:
        raise ClaimlineError(f'there is no filter "{words[:60]}": write NAME=VALUE, NAME one of {", ".join(NAMES)}')
    if name not in _FLAGS and from_query(urlencode([(name, value)]), EMPTY) == EMPTY:
        raise ClaimlineError(f'the filter "{words[:60]}" has no such value: the map\'s address shows what it takes')
    return name, value
