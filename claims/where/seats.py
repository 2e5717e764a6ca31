"""Districts: a claim about a raion stands at the town that it is named after, as one about a direction does."""

from collections.abc import Sequence
from dataclasses import replace

from claims.what.act import Act
from claims.what.signs import Signs
from claims.where.spot import Spot


def seated(found: Signs, acts: Sequence[Act]) -> tuple[Act, ...]:
    """Put the acts told of a raion at its town, with "district" as the part."""
    return tuple(replace(act, places=tuple(_at_town(found, spot) for spot in act.places)) for act in acts)


def _at_town(found: Signs, spot: Spot) -> Spot:
    also = tuple(_at_town(found, each) for each in spot.also)
    towns = tuple(place for place in spot.candidates if place.kind != "raion")
    if not towns or len(towns) == len(spot.candidates):
        return replace(spot, also=also) if also else spot
    word = next(iter(found.covered.get("district", {}).values()), None)
    part = spot.part or (word.entry.get("part") if word else None)
    return replace(spot, also=also, candidates=towns, axis=True, part=part)
