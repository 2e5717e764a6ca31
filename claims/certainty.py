"""Hedges: the phrases by which a speaker does not stand by what is told."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.scene import Scene

# How many characters may stand between a hedge and the statement that it governs: "It is alleged that …".
_BEFORE = 6


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedging phrase by its offsets; `first` to `last` is the text that it makes uncertain beyond itself."""

    start: int
    end: int
    first: int
    last: int


def hedges(scene: Scene) -> tuple[Hedge, ...]:
    """Return the hedges of a sentence: over="rest" governs all that follows, over="sentence" the sentence."""
    found: list[Hedge] = []
    for hit in scene.hits:
        if hit.entry.tag == "hedge":
            start, end = scene.tokens[hit.first].start, scene.tokens[hit.last - 1].end
            over = hit.entry.get("over")
            first = scene.sentence.start if over == "sentence" else start
            found.append(Hedge(start, end, first, scene.sentence.end if over else end + _BEFORE))
    return tuple(found)


def hedged(found: Iterable[Hedge], start: int, end: int) -> bool:
    """Tell whether a hedge governs the statement at a span: inside it, right before it, or reaching over it."""
    for hedge in found:
        inside = start <= hedge.start and hedge.end <= end
        if inside or hedge.end <= start <= hedge.last or (hedge.first <= start and end <= hedge.last):
            return True
    return False
