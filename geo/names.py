"""All the keys that one record is filed under, with a rank: how good the spelling is."""

from collections.abc import Iterator

from geo.declension import forms
from geo.place import Place
from geo.records import Record
from geo.spelling import has_cyrillic, key, loose_key
from geo.transliterate import romanise, romanise_russian, russian_form

OWN, RULE, ALTERNATE, LOOSE = 0, 1, 2, 3
LOOSE_MARK = "~"
_SHORTEST_ALTERNATE = 4
_WORLD_ALTERNATES = 100_000


def keys(record: Record) -> dict[str, int]:
    """Return the record's keys with their ranks, each key with its best rank."""
    found: dict[str, int] = {}
    for spelled, rank in _spellings(record):
        if spelled:
            found[spelled] = min(rank, found.get(spelled, rank))
    return found


def _spellings(record: Record) -> Iterator[tuple[str, int]]:
    place = record.place
    whole = [place.name, *record.aliases]
    for name in whole:
        yield key(name), OWN
    yield from ((key(phrase), OWN) for phrase in record.phrases)
    if record.local:
        yield from _declined(record)
        for name in (*whole, romanise_russian(record.russian)):
            yield LOOSE_MARK + loose_key(name), LOOSE
    if record.local or place.population >= _WORLD_ALTERNATES:
        for name in record.alternates:
            if len(name) >= _SHORTEST_ALTERNATE:
                yield key(name), ALTERNATE


def _declined(record: Record) -> Iterator[tuple[str, int]]:
    ukrainian = record.ukrainian
    if ukrainian:
        yield key(romanise(ukrainian)), OWN
        yield from ((key(form), OWN) for form in forms(ukrainian, russian=False))
    russian, rank = (record.russian, OWN) if record.russian else (russian_form(ukrainian), RULE)
    if russian:
        yield key(romanise_russian(russian)), rank
        yield LOOSE_MARK + loose_key(romanise_russian(russian)), LOOSE
        yield from ((key(form), rank) for form in forms(russian, russian=True))
    for alias in record.aliases:
        if has_cyrillic(alias) and not record.inflected:
            for is_russian in (False, True):
                yield from ((key(form), RULE) for form in forms(alias, russian=is_russian))


def is_settlement(place: Place) -> bool:
    """Say whether a place is one that people live in, rather than a river or a region."""
    return place.feature.value == "point" and place.kind not in {"confluence", "country"}
