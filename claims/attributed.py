"""Voices, asked quickly: the voice over a span, and the words that only say who speaks."""

from bisect import bisect_left

from claims.segment import Sentence
from claims.who import Voice, Voices


class Speech:
    """The voices of a page, with the spans of their attributions in order."""

    def __init__(self, heard: Voices) -> None:
        """Sort the attributions once."""
        self._voices = heard
        self._spans = sorted({v.attribution for v in heard.heard if v.attribution[1] > v.attribution[0]})
        self._longest = max((end - start for start, end in self._spans), default=0)

    def at(self, start: int, end: int) -> Voice:
        """Return the innermost voice over a span."""
        return self._voices.at(start, end)

    def muted(self, sentence: Sentence) -> frozenset[int]:
        """Return the tokens of a sentence that stand in an attribution: "X said" tells no act."""
        first = bisect_left(self._spans, (sentence.start - self._longest, 0))
        muted: set[int] = set()
        for start, end in self._spans[first:]:
            if start >= sentence.end:
                break
            muted.update(i for i, token in enumerate(sentence.tokens) if start <= token.start and token.end <= end)
        return frozenset(muted)
