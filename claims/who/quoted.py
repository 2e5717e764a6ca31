"""Quotations of a page: where each begins and ends, an odd number of marks notwithstanding."""

import re
from collections.abc import Iterator

from claims.segment import Page

_MARK = re.compile(r"[\"“”„«»]")
# Direct speech as dashes set it: "— The town is ours. — he said."
_SPEECH = re.compile(r"[—–-]\s[^\n]*?[,.!?…]\s[—–-]\s(?=[^\W\d_A-ZА-ЯІЇЄҐ])")
# A pair with fewer words is a name or a word held at arm's length, no utterance.
_UTTERANCE_CHARS = 25


def quotations(page: Page) -> list[tuple[int, int]]:
    """Return the utterances between quotation marks; one that is never closed ends with its paragraph."""
    found: list[tuple[int, int]] = []
    unclosed = False
    for start, end in _paragraphs(page):
        marks = [match.start() for match in _MARK.finditer(page.text, start, end)]
        carried = unclosed and len(marks) % 2 == 1 and marks[0] > start
        spoken = _SPEECH.match(page.text, start, end)
        pairs = list(_pairs(page.text, start, end, carried)) if spoken is None else [(start, spoken.end() - 2)]
        unclosed = bool(pairs) and len(marks) % 2 == (0 if carried else 1) and pairs[-1][1] == end
        found += [pair for pair in pairs if pair[1] - pair[0] >= _UTTERANCE_CHARS or _is_whole(page.text, *pair)]
    return found


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a short quotation is an utterance: it ends like a sentence."""
    return text[max(start, end - 2)] in ".!?…" or text[end - 1] in ".!?…"


def _paragraphs(page: Page) -> Iterator[tuple[int, int]]:
    start = end = number = -1
    for sentence in page.sentences:
        if sentence.paragraph != number:
            if number >= 0:
                yield start, end
            start, number = sentence.start, sentence.paragraph
        end = sentence.end
    if number >= 0:
        yield start, end


def _pairs(text: str, start: int, end: int, carried: bool) -> Iterator[tuple[int, int]]:
    opened: int | None = start if carried else None
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        if carried and opened == start:
            yield start, at + 1
            opened = None
        elif _opens(text, at, start, opened is not None):
            if opened is None:
                opened = at
        elif opened is not None:
            yield opened, at + 1
            opened = None
    if opened is not None:
        yield opened, end


def _opens(text: str, at: int, start: int, inside: bool) -> bool:
    mark = text[at]
    if mark in "„«":
        return True
    if mark in "”»":
        return False
    if mark == "“":  # closes a German quotation, or one wrongly set: "Yes,“ he said; opens an English one
        wrong = not text[at - 1].isspace() and (at + 1 == len(text) or text[at + 1].isspace())
        return not (inside and (wrong or text.rfind("„", start, at) > text.rfind("“", start, at)))
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before.isspace() or before in "([—–-":
        return not after.isspace()
    return False
