"""Which names count as toponyms in running text: those of the region and of large cities, and none that is a word."""

from geo.names import ALTERNATE, INFLECTED_MARK, LOOSE_MARK
from geo.records import DATA, LARGE_CITY, Record
from geo.spelling import key

_SHORTEST = 3
_SHORTEST_LOOSE = 6


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
        loose = spelled.startswith(LOOSE_MARK)
        bare = spelled.removeprefix(LOOSE_MARK).removeprefix(INFLECTED_MARK)
        if len(bare) < (_SHORTEST_LOOSE if loose else _SHORTEST):
            return False
        if bare in self._words:
            return False
        if record.local:
            return rank != ALTERNATE or record.place.country == "UA"
        return record.place.kind == "country" or record.place.population >= LARGE_CITY
