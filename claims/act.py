"""An act as one sentence tells it."""

from dataclasses import dataclass
from datetime import date

from claims.actors import other
from claims.claim import Actor, Kind
from claims.lexicon import Hit
from claims.turns import Turn
from claims.where import Spot
from claims.who import Voice


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a sentence; `start` and `end` are the characters of its clause.

    `implied` is true when the sentence does not name its places.
    """

    kind: Kind
    actor: Actor
    turn: Turn
    places: tuple[Spot, ...]
    start: int
    end: int
    hit: Hit
    voice: Voice
    implied: bool
    told_on: date | None = None  # when it was told first, of an act that is only spoken of again

    @property
    def subject(self) -> Actor:
        """Who "they" of the next sentence are: of a repulse those that were stopped."""
        return other(self.actor) if self.kind is Kind.REPULSE else self.actor
