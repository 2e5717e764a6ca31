"""How the sentences of a language are read: by the order of words, or by cases. The lexicon says which."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from claims.cases.acts import acts as cased_acts
from claims.cases.apart import parts as cased_parts
from claims.cases.forces import signs as cased_signs
from claims.cases.lists import spots as cased_spots
from claims.cases.toponyms import toponyms as cased_toponyms
from claims.lexicon import Lexicon
from claims.memory import Memory
from claims.segment import Sentence
from claims.what.acts import Act, acts
from claims.what.apart import parts
from claims.what.signs import Signs, signs
from claims.where.places import spots
from claims.where.spot import Focus, Spot
from claims.where.toponyms import toponyms
from claims.who.voices import Voice
from geo.gazetteer import Gazetteer
from geo.mention import Mention
from geo.place import Place

Read = Callable[[Signs, tuple[Spot, ...], Memory, Callable[[int, int], Voice], frozenset[int]], tuple[Act, ...]]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The steps of the corridor that differ between languages."""

    toponyms: Callable[[Gazetteer, str], list[Mention]]
    signs: Callable[[Sentence, Lexicon], Signs]
    parts: Callable[[Signs, Lexicon, Sequence[Mention], Sequence[tuple[int, int]]], tuple[Signs, ...]]
    spots: Callable[[Signs, Sequence[Mention], dict[str, tuple[Place, ...]], Focus], tuple[Spot, ...]]
    acts: Read


def grammar(words: Lexicon) -> Grammar:
    """Return how a language is read."""
    if words.cases:
        return Grammar(
            partial(cased_toponyms, words),
            cased_signs,
            cased_parts,
            partial(cased_spots, words.language),
            partial(cased_acts, words.language),
        )
    return Grammar(partial(toponyms, words), signs, parts, spots, acts)
