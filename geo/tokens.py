"""Words of a text with their keys, in any of the scripts that names are written in."""

import re
from functools import lru_cache
from typing import NamedTuple

from geo.spelling import exact_key, key, loose_keys

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*")
_POSSESSIVES = ("'s", "’s", "ʼs")
_GAP = re.compile(r"[ \t\u00a0]{1,2}|[-‐‑]|\.[ \u00a0]|\n(?=\S)")


class Word(NamedTuple):
    """A word at half-open offsets; `joined` says that nothing but a space or a hyphen parts it from the one before."""

    start: int
    end: int
    text: str
    joined: bool

    @property
    def key(self) -> str:
        """The word's strict key."""
        return _key(self.text)

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital."""
        return self.text[0].isupper()

    @property
    def cyrillic(self) -> bool:
        """Whether the word is written in Cyrillic."""
        return "\u0400" <= self.text[0] <= "\u052f"

    @property
    def exact(self) -> str:
        """The word without case and accents."""
        return _exact(self.text)

    @property
    def loose(self) -> tuple[str, ...]:
        """The word's loose keys, read as English and as German."""
        return _loose(self.text)


def words(text: str) -> list[Word]:
    """Split a text into words; a possessive 's is no part of its word."""
    found: list[Word] = []
    end = -1
    for match in _WORD.finditer(text):
        start, whole = match.start(), match.group()
        bare = whole[:-2] if whole.endswith(_POSSESSIVES) else whole
        gap = text[end:start] if end >= 0 else ""
        joined = gap == " " or (0 < len(gap) <= 2 and _GAP.fullmatch(text, end, start) is not None)  # noqa: PLR2004
        end = start + len(bare)
        found.append(Word(start, end, bare, joined))
    return found


_key = lru_cache(maxsize=65_536)(key)
_exact = lru_cache(maxsize=65_536)(exact_key)
_loose = lru_cache(maxsize=65_536)(loose_keys)
