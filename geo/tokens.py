"""Words of a text with their keys, in any of the scripts that names are written in."""

import re
from functools import lru_cache
from typing import NamedTuple

from geo.spelling import exact_key, key, loose_keys

_APOSTROPHES, _SPACES, _HYPHENS = "'’‘ʼ`´", " \t\u00a0", "-‐‑\n"
_REST = r"(?:['’‘ʼ`´][^\W\d_]+)*"
# Ranges of letters some of which are capitals: Latin, Greek, Cyrillic, Armenian.
_CAPITALISED = re.compile(rf"[A-ZÀ-ÖØ-ÞĀ-ɏΆ-ΫЀ-ЯѠ-ԯԱ-Ֆ][^\W\d_]*{_REST}")
_AFTER = re.compile(rf"(?:(?:['’]s)?[ \t\u00a0]{{1,2}}|[-‐‑]|\.[ \u00a0]|\n)([^\W\d_]+{_REST})")
_POSSESSIVES = ("'s", "’s", "ʼs")
_KEPT = 32_768


class Word(NamedTuple):
    """A word at half-open offsets; a possessive 's is no part of it."""

    start: int
    end: int
    text: str

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


class Words:
    """The words of a text that begin with a capital, as names do; the others are read where a name may go on."""

    def __init__(self, text: str) -> None:
        """Find the capitals; a capital inside a word begins none."""
        self._text = text
        found = (match.span() for match in _CAPITALISED.finditer(text))
        self.capitals = [
            self._word(start, end) for start, end in found if text[start].isupper() and self._begins(start)
        ]

    def after(self, word: Word) -> Word | None:
        """Return the next word when nothing but a space or a hyphen parts it from this one."""
        match = _AFTER.match(self._text, word.end)
        return None if match is None else self._word(*match.span(1))

    def before(self, word: Word) -> Word | None:
        """Return the word before this one when nothing but a space or a hyphen parts the two."""
        text, end = self._text, word.start - 1
        if end < 1 or text[end] not in _SPACES + _HYPHENS:
            return None
        if text[end] in _SPACES and text[end - 1] in _SPACES + ".":
            end -= 1
        start = text.rfind(" ", 0, end) + 1
        if not text[start:end].isalpha():
            start = end
            while start and not self._begins(start):
                start -= 1
        own = start < end and not text[start:end].endswith(_POSSESSIVES)
        return self._word(start, end) if own else None

    def _begins(self, at: int) -> bool:
        """Say whether a character is the first of its word, if it is a letter."""
        before = self._text[at - 1] if at else " "
        return not (before.isalpha() or (before in _APOSTROPHES and at > 1 and self._text[at - 2].isalpha()))

    def _word(self, start: int, end: int) -> Word:
        text = self._text[start:end]
        if text[-1] == "s" and text.endswith(_POSSESSIVES):
            text, end = text[:-2], end - 2
        return tuple.__new__(Word, (start, end, text))  # half the constructor's time, and a text has hundreds


_key = lru_cache(maxsize=_KEPT)(key)
_exact = lru_cache(maxsize=_KEPT)(exact_key)
_loose = lru_cache(maxsize=_KEPT)(loose_keys)
