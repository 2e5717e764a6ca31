"""Words of a text with their keys, in any of the scripts that names are written in."""

import re
from functools import lru_cache
from typing import NamedTuple

from geo.spelling import exact_key, key, loose_keys

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*")
_POSSESSIVES = ("'s", "’s", "ʼs")
_KEPT = 32_768
_GAP = re.compile(r"[ \t\u00a0]{1,2}|[-‐‑]|\.[ \u00a0]|\n(?=\S)")


class Word(NamedTuple):
    """A word at half-open offsets.

    `joined` says that nothing but a space or a hyphen parts it from the one before, `capital` that it begins with one.
    """

    start: int
    end: int
    text: str
    joined: bool
    capital: bool

    @property
    def key(self) -> str:
        """The word's strict key."""
        return _key(self.text)

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
    make, end = tuple.__new__, -1  # half the time of the constructor, and an article has five hundred words
    for match in _WORD.finditer(text):
        start, stop = match.span()
        word = text[start:stop]
        if word[-1] == "s" and word.endswith(_POSSESSIVES):
            word, stop = word[:-2], stop - 2
        gap = text[end:start] if end >= 0 else ""
        joined = gap == " " or (0 < len(gap) <= 2 and _GAP.fullmatch(text, end, start) is not None)  # noqa: PLR2004
        end = stop
        found.append(make(Word, (start, stop, word, joined, word[0].isupper())))
    return found


_key = lru_cache(maxsize=_KEPT)(key)
_exact = lru_cache(maxsize=_KEPT)(exact_key)
_loose = lru_cache(maxsize=_KEPT)(loose_keys)
