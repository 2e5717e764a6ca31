"""Filters as words: NAME=VALUE, with the names that the map's address uses."""

from collections.abc import Iterable
from urllib.parse import urlencode

from geo.errors import ClaimlineError
from layers.permalink import EMPTY, SCHEMA, from_query
from layers.view import View

_STATE = ("day", "lon", "lat", "zoom", "at")
NAMES = tuple(parameter.name for parameter in SCHEMA if parameter.name not in _STATE)
_FLAGS = frozenset(parameter.name for parameter in SCHEMA if parameter.type == "flag")


def filtered(view: View, filters: Iterable[str]) -> View:
    """Return the view with the filters set; raise ClaimlineError for one that says nothing."""
    pairs = [_pair(words) for words in filters]
    return from_query(urlencode(pairs), view)


def _pair(words: str) -> tuple[str, str]:
    name, _, value = words.partition("=")
    if name not in NAMES:
        raise ClaimlineError(f'there is no filter "{words[:60]}": write NAME=VALUE, NAME one of {", ".join(NAMES)}')
    if name not in _FLAGS and from_query(urlencode([(name, value)]), EMPTY) == EMPTY:
        raise ClaimlineError(f'the filter "{words[:60]}" has no such value: the map\'s address shows what it takes')
    return name, value
