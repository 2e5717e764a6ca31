"""What an act can be done to: waters are crossed, towns are taken."""

from dataclasses import replace

from claims.claim import Kind
from claims.where import Spot
from geo.place import Feature

_DRY = frozenset((Kind.CAPTURE, Kind.ENCIRCLEMENT, Kind.EVACUATION))


def river(spot: Spot) -> Spot:
    """Let a name that a town and a river share mean the river: towns are not crossed."""
    lines = tuple(place for place in spot.candidates if place.feature is Feature.LINE)
    return replace(spot, candidates=lines) if lines else spot


def fitting(kind: Kind, places: tuple[Spot, ...]) -> bool:
    """Say whether such an act can be done to such places: waters are crossed, and not captured."""
    water = any(place.feature is Feature.LINE for spot in places for place in spot.candidates[:1])
    bank = any("bank" in (spot.part or "") for spot in places)
    return water if kind is Kind.CROSSING else not (water and kind in _DRY and not bank)
