"""Words of a text with their keys, in any of the scripts that names are written in."""

import re
from dataclasses import dataclass
from functools import lru_cache

from geo.spelling import exact_key, key, loose_keys

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ]s$")
_GAP = re.compile(r"[ \t\u00a0]{1,2}|[-‐‑]|\.[ \u00a0]|\n(?=\S)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at half-open offsets; `joined` says that nothing but a space or a hyphen parts it from the one before."""

    start: int
    end: int
    key: str
    capital: bool
    joined: bool
    text: str

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
        bare = _POSSESSIVE.sub("", whole) if "s" in whole[-1:] else whole
        joined = end >= 0 and _GAP.fullmatch(text, end, start) is not None
        found.append(Word(start, start + len(bare), _key(bare), whole[0].isupper(), joined, bare))
        end = start + len(bare)
    return found


_key = lru_cache(maxsize=65_536)(key)
_loose = lru_cache(maxsize=65_536)(loose_keys)
_exact = lru_cache(maxsize=65_536)(exact_key)
