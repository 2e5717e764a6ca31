"""Voices, asked for by sentence: the words that only say who speaks."""

from bisect import bisect_right

from claims.segment import Sentence
from claims.what.signs import Signs
from claims.where.places import Spot
from claims.who.voices import Voices


def spoken(heard: Voices, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Return the attributions of a sentence, as offsets."""
    index = bisect_right(heard.sentences, sentence.start, key=lambda one: one.start) - 1
    return tuple({voice.attribution for voice in heard.sentences[index].heard}) if index >= 0 else ()


def muted(heard: Voices, found: Signs, places: tuple[Spot, ...]) -> frozenset[int]:
    """Return the tokens of a sentence that stand in an attribution: "X said" tells no act."""
    silent: set[int] = set()
    for start, end in spoken(heard, found.sentence):
        inside = [at for at, token in enumerate(found.tokens) if start <= token.start and token.end <= end]
        if inside:
            silent.update(range(inside[0], _told_from(found, places, inside[0], inside[-1] + 1)))
    return frozenset(silent)


def _told_from(found: Signs, places: tuple[Spot, ...], first: int, last: int) -> int:
    """Return where an attribution begins to tell what it attributes: "X claims | to control Y"."""
    for hit in found.acts:
        doing = found.tokens[hit.first].norm.endswith(("ing", "ed"))
        posted = hit.entry.get("touch") and doing  # "a brigade operating in X said"
        before = hit.first - 1 - found.tokens[hit.first - 1].norm.endswith("ly")
        done = first + 1 < hit.first and found.tokens[before].norm in (
            "have",
            "to",
        )  # "which X claims to have captured"
        placed = done or any(hit.last <= spot.first < last for spot in places)
        if first + 1 < hit.first < last and not posted and placed:
            return hit.first
    return last
