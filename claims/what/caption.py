"""Captions and headlines without a verb: "Ukrainian forces in Sudzha", "Russian soldiers on the outskirts of X"."""

from claims.claim import Actor, Kind
from claims.lexicon import Hit, words
from claims.what.act import Act
from claims.what.parsed import Parsed
from claims.what.signs import Force
from claims.what.turns import Turn
from claims.where.places import Spot

_OPENING = 4  # tokens before the troops that a caption shows
_SHOWN = 5  # tokens from the place to the "photo" that it is seen in
_SIDES = ("ukraine", "russia")
_MARKS = frozenset(".,;:/()!?–—|")
_FINITE = frozenset(("be", "have", "do"))


def standing(parsed: Parsed) -> tuple[Act, ...]:
    """Return the presence that a sentence without a verb shows."""
    found = parsed.found
    if found.acts or "stand" not in found.covered or "modal" in found.covered:
        return ()
    if any(_FINITE & set(token.lemmas) for token in found.tokens):
        return ()
    for force in found.forces:
        hit = found.has("stand", force.last)
        if hit is None or force.bare or force.side not in _SIDES or not _opens(parsed, force):
            continue
        spot = next((s for s in parsed.places if s.first >= hit.last and not s.locator), None)
        if spot is not None and _beside(parsed, hit, spot) and _closes(parsed, spot.last):
            start, end = found.tokens[force.first].start, found.tokens[spot.last - 1].end
            voice = parsed.voice(hit)
            places = tuple(s for s in parsed.places if s.group == spot.group and not s.locator)
            return (Act(Kind.PRESENCE, Actor(force.side), Turn(), places, start, end, hit, voice, implied=False),)
    return ()


def attending(parsed: Parsed) -> tuple[Act, ...]:
    """Return the presence that a sentence adds without a verb: "…, with Russian troops already inside X"."""
    found = parsed.found
    if "stand" not in found.covered:
        return ()
    result = []
    for force in found.forces:
        at = force.first - 1 - (force.first > 0 and found.has("article", force.first - 1) is not None)
        led = at >= 0 and found.tokens[at].norm in words("with") and (not at or found.tokens[at - 1].text in ",–—;")
        on = force.last + (force.last < len(found.tokens) and found.has("aux", force.last) is not None)
        hit = found.has("stand", on) if led and force.side in _SIDES and not force.bare else None
        spot = next((s for s in parsed.places if hit and s.first >= hit.first and not s.locator), None)
        if hit is not None and spot is not None and _beside(parsed, hit, spot):
            start, end = found.tokens[at].start, found.tokens[spot.last - 1].end
            places = tuple(s for s in parsed.places if s.group == spot.group and not s.locator)
            voice = parsed.voice(hit)
            result.append(Act(Kind.PRESENCE, Actor(force.side), Turn(), places, start, end, hit, voice, implied=False))
    return tuple(result)


def _opens(parsed: Parsed, force: Force) -> bool:
    """Say whether troops begin the sentence, or what stands behind a colon."""
    tokens = parsed.found.tokens
    return force.first < _OPENING or any(token.text in ":–—" for token in tokens[force.first - 2 : force.first])


def _beside(parsed: Parsed, hit: Hit, spot: Spot) -> bool:
    """Say whether a preposition belongs to the place: only small words stand between."""
    return spot.preposition and all(parsed.found.has("between", at) for at in range(hit.last, spot.first))


def _closes(parsed: Parsed, at: int) -> bool:
    """Say whether the place ends what is told, but for the day or the picture: "in a still from video"."""
    tokens = parsed.found.tokens
    if at >= len(tokens) or tokens[at].text in _MARKS or tokens[at].text[:1].isdigit():
        return True
    return any(parsed.found.has("shown", on) for on in range(at, at + _SHOWN))
