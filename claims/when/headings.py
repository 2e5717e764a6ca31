"""Days that head what follows: entries of a chronicle ("August 10"), of a live page ("Update 2022-03-17 (4): …")."""

from datetime import date

from claims.segment import Page, Sentence
from claims.when.days import Days
from claims.when.stamps import Stamp, stamps
from claims.when.timeline import line

_BACK = 40  # sentences that one heading is looked for
_LONGEST = 10  # tokens of a heading, and of what stands before the colon of an entry
_TITLE = 2  # sentences of a page's own title, whose date is its day
_MARKS = frozenset((".", ":", ",", "–", "—", "-", ")"))


def headed(page: Page, sentence: Sentence, published: date) -> Days | None:
    """Return the day of the entry that a sentence stands in."""
    for index in range(sentence.index, max(-1, sentence.index - _BACK), -1):
        other = page.sentences[index]
        opens = ":" in [token.text for token in other.tokens[:_LONGEST]]
        short = len(other.tokens) <= _LONGEST and index >= _TITLE
        if (opens or short) and any(token.text[0].isdigit() for token in other.tokens[:_LONGEST]):
            days = _heading(page, other, published, short=short)
            if days is not None:
                return days
    return None


def _heading(page: Page, sentence: Sentence, published: date, *, short: bool) -> Days | None:
    """Return the day that heads: it stands alone, or a colon parts it from what happened."""
    for stamp in stamps(line(sentence, page.language, published)):
        if stamp.days.first != stamp.days.last or stamp.joins != "at" or stamp.first > _LONGEST:
            continue
        if _opens(sentence, stamp) or (short and _closes(sentence, stamp)):
            return stamp.days
    return None


def _opens(sentence: Sentence, stamp: Stamp) -> bool:
    """Tell whether a day opens an entry: "Update 2022-03-17 (4):"."""
    texts = [token.text for token in sentence.tokens]
    last = stamp.last
    if texts[last : last + 1] == ["("] and ")" in texts[last : last + 3]:
        last = texts.index(")", last) + 1
    return stamp.first <= 1 and texts[last : last + 1] == [":"]


def _closes(sentence: Sentence, stamp: Stamp) -> bool:
    """Tell whether a short line is only a day, or ends on one behind a comma: "Day 945 of the war, 28 September"."""
    tokens = sentence.tokens
    alone = all(token.text in _MARKS for token in tokens[stamp.last :])
    return alone and (stamp.first == 0 or tokens[stamp.first - 1].text in _MARKS)
