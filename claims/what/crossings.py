"""Crossings that name no river: "Troops made new attempts to cross", "Ukraine's crossing"."""

from dataclasses import replace

from claims.claim import Kind
from claims.lexicon import Hit, words
from claims.memory import Memory
from claims.what.signs import Signs
from claims.where.spot import Spot, spot_at

_FLOWS = 3  # paragraphs in which the river last named is the one that is crossed


def river_meant(found: Signs, hit: Hit, memory: Memory) -> tuple[Spot, ...]:
    """Return the river last spoken of where a verb, or a noun with its owner, tells of a crossing and not of what."""
    last = memory.last_places.get("river", ())
    recent = found.sentence.paragraph - memory.river_paragraph <= _FLOWS
    if hit.entry.get("kind") != Kind.CROSSING or not last or not recent or not _is_bare(found, hit):
        return ()
    spot = spot_at(found, hit.first, hit.last, last, axis=False)
    return (replace(spot, back=True, part=None, kinds=(), text=last[0].name),)


def _is_bare(found: Signs, hit: Hit) -> bool:
    """Say whether nothing is named that is crossed: no object follows, and nobody is told in passing to cross."""
    before = found.tokens[hit.first - 1].norm if hit.first else ""
    struck = any(other.entry.get("kind") == Kind.ATTACK and other.last <= hit.first for other in found.acts)
    if hit.entry.tag == "deed" and (struck or before not in words("determiner")):
        return False  # "destroyed the pontoon bridge"
    if hit.entry.tag == "act" and found.tokens[hit.first].norm.endswith("ing") and before in words("before gerund"):
        return False
    if hit.last >= len(found.tokens):
        return True
    follows = found.tokens[hit.last]
    return not follows.text[:1].isalpha() or "be" in follows.lemmas or follows.norm in words("crossed")
