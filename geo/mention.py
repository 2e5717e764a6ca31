"""Toponyms as they stand in a text, and the lists that share one word for what they are ("A and B regions")."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from geo.place import Place

Lookup = Callable[[str], tuple[Place, ...]]
_JOINT = re.compile(r"(?:,\s*)?(?:\s*(?:and|und|or|та|і|й|и|&)\s+)?(?:the\s+)?|,\s*", re.IGNORECASE)
_SHARED = (
    (re.compile(r"\s+(?:oblasts|regions|provinces)\b", re.IGNORECASE), " Oblast"),
    (re.compile(r"\s+(?:districts|raions|rayons)\b", re.IGNORECASE), " Raion"),
    (re.compile(r"\s+rivers\b", re.IGNORECASE), " River"),
)
_CONFLUENCE = re.compile(r"\b(?:confluence|junction) of (?:the )?(?:rivers )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A toponym at half-open character offsets of the text it was found in, with the places it can mean."""

    start: int
    end: int
    text: str
    candidates: tuple[Place, ...]


def join_lists(text: str, mentions: list[Mention], lookup: Lookup) -> list[Mention]:
    """Give each member of "the Kharkiv and Donetsk regions" or "the A and B Rivers" the sort that the list names."""
    found = list(mentions)
    for shared, word in _SHARED:
        for last in range(len(found) - 1, 0, -1):
            if shared.match(text, found[last].end):
                _spread(text, found, last, word, lookup)
    return found


def _spread(text: str, found: list[Mention], last: int, word: str, lookup: Lookup) -> None:
    at = last
    while True:
        meant = lookup(found[at].text + word)
        if meant:
            found[at] = replace(found[at], candidates=meant)
        if at == 0 or not _JOINT.fullmatch(text[found[at - 1].end : found[at].start]):
            return
        at -= 1
