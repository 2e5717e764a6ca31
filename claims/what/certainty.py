"""Hedges: the phrases by which a speaker does not stand by what is told."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.who.scene import Scene

# How many characters may stand between a hedge and the statement that it governs: "It is alleged that …".
_BEFORE = 12


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedging phrase by its offsets; `first` to `last` is the text that it makes uncertain beyond itself."""

    start: int
    end: int
    first: int
    last: int
    participles: tuple[int, ...]  # where its clause goes on with "…, creating new lines"


def hedges(scene: Scene) -> tuple[Hedge, ...]:
    """Return the hedges of a sentence: over="rest" governs all that follows, over="sentence" the sentence."""
    found: list[Hedge] = []
    for hit in scene.hits:
        if hit.entry.tag == "hedge":
            start, end = scene.tokens[hit.first].start, scene.tokens[hit.last - 1].end
            opens = hit.first == 0 and scene.norm(hit.last) == ","  # "Reportedly, …": all that follows
            over = hit.entry.get("over") or ("rest" if opens else "")
            first = scene.sentence.start if over == "sentence" else start
            found.append(Hedge(start, end, first, scene.sentence.end if over else end, _goes_on(scene, hit.last)))
    return tuple(found)


def _participle(hedge: Hedge, start: int, end: int) -> bool:
    return hedge.end <= start and any(start <= at < end for at in hedge.participles)


def _goes_on(scene: Scene, at: int) -> tuple[int, ...]:
    """Return where participles behind a comma go on with a clause, until another clause is joined to it."""
    starts: list[int] = []
    for on in range(at, len(scene.tokens) - 1):
        if scene.cover(on, "joint") or scene.cover(on, "bound") or scene.norm(on) == ";":
            break
        if scene.norm(on) == "," and scene.begin(on + 1, "going"):
            starts.append(scene.tokens[on + 1].start)
    return tuple(starts)


def hedged(found: Iterable[Hedge], start: int, end: int) -> bool:
    """Tell whether a hedge governs the statement at a span: inside it, right before it, or reaching over it."""
    for hedge in found:
        inside = start <= hedge.start and hedge.end <= end
        before = hedge.end <= start <= hedge.end + _BEFORE or _participle(hedge, start, end)
        if inside or before or (hedge.first <= start and end <= hedge.last):
            return True
    return False
