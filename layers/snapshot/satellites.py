"""What stands beside a place's mark: its parts where they lie, and recent deeds that say nothing of holding."""

import math
from collections.abc import Iterator
from datetime import date

from claims.claim import Actor, Claim
from geo.place import Feature
from layers.day import age_days, claimed_holder
from layers.snapshot import ink
from layers.snapshot.ground import Ground
from layers.snapshot.marks import Mark
from layers.snapshot.sheet import Painted, polyline
from layers.style import LIGHT

_RECENT_DAYS = 21
_MOST_PARTS = 6
_MOST_DEEDS = 3


def parts(mark: Mark, ground: Ground, day: date) -> list[Painted]:
    """Paint the newest claim of each part that has a spot of its own, tied to the place by a hair line."""
    if mark.feature is not Feature.POINT:
        return []
    x, y = ground.at(mark.lon, mark.lat)
    shapes: list[Painted] = []
    for claim in list(_newest_of_parts(mark))[:_MOST_PARTS]:
        there = ground.at(claim.lon or 0.0, claim.lat or 0.0)
        if math.dist(there, (x, y)) < ink.size(mark) + 11:
            continue
        shapes.append(Painted(path=polyline(((x, y), there)), edge=LIGHT.muted, stroke=0.8))
        shapes += ink.small(claim, age_days(claim, day), *there)
    return shapes


def deeds(mark: Mark, x: float, y: float, day: date) -> list[Painted]:
    """Paint recent attacks, advances and the like: Ukraine's on the left, Russia's on the right, newest on top.

    Where they came from is not claimed, so it is not drawn.
    """
    found: dict[Actor, dict[str, Claim]] = {Actor.UKRAINE: {}, Actor.RUSSIA: {}}
    for claim in mark.claims:
        recent = age_days(claim, day) <= _RECENT_DAYS
        if recent and claim is not mark.lead and claimed_holder(claim) is None:
            found[claim.actor].setdefault(claim.kind, claim)
    shapes: list[Painted] = []
    for actor, of_kinds in found.items():
        fan = list(of_kinds.values())[:_MOST_DEEDS]
        for turn, claim in enumerate(fan):
            middle = 0.62 if actor is Actor.RUSSIA else math.pi - 0.62
            angle = (turn - (len(fan) - 1) / 2) * 0.72 + middle
            reach = ink.size(mark) + 13
            seat = (x + math.cos(angle) * reach, y + math.sin(angle) * reach)
            shapes += ink.small(claim, age_days(claim, day), *seat)
    return shapes


def _newest_of_parts(mark: Mark) -> Iterator[Claim]:
    seen: set[str] = set()
    for claim in mark.claims:
        if claim.part and claim.part not in seen and claim.lon is not None:
            seen.add(claim.part)
            yield claim
