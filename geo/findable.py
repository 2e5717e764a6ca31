"""Which names count as toponyms in running text: those of the region and of large cities, and none that is a word."""

from geo.names import INFLECTED_MARK, LOOSE_MARK, OLD, WORLD_MARK
from geo.records import DATA, LARGE_CITY, Record
from geo.spelling import key

_SHORTEST = 3
_SHORTEST_LOOSE = 6
_SHORTEST_OF_HAMLETS = 5
_TOWN = 5_000


class Findable:
    """The judgement over one key of one record."""

    def __init__(self, words: frozenset[str]) -> None:
        """Take the keys of plain words and names of people."""
        self._words = words

    @classmethod
    def from_data(cls) -> "Findable":
        """Read the plain words of all languages from `data/`."""
        lines = (DATA / "gazetteer_words.txt").read_text("utf-8").splitlines()
        words = (word for line in lines if not line.startswith("#") for word in line.split())
        return cls(frozenset(map(key, words)))

    def __call__(self, spelled: str, rank: int, record: Record) -> bool:
        """Say whether this key of this record counts."""
        bare = spelled.lstrip(LOOSE_MARK + INFLECTED_MARK + WORLD_MARK)
        if bare in self._words or key(bare) in self._words or len(bare) < _shortest(spelled, record):
            return False
        if record.local:
            return rank != OLD
        return record.place.kind == "country" or record.place.population >= LARGE_CITY


def _shortest(spelled: str, record: Record) -> int:
    """Return how long a name must be to count: a hamlet far from the front needs a longer one than a town."""
    if spelled.startswith(LOOSE_MARK):
        return _SHORTEST_LOOSE
    return _SHORTEST if record.trusted or record.place.population >= _TOWN else _SHORTEST_OF_HAMLETS
