"""All the keys that one record is filed under, with a rank: how good the spelling is.

The cases of Cyrillic names stand apart under a mark: in Latin letters a case is no name (Peskov is not the villages
Pisky), and in Cyrillic a nominative comes before another name's genitive.
"""

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from geo.declension import forms
from geo.place import Feature
from geo.records import Record
from geo.spelling import exact_key, has_cyrillic, key, loose_key
from geo.transliterate import romanise, romanise_russian, russian_form, russian_forms

OWN, RULE, ALTERNATE, OLD, LOOSE = 0, 1, 2, 3, 4
LOOSE_MARK, INFLECTED_MARK, WORLD_MARK = "~", "^", "!"
_SHORTEST_ALTERNATE = 5
_ALIKE = 60.0
_TWO = 2
_RIVER = "річка "


def keys(record: Record) -> dict[str, int]:
    """Return the record's keys with their ranks, each key with its best rank."""
    found: dict[str, int] = {}
    for spelled, rank in _spellings(record):
        if spelled.strip(LOOSE_MARK + INFLECTED_MARK + WORLD_MARK):
            found[spelled] = min(rank, found.get(spelled, rank))
    return found


def nominatives(record: Record) -> tuple[str, ...]:
    """Return the keys of the record's own names, without cases and weaker spellings."""
    names = (record.place.name, record.ukrainian, romanise_russian(record.russian or russian_form(record.ukrainian)))
    return tuple(dict.fromkeys(key(name) for name in names if name))


def _spellings(record: Record) -> Iterator[tuple[str, int]]:
    if not record.local:
        yield from _abroad(record)
        return
    whole = record.aliases if _of_a_town(record) else (record.place.name, *record.aliases)
    for name in (*whole, *record.phrases):
        yield key(name), OWN
    for name in (*whole, romanise_russian(record.russian)):
        yield LOOSE_MARK + loose_key(name), LOOSE
    yield from _ukrainian(record.ukrainian)
    yield from _russian(record)
    yield from _cyrillic_aliases(record)
    for name in record.alternates:
        yield key(name), ALTERNATE if alike(name, record.place.name) else OLD


def _of_a_town(record: Record) -> bool:
    """Say whether a river bears the name of a town, and so is found only with the word "river": its own rows say it."""
    return record.place.feature is Feature.LINE and record.ukrainian.startswith(_RIVER)


def _abroad(record: Record) -> Iterator[tuple[str, int]]:
    """Yield the spellings of a place far away as they are written: no rule of ours may make one out of a word."""
    yield WORLD_MARK + exact_key(record.place.name), OWN
    for name in record.alternates:
        if len(name) >= _SHORTEST_ALTERNATE and alike(name, record.place.name):
            yield WORLD_MARK + exact_key(name), ALTERNATE


def _ukrainian(name: str) -> Iterator[tuple[str, int]]:
    if name:
        yield key(name), OWN
        yield key(romanise(name)), OWN
        yield from _softened(name)
        yield from ((INFLECTED_MARK + key(form), OWN) for form in forms(name, russian=False)[1:])


def _softened(name: str) -> Iterator[tuple[str, int]]:
    """Yield the name with its "ьо" heard as "yo", as the official table does not write it: Metyolkine."""
    if "ьо" in name.casefold():
        heard = romanise(name.casefold().replace("ьо", "йо"))
        yield key(heard), RULE
        yield LOOSE_MARK + loose_key(heard), LOOSE


def _russian(record: Record) -> Iterator[tuple[str, int]]:
    ranks = dict.fromkeys(russian_forms(record.ukrainian), RULE)
    if record.russian:
        ranks[record.russian.casefold()] = OWN
    for name, rank in ranks.items():
        yield key(name), rank
        yield key(romanise_russian(name)), rank
        yield LOOSE_MARK + loose_key(romanise_russian(name)), LOOSE
        yield from ((key(mixed), RULE) for mixed in _mixed(romanise(record.ukrainian), romanise_russian(name)))
        yield from ((INFLECTED_MARK + key(form), rank) for form in forms(name, russian=True)[1:])


def _mixed(ukrainian: str, russian: str) -> Iterator[str]:
    """Yield a name of two words with one of them spelled after Russian: "Novoye Shakhove", "Nove Shakhovo"."""
    first, second = ukrainian.split(" "), russian.split(" ")
    if len(first) == len(second) == _TWO:
        yield f"{second[0]} {first[1]}"
        yield f"{first[0]} {second[1]}"


def _cyrillic_aliases(record: Record) -> Iterator[tuple[str, int]]:
    for alias in record.aliases:
        # the cases of "… область" are written out already, those of "Харківщина" and of the republics are not
        if has_cyrillic(alias) and not (record.inflected and alias.count(" ") == 1):
            for russian in (False, True):
                yield from ((INFLECTED_MARK + key(form), OWN) for form in forms(alias, russian=russian)[1:])


def alike(alternate: str, name: str) -> bool:
    """Say whether another spelling resembles the name: "Moskau" does Moscow, "White House" does not Casablanca."""
    first, second = key(alternate), key(name)
    return first[:1] == second[:1] and ratio(first, second) >= _ALIKE
