"""The nouns of Claimline: a claim, who makes it, and what could not become one."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from geo.place import Feature


class Kind(StrEnum):
    """What the actor is said to have done or to hold."""

    CONTROL = "control"
    CAPTURE = "capture"
    PRESENCE = "presence"
    WITHDRAWAL = "withdrawal"
    ADVANCE = "advance"
    REPULSE = "repulse"
    CROSSING = "crossing"
    ENCIRCLEMENT = "encirclement"
    ATTACK = "attack"
    EVACUATION = "evacuation"


class Actor(StrEnum):
    """Who does it."""

    UKRAINE = "ukraine"
    RUSSIA = "russia"


class Polarity(StrEnum):
    """Whether the claimant says that it is so, or that it is not."""

    ASSERT = "assert"
    DENY = "deny"


class Certainty(StrEnum):
    """Whether the claimant stands by it."""

    STATED = "stated"
    HEDGED = "hedged"


class Side(StrEnum):
    """Whose voice a claimant is."""

    UKRAINE = "ukraine"
    RUSSIA = "russia"
    INDEPENDENT = "independent"


class ClaimantKind(StrEnum):
    """What sort of source a claimant is."""

    OFFICIAL = "official"
    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    OCCUPATION = "occupation"
    MONITOR = "monitor"
    MEDIA = "media"
    BLOGGER = "blogger"
    UNNAMED = "unnamed"


class Relation(StrEnum):
    """How the act lies to the place."""

    IN = "in"
    NEAR = "near"
    TOWARD = "toward"
    FROM = "from"
    ACROSS = "across"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who says it: the name or organisation as written, with the role it is given."""

    name: str
    side: Side
    kind: ClaimantKind
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement, by one claimant, that one thing happened or holds at one place at one time.

    `start` and `end` are half-open character offsets into the stored text of the article named by its stem, and
    `text[start:end] == quote`. `lon` and `lat` are degrees in WGS84, `radius_m` is metres, and
    `event_start` to `event_end` is a closed interval of days. A field that the text does not settle is None;
    when `place` is None, `gap` says why; when another place of the same name may well be meant, `ambiguous` names it.
    """

    article: str
    start: int
    end: int
    quote: str
    kind: Kind
    actor: Actor
    polarity: Polarity = Polarity.ASSERT
    certainty: Certainty = Certainty.STATED
    claimant: str
    claimant_role: str | None = None
    claimant_kind: ClaimantKind
    claimant_side: Side
    via: tuple[str, ...] = ()
    toponym: str
    place: str | None
    place_id: str | None
    feature: Feature | None
    part: str | None = None
    relation: Relation = Relation.IN
    lon: float | None
    lat: float | None
    radius_m: float | None
    event_start: date | None
    event_end: date | None
    said_on: date | None
    reported_on: date | None
    background: bool = False
    gap: str | None = None
    ambiguous: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        """Derive the stable identity from what makes this claim this one."""
        parts = (
            self.article,
            self.start,
            self.end,
            self.place_id or self.toponym,
            self.kind,
            self.actor,
            self.polarity,
            self.claimant,
        )
        digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
        object.__setattr__(self, "id", digest[:16])


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A mention that could not become a claim on the map, and why: nothing is dropped in silence."""

    article: str
    start: int
    end: int
    quote: str
    toponym: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One step of the reading behind a claim: the rule that fired and the phrase it fired on."""

    rule: str
    phrase: str
    start: int
    end: int
