"""Toponyms as they stand in a text, and those that only name a unit."""

import re
from dataclasses import dataclass
from functools import lru_cache

from geo.place import Place

_UNIT_AFTER = re.compile(
    r"['’»”\"]?\s+(?:battle\s?group|grouping|group of|army group|brigade|regiment|battalion|OSGT|OSUV|OTG|OSG)\b",
    re.IGNORECASE,
)
_UNIT_BEFORE = re.compile(
    r"(?:group(?:ing)? of (?:forces|troops)|battle\s?group|brigade|regiment|угрупован\w+(?: військ)?"
    r"|группировк\w+(?: войск)?|бригад\w+|полк\w*|batal\w+|батальйон\w*|батальон\w*)\s+[«\"“'‘]?$",
    re.IGNORECASE,
)
# The last words that the patterns before a name can end in: looked at first, since most names follow others.
_UNIT_WORDS = (
    "forces", "troops", "battle", "group", "brigade", "regiment", "угруп", "військ", "групп", "войск", "бригад", "полк",
    "batal", "батал",
)  # fmt: skip
_BLANK, _OPENING = " \t\n\u00a0", "«\"“'‘([-–—"
LOOK_BACK, _WORD_REACH = 60, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A toponym at half-open character offsets of the text it was found in, with the places it can mean."""

    start: int
    end: int
    text: str
    candidates: tuple[Place, ...]


@lru_cache(maxsize=256)  # a mention is asked about five times
def word_before(text: str, start: int) -> str:
    """Return the word that stands before a character, lower-case, quotation marks aside; empty when none is near."""
    before = text[max(0, start - _WORD_REACH) : start].rstrip(_BLANK + _OPENING)
    return before[max(before.rfind(" "), before.rfind("\n")) + 1 :].lstrip(_OPENING).casefold()


def without_units(text: str, mentions: list[Mention]) -> list[Mention]:
    """Drop names of brigades and groups of forces: "the Dnepr group of forces" speaks of no place."""
    return [
        m
        for m in mentions
        if not _UNIT_AFTER.match(text, m.end)
        and not (
            word_before(text, m.start).startswith(_UNIT_WORDS)
            and _UNIT_BEFORE.search(text[max(0, m.start - LOOK_BACK) : m.start])
        )
    ]
