"""One place under two ids: what a file that is imported names again, and GeoNames' own slips."""

from collections.abc import Iterable

from geo.measure import rough_m
from geo.place import Feature, Place
from geo.records import Record
from geo.spelling import key

_IMPORTED = "import:"
_SAME_PLACE_M = 4_000.0
_TOWN, _SAME_TOWN_M = 5_000, 20_000.0


class Doubles:
    """Places of ours by name, to recognise the same place under another id."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Take the records that the others are compared with."""
        self._places: dict[str, list[Place]] = {}
        for record in records:
            self._places.setdefault(key(record.place.name), []).append(record.place)

    def has(self, place: Place) -> bool:
        """Say whether a place of that name is one of ours."""
        return any(_same(place, ours) for ours in self._places.get(key(place.name), ()))


def distinct(candidates: Iterable[Place]) -> tuple[Place, ...]:
    """Leave out the places of imported map files that lie where another candidate of the name does."""
    places = tuple(candidates)
    if not any(place.id.startswith(_IMPORTED) for place in places):
        return places
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: place.id.startswith(_IMPORTED)):
        if not (place.id.startswith(_IMPORTED) and any(_same(place, other) for other in kept)):
            kept.append(place)
    return tuple(place for place in places if place in kept)


def _same(place: Place, other: Place) -> bool:
    """Two villages of one name may lie close together, two towns never do."""
    if place.feature is not Feature.POINT or other.feature is not Feature.POINT:
        return False
    towns = place.population >= _TOWN and other.population >= _TOWN
    return rough_m(place.lon, place.lat, other.lon, other.lat) < (_SAME_TOWN_M if towns else _SAME_PLACE_M)
