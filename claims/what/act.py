"""An act as one sentence tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.claim import Actor, Kind
from claims.lexicon import Hit, words
from claims.what.actors import other
from claims.what.asides import filed
from claims.what.signs import Signs
from claims.what.turns import Turn
from claims.where.places import Spot
from claims.who.voices import Voice

_SINCE = 5  # tokens from "since" to the act that it dates by


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
        """Who "they" of the next sentence are: of a repulse those that were stopped, of a loss those who lost."""
        turned = self.kind is Kind.REPULSE or (self.hit.entry.tag == "act" and bool(self.hit.entry.get("swap")))
        return other(self.actor) if turned else self.actor


def foremost(found: Signs, told: Sequence[Act]) -> tuple[Spot, ...]:
    """Return the places that a sentence is about: of its last act that is no more than a mark of time.

    "It is the biggest gain since they seized X" is not about X.
    """
    news = [act for act in told if not _dates(found, act.hit)]
    while len(news) > 1 and _only_locates(found, news[-1]):
        news.pop()
    return news[-1].places if news else ()


def _only_locates(found: Signs, act: Act) -> bool:
    """Say whether an act is told of a region that only says where a town lies: "took A, which is in B, where"."""
    spot = act.places[-1] if act.places else None
    wide = spot is not None and bool(spot.candidates) and spot.candidates[0].kind == "oblast"
    behind = found.tokens[spot.last : spot.last + 2] if spot is not None and wide and spot.last <= act.hit.first else ()
    return any(token.norm in words("relative pronoun") for token in behind)


def passing(found: Signs, told: Sequence[Act]) -> frozenset[int]:
    """Return where places begin that only date something, "since they seized X", or say where a report was filed."""
    if filed(found):
        return frozenset(token.start for token in found.tokens)
    return frozenset(spot.start for act in told if _dates(found, act.hit) for spot in act.places)


def _dates(found: Signs, hit: Hit) -> bool:
    """Say whether an act only tells since when something else is so: "since the fall of X", not "has since left"."""
    since = (at for at in range(max(0, hit.first - _SINCE), hit.first) if found.tokens[at].norm in words("since when"))
    return any(not {"have", "be"} & set(found.tokens[max(0, at - 1)].lemmas) for at in since)
