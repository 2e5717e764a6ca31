"""Which names count as toponyms in running text: those of the region and of large cities."""

from geo.names import INFLECTED_MARK, LOOSE_MARK, OLD, WORLD_MARK
from geo.records import LARGE_CITY, Record

_SHORTEST = 3
_SHORTEST_LOOSE = 6
_SHORTEST_OF_HAMLETS = 5
_TOWN = 5_000


def findable(spelled: str, rank: int, record: Record) -> bool:
    """Say whether this key of this record counts."""
    bare = spelled.lstrip(LOOSE_MARK + INFLECTED_MARK + WORLD_MARK)
    if len(bare) < _shortest(spelled, record):
        return False
    if record.local:
        return rank != OLD
    return record.place.kind == "country" or record.place.population >= LARGE_CITY


def _shortest(spelled: str, record: Record) -> int:
    """Return how long a name must be to count: a hamlet far from the front needs a longer one than a town."""
    if spelled.startswith(LOOSE_MARK):
        return _SHORTEST_LOOSE
    return _SHORTEST if record.trusted or record.place.population >= _TOWN else _SHORTEST_OF_HAMLETS
