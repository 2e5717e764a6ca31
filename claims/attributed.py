"""Voices, asked for by sentence: the words that only say who speaks."""

from bisect import bisect_right

from claims.segment import Sentence
from claims.who import Voices


def muted(heard: Voices, sentence: Sentence) -> frozenset[int]:
    """Return the tokens of a sentence that stand in an attribution: "X said" tells no act."""
    index = bisect_right(heard.sentences, sentence.start, key=lambda one: one.start) - 1
    if index < 0:
        return frozenset()
    spans = {voice.attribution for voice in heard.sentences[index].heard}
    return frozenset(
        at
        for start, end in spans
        for at, token in enumerate(sentence.tokens)
        if start <= token.start and token.end <= end
    )
