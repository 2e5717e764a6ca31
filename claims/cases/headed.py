"""Bulletins whose lines begin with a place: "14:00 Ізюмський р-н, с. Борова. Внаслідок обстрілу пошкоджено дім"."""

from claims.cases.clauses import finite
from claims.claim import Kind
from claims.lexicon import Hit
from claims.memory import Memory
from claims.segment import Block
from claims.what.signs import Signs
from claims.where.spot import Spot


def note_heading(memory: Memory, found: Signs, places: tuple[Spot, ...], language: str) -> None:
    """Note a sentence that only names a place; another one with places of its own ends what it heads."""
    plain = [spot for spot in places if not spot.back]
    if not plain:
        return
    told = found.acts or found.forces or any(finite(found, at, language) for at in range(len(found.tokens)))
    memory.heading_paragraph = -1 if told else found.sentence.paragraph


def only_heads(found: Signs, language: str) -> bool:
    """Say whether a line within a page only names what follows: "Бої за Костянтинівку"; its first line is news."""
    if found.sentence.block is not Block.HEADLINE or not found.sentence.index or found.forces:
        return False
    return not any(finite(found, at, language) for at in range(len(found.tokens)))


def is_headed(memory: Memory, found: Signs, hit: Hit) -> bool:
    """Say whether an attack is the first that is told of the place that heads its line."""
    if memory.heading_paragraph != found.sentence.paragraph or hit.entry.get("kind") != Kind.ATTACK:
        return False
    memory.heading_paragraph, memory.headed = -1, hit
    return True
