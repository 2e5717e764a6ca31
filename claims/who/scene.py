"""A sentence with the signs of who speaks in it: the lexicon's hits by the tokens that they cover."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from claims.cases.forms import form
from claims.lexicon import Entry, Hit, lexicon
from claims.segment import Page, Sentence, Token
from claims.when.days import Days
from claims.when.frame import earlier
from claims.when.stamps import Stamp, stamps
from claims.when.timeline import Line, line

_OPEN, _CLOSE = frozenset('"“„«'), frozenset('"”»“')
_MARKS = frozenset(',;:—–-"“”„«».!?…()[]')
_SINGLE, _BEFORE_CLOSING = frozenset("'’"), frozenset(",.!?…")
_FINITE, _VERB = frozenset(("VERB",)), Entry("finite", "", "")
# Phrases that take the place of a verb of saying inside them: "is said to have".
_STRONGER = ("hedge", "back", "according", "quote")


@dataclass(slots=True)
class Scene:
    """The tokens of one sentence, and for each the hits that begin at it or cover it."""

    sentence: Sentence
    tokens: Sequence[Token]
    hits: list[Hit]
    begins: dict[int, dict[str, Hit]] = field(default_factory=dict)
    covers: dict[int, dict[str, Hit]] = field(default_factory=dict)
    dated: tuple[Stamp, ...] = ()
    language: str = "en"
    articles: bool = True  # the language has them: "the ministry" is one that was named before
    anchored: bool = True  # the page has a date to count from
    read: Callable[[], Line] | None = None
    before: Callable[[], Days | None] | None = None  # what dated the sentences before

    def begin(self, at: int, tag: str) -> Hit | None:
        """Return the phrase of a tag that begins at a token."""
        found = self.begins.get(at)
        return found.get(tag) if found else None

    def cover(self, at: int, tag: str) -> Hit | None:
        """Return the phrase of a tag that covers a token."""
        found = self.covers.get(at)
        return found.get(tag) if found else None

    def norm(self, at: int) -> str:
        """Return the plain form of a token, empty beyond the sentence."""
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def is_mark(self, at: int) -> bool:
        """Tell whether a token is a mark of punctuation, or lies beyond the sentence."""
        if not 0 <= at < len(self.tokens):
            return True
        text = self.tokens[at].text
        if text == "-" and at > 0:  # within "U.S.-based" it is no dash
            return self.tokens[at - 1].end < self.tokens[at].start
        if text in _SINGLE:  # ends a quotation in single marks: "'…,' a spokesman said", not "the troops' advance"
            return at > 0 and self.tokens[at - 1].text in _BEFORE_CLOSING
        return text in _MARKS

    def is_quote(self, at: int) -> bool:
        """Tell whether a token is a quotation mark."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text in _OPEN | _CLOSE

    def is_name(self, at: int) -> bool:
        """Tell whether a token is written like a name."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[:1].isupper()

    def stamp(self, at: int) -> Stamp | None:
        """Return the expression of time that covers a token."""
        return next((stamp for stamp in self.dated if stamp.first <= at < stamp.last), None)

    def stamps(self) -> tuple[Stamp, ...]:
        """Return the expressions of time of any sentence, read when they are asked for."""
        return self.dated or (stamps(self.read()) if self.read else ())

    def text(self, page: str, first: int, last: int) -> str:
        """Return the text of tokens as written, in one line."""
        return " ".join(page[self.tokens[first].start : self.tokens[last - 1].end].split())


def scene(page: Page, sentence: Sentence, day: date | None) -> Scene:
    """Look up a sentence; its expressions of time are read on the article's day, or on any day when it has none."""
    words = lexicon(page.language)
    phrases = words.phrases.get("who")
    hits = list(_longest(phrases.scan(sentence.tokens))) if phrases else []
    found = Scene(sentence, sentence.tokens, hits, language=page.language, articles=not words.cases)
    found.anchored = day is not None
    for hit in hits:
        if hit.entry.get("capital") and not sentence.tokens[hit.first].text[0].isupper():
            continue
        found.begins.setdefault(hit.first, {})[hit.entry.tag] = hit
        for at in range(hit.first, hit.last):
            found.covers.setdefault(at, {})[hit.entry.tag] = hit
    if words.cases and hits:
        _mark_verbs(found, page.language)
    found.hits = [hit for hit in hits if hit.entry.tag != "say" or not _outdone(found, hit)]
    found.read = partial(line, sentence, page.language, day or date(2024, 1, 1))
    found.before = partial(_before, page, sentence, day)
    if any(hit.entry.tag in ("say", "according", "back") for hit in found.hits):
        within = found.read()
        found.dated = stamps(replace(within, previous=found.before()) if within.counts_on() else within)
    return found


def _before(page: Page, sentence: Sentence, day: date | None) -> Days | None:
    """Return what dated the nearest sentence before that has a day."""
    return next(earlier(page, sentence, day, across=True, openings=False), None) if day else None


def _mark_verbs(found: Scene, language: str) -> None:
    """Mark the finite verbs, where their forms tell them: a speaker's name ends at one."""
    for at, token in enumerate(found.tokens):
        if token.text[0].islower() and form(token.norm, language).parts == _FINITE:
            found.covers.setdefault(at, {})["finite"] = Hit(at, at + 1, _VERB)


def _longest(hits: list[Hit]) -> Iterator[Hit]:
    """Leave out what lies within a longer phrase of the same tag: the "analyst" in "military analyst"."""
    ends: dict[str, int] = {}
    for hit in hits:
        if hit.last > ends.get(hit.entry.tag, 0):
            ends[hit.entry.tag] = hit.last
            yield hit


def tells_on(found: Scene, hit: Hit) -> bool:
    """Tell whether the "this" of "said this" begins what was said: "Moscow said this | was not true"."""
    return hit.entry.tag == "back" and hit.entry.phrase.endswith(" this") and found.cover(hit.last, "aux") is not None


def _outdone(found: Scene, hit: Hit) -> bool:
    covers = found.covers.get(hit.first, {})
    stronger = [covers[tag] for tag in _STRONGER if tag in covers and not tells_on(found, covers[tag])]
    return any(one.last - one.first > 1 and not one.entry.get("over") for one in stronger)
