"""The days of a story told over several sentences: what was dated before goes on."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from claims.segment import Page, Sentence
from claims.when.days import Days
from claims.when.stamps import stamps
from claims.when.timeline import line

# How many sentences back a date still frames the story, and how far into a sentence "at the same time as" stands.
_FRAME = 8


def earlier(
    page: Page, sentence: Sentence, published: date, across: bool = False, openings: bool = True
) -> Iterator[Days]:
    """Yield what dated the sentences before, the nearest first, within the paragraph or `across` its border."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _FRAME), -1):
        other = page.sentences[index]
        if other.paragraph != sentence.paragraph and not across:
            return
        dated = [stamp for stamp in stamps(line(other, page.language, published)) if stamp.joins != "before"]
        opens = index == 0 or page.sentences[index - 1].paragraph != other.paragraph
        if dated and (opens or not across or not openings):
            yield dated[0].days


def along(page: Page, sentence: Sentence, published: date) -> Days | None:
    """Return the days that the paragraph goes along with: it began "At the same time as the visit"."""
    first = page.sentences[bisect_left(page.sentences, sentence.paragraph, key=lambda one: one.paragraph)]
    if first is sentence:
        return None
    within = line(first, page.language, published)
    hits = (within.mark(at, "sameas") for at in range(_FRAME))
    if not any(hit.last <= _FRAME for hit in hits if hit):
        return None
    return next(earlier(page, first, published, across=True), None)
