"""The tokens of a sentence with what the lexicon of time says about each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from claims.lexicon import Hit, lexicon
from claims.segment import Sentence, Token
from claims.when.days import Days

YEARS = range(1985, 2100)
# How many sentences are kept in mind: each act of a sentence, and of its neighbours, asks for its days.
_KEPT = 64
_NUMBER = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?$")
# What an expression of time can begin with, and what may follow a number in one.
_OPENERS = frozenset(
    [
        "weekday",
        "month",
        "season",
        "few",
        "relative",
        "calendar",
        "nextday",
        "third",
        "past",
        "this",
        "for",
        "between",
        "from",
        "soon",
        "since",
        "until",
        "by",
        "after",
        "before",
        "event",
        "firsttime",
    ]
)
_COUNTED = frozenset(("unit", "few"))
# Marks of time that count from what was dated before: "two days earlier", "the next day", "a month later".
_COUNTING = frozenset(("later", "nextday", "sameyear", "ago"))
_GOVERNORS = ("in", "since", "from", "until", "by", "after", "before", "between", "to", "past", "this", "third")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """The tokens of a sentence with what the lexicon of time says about them; `previous` is what was dated before.

    Two lines are the same only when they are one: they are looked up by it.
    """

    tokens: Sequence[Token]
    marks: dict[int, dict[str, Hit]]
    day: date
    previous: Days | None

    def tells(self, at: int) -> bool:
        """Tell whether an expression of time can begin at a token: most words can be passed over."""
        marks = self.marks.get(at)
        if marks is None:
            return self.tokens[at].text[0].isdigit()
        if not _OPENERS.isdisjoint(marks):
            return True
        counted = "number" in marks and not _COUNTED.isdisjoint(self.marks.get(at + 1, ()))
        return counted or self.tokens[at].text[0].isdigit()

    def counts_on(self) -> bool:
        """Tell whether something here counts from what was dated in the sentences before."""
        hits = (hit.entry for marks in self.marks.values() for hit in marks.values())
        return any(entry.tag in _COUNTING or bool(entry.get("base")) for entry in hits)

    def mark(self, at: int, tag: str) -> Hit | None:
        """Return the phrase of a tag that begins at a token."""
        return self.marks.get(at, {}).get(tag)

    def goes_on(self, at: int) -> bool:
        """Tell whether a word follows: "a day after X had left", not "a day after."."""
        return at < len(self.tokens) and self.tokens[at].text[:1].isalpha()

    def norm(self, at: int) -> str:
        """Return the plain form of a token, empty beyond the sentence."""
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def number(self, at: int) -> int | None:
        """Return a number written in digits."""
        found = _NUMBER.match(self.norm(at))
        return int(found.group(1)) if found else None

    def count(self, at: int) -> tuple[int, int] | None:
        """Return a number in digits or words, and the token after it."""
        number = self.number(at)
        if number is not None:
            return number, at + 1
        hit = self.mark(at, "number")
        return (int(hit.entry.get("n")), hit.last) if hit else None

    def governed(self, at: int) -> bool:
        """Tell whether a preposition or the like stands before a token, an article between them or not."""
        at -= self.mark(at - 1, "filler") is not None
        return any(
            hit.last == at and hit.entry.tag in _GOVERNORS
            for first in range(max(0, at - 3), at)
            for hit in self.marks.get(first, {}).values()
        )

    def calendar(self, at: int, tag: str) -> Hit | None:
        """Return a weekday or month; where names are capitalised, a small letter is another word."""
        hit = self.mark(at, tag)
        if hit and hit.entry.get("capital") and not self.tokens[at].text[0].isupper():
            return None
        return hit

    def past_weekday(self, at: int, day: date) -> int:
        """Go over the name of a day beside its date: "26 February, Saturday"."""
        hit = self.calendar(at + 1, "weekday") if self.norm(at) in (",", "(") else None
        if hit is None or int(hit.entry.get("n")) != day.weekday():
            return at
        return hit.last + (self.norm(hit.last) == ")")

    def year(self, at: int) -> tuple[int, int] | None:
        """Return a year and the token after it, with its comma, "of" and word for year."""
        whole = self.mark(at, "calendar")
        if whole and whole.entry.get("unit") == "year":
            return self.day.year + int(whole.entry.get("shift")), whole.last
        if self.norm(at) in (",", "of"):
            at += 1
        number = self.number(at)
        if number is None or number not in YEARS or len(self.norm(at)) != len(str(number)):
            return None
        return number, at + 1 + bool(self.mark(at + 1, "yearword"))


@lru_cache(maxsize=_KEPT)
def line(sentence: Sentence, language: str, day: date, previous: Days | None = None) -> Line:
    """Look up a sentence in the lexicon of time."""
    tokens = sentence.tokens
    marks: dict[int, dict[str, Hit]] = {}
    phrases = lexicon(language).phrases.get("when")
    for hit in phrases.scan(tokens) if phrases else ():
        marks.setdefault(hit.first, {})[hit.entry.tag] = hit
    return Line(tokens, marks, day, previous)
