"""How claims look, decided once: colours for light and dark, a shape for each kind, paleness by age.

The map, the snapshot and the exports all draw from here, so that a picture and the map it was taken from agree.
Side never rests on colour alone: each holder also has its own letter and its own hatch.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from claims.claim import Actor, Certainty, Kind, Side

FRESH_DAYS = 3
"""So many days a claim stays at full strength; news is read a day or two after it happened."""
HALF_LIFE_DAYS = 60
FAINTEST = 0.38
"""The oldest claim still stands until it is replaced, so it must stay legible."""


class Shape(StrEnum):
    """The outline of a mark, one for each sort of act, told apart without colour."""

    DISC = "disc"
    DIAMOND = "diamond"
    RING = "ring"
    ARROW = "arrow"
    SHIELD = "shield"
    WAVE = "wave"
    HORSESHOE = "horseshoe"
    BURST = "burst"
    TRIANGLE = "triangle"
    HOUSE = "house"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme, as #rrggbb."""

    ukraine: str
    russia: str
    independent: str
    paper: str
    surface: str
    ink: str
    muted: str
    line: str
    water: str
    highlight: str
    on_mark: str
    border: str
    frontier: str
    graticule: str
    faint: str
    river: str
    halo: str


LIGHT = Palette(
    ukraine="#1f6fb8",
    russia="#c8443a",
    independent="#6b6459",
    paper="#f4f1ea",
    surface="#fffefa",
    ink="#2a2926",
    muted="#6f6a60",
    line="#d9d3c6",
    water="#a9c5dd",
    highlight="#fbeeb5",
    on_mark="#ffffff",
    border="#d3cab9",
    frontier="#b3a68f",
    graticule="#e9e4d8",
    faint="#8f8470",
    river="#4d7fa8",
    halo="#c9bfae",
)
DARK = Palette(
    ukraine="#5aa9ee",
    russia="#f0776b",
    independent="#b5ac9c",
    paper="#1b1d20",
    surface="#232629",
    ink="#ece8df",
    muted="#a39d91",
    line="#3d4044",
    water="#35566f",
    highlight="#5b5020",
    on_mark="#14171a",
    border="#3c3f44",
    frontier="#62656b",
    graticule="#24272b",
    faint="#858076",
    river="#7fa9c9",
    halo="#5a564e",
)

_SHAPES = {
    Kind.CONTROL: Shape.DISC,
    Kind.CAPTURE: Shape.DIAMOND,
    Kind.PRESENCE: Shape.TRIANGLE,
    Kind.WITHDRAWAL: Shape.RING,
    Kind.ADVANCE: Shape.ARROW,
    Kind.REPULSE: Shape.SHIELD,
    Kind.CROSSING: Shape.WAVE,
    Kind.ENCIRCLEMENT: Shape.HORSESHOE,
    Kind.ATTACK: Shape.BURST,
    Kind.EVACUATION: Shape.HOUSE,
}
_LETTERS = {"ukraine": "U", "russia": "R", "independent": "i"}
_HATCHES = {"ukraine": "", "russia": "///", "independent": "..."}


def colour(who: Actor | Side | str, colours: Palette = LIGHT) -> str:
    """Return the colour of a holder or of a voice; neither of the two sides is independent's grey."""
    return {"ukraine": colours.ukraine, "russia": colours.russia}.get(str(who), colours.independent)


def letter(who: Actor | Side | str) -> str:
    """Return the letter that stands beside the colour."""
    return _LETTERS[str(who)]


def hatch(who: Actor | Side | str) -> str:
    """Return the hatch (matplotlib's notation) that stands beside the colour in areas and in print."""
    return _HATCHES[str(who)]


def shape(kind: Kind) -> Shape:
    """Return the outline that says what sort of act it is."""
    return _SHAPES[kind]


def opacity(age_days: int) -> float:
    """Return how strong a mark of this age is drawn: full while fresh, then fading by half-lives to a floor."""
    if age_days <= FRESH_DAYS:
        return 1.0
    return FAINTEST + (1 - FAINTEST) * math.exp2(-(age_days - FRESH_DAYS) / HALF_LIFE_DAYS)


def dash(certainty: Certainty) -> tuple[float, ...]:
    """Return the dashes of an outline in pixels: none when stated, short ones when hedged."""
    return (3.0, 2.5) if certainty is Certainty.HEDGED else ()
