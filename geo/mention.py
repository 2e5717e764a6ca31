"""Toponyms as they stand in a text: lists that share one word, meetings of rivers, names that are no places."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from geo.place import Feature, Place

Lookup = Callable[[str], tuple[Place, ...]]
_JOINT = re.compile(r",?\s*(?:(?:and|und|or|та|і|й|и|&|with|с|з|із)\s+)?(?:the\s+)?(?:rivers?\s+)?", re.IGNORECASE)
_SHARED = (
    (re.compile(r"\s+(?:oblasts|regions|provinces)\b", re.IGNORECASE), " Oblast"),
    (re.compile(r"\s+(?:districts|raions|rayons)\b", re.IGNORECASE), " Raion"),
    (re.compile(r"\s+rivers\b", re.IGNORECASE), " River"),
)
_MEETING = re.compile(
    r"(?:confluence|junction|meeting) of (?:the )?(?:rivers? )?$|злитт\w+ (?:річок )?$|слияни\w+ (?:рек )?$|"
    r"zusammenfluss (?:von|der) (?:flüsse )?$",
    re.IGNORECASE,
)
_MEETINGS = {frozenset({"river:oskil", "river:siverskyi-donets"}): "river:oskil-mouth"}
_UNIT_AFTER = re.compile(
    r"['’»”\"]?\s+(?:battle\s?group|grouping|group of|army group|brigade|regiment|battalion)\b",
    re.IGNORECASE,
)
_UNIT_BEFORE = re.compile(
    r"(?:group(?:ing)? of (?:forces|troops)|battle\s?group|brigade|regiment|угрупован\w+(?: військ)?"
    r"|группировк\w+(?: войск)?|бригад\w+|полк\w*|batal\w+|батальйон\w*|батальон\w*)\s+[«\"“'‘]?$",
    re.IGNORECASE,
)
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A toponym at half-open character offsets of the text it was found in, with the places it can mean."""

    start: int
    end: int
    text: str
    candidates: tuple[Place, ...]


def without_units(text: str, mentions: list[Mention]) -> list[Mention]:
    """Drop names of brigades and groups of forces: "the Dnepr group of forces" speaks of no place."""
    return [
        m
        for m in mentions
        if not _UNIT_AFTER.match(text, m.end) and not _UNIT_BEFORE.search(text[max(0, m.start - _LOOK_BACK) : m.start])
    ]


def join_lists(text: str, mentions: list[Mention], lookup: Lookup) -> list[Mention]:
    """Give each member of "the Kharkiv and Donetsk regions" or "the A and B Rivers" the sort that the list names."""
    found = list(mentions)
    for shared, word in _SHARED:
        for last in range(len(found) - 1, 0, -1):
            if shared.match(text, found[last].end):
                _spread(text, found, last, word, lookup)
    return found


def join_rivers(text: str, mentions: list[Mention], place: Callable[[str], Place]) -> list[Mention]:
    """Make one mention of "the confluence of the Oskil and the Siverskyi Donets"."""
    found: list[Mention] = []
    for mention in mentions:
        first = found[-1] if found else None
        if first is None or not _JOINT.fullmatch(text[first.end : mention.start]):
            found.append(mention)
            continue
        before = _MEETING.search(text[max(0, first.start - _LOOK_BACK) : first.start])
        meeting = _MEETINGS.get(frozenset({*_rivers(first), *_rivers(mention)}))
        if before is None or meeting is None:
            found.append(mention)
            continue
        start = max(0, first.start - _LOOK_BACK) + before.start()
        found[-1] = Mention(start=start, end=mention.end, text=text[start : mention.end], candidates=(place(meeting),))
    return found


def _rivers(mention: Mention) -> set[str]:
    return {candidate.id for candidate in mention.candidates if candidate.feature is Feature.LINE}


def _spread(text: str, found: list[Mention], last: int, word: str, lookup: Lookup) -> None:
    at = last
    while True:
        meant = lookup(found[at].text + word)
        if meant:
            found[at] = replace(found[at], candidates=meant)
        if at == 0 or not _JOINT.fullmatch(text[found[at - 1].end : found[at].start]):
            return
        at -= 1
