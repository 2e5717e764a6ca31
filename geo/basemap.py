"""The base map that is drawn without a network: borders, rivers, reservoirs and towns, from `data/` alone."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import geopandas as gpd
from shapely.geometry import Point

from geo.records import DATA, own_records, table
from geo.shapes import drawings

CRS = "EPSG:4326"
_RANKS = ((400_000, 1), (100_000, 2), (30_000, 3), (8_000, 4), (1_500, 5))
_LAST_RANK = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """GeoDataFrames in WGS84 (EPSG:4326).

    `oblasts` (id, name, country) and `countries` (name) are outlines, `rivers` (id, name) lines in the direction of
    their flow, `reservoirs` (name, full_from, full_until: ISO dates, empty when open) areas of
    water, `built` (id) the outlines of the towns that have one, `towns` (id,
    name, rank, population) points, rank 1 for the largest cities down to 6 for villages.
    """

    oblasts: gpd.GeoDataFrame
    countries: gpd.GeoDataFrame
    rivers: gpd.GeoDataFrame
    reservoirs: gpd.GeoDataFrame
    built: gpd.GeoDataFrame
    towns: gpd.GeoDataFrame

    def water_on(self, day: date) -> gpd.GeoDataFrame:
        """Return the reservoirs that were full on a day."""
        iso = day.isoformat()
        until = self.reservoirs["full_until"]
        return self.reservoirs[(until == "") | (until >= iso)]


def min_zoom(rank: int) -> int:
    """Return the Web Mercator zoom level from which towns of a rank are labelled."""
    return {1: 5, 2: 6, 3: 8, 4: 9, 5: 11}.get(rank, 12)


@lru_cache(maxsize=1)
def basemap() -> Basemap:
    """Read the base map; the same object each time."""
    return Basemap(
        oblasts=_named("outlines.geojson", ("oblast:", "region:")),
        countries=_features("countries.geojson"),
        rivers=_named("rivers.geojson", ("river:",)),
        reservoirs=_features("reservoirs.geojson"),
        built=_named("outlines.geojson", ("geonames:",)),
        towns=_towns(),
    )


def _features(name: str) -> gpd.GeoDataFrame:
    return gpd.read_file(DATA / name, engine="pyogrio").set_crs(CRS, allow_override=True)


def _named(name: str, prefixes: tuple[str, ...]) -> gpd.GeoDataFrame:
    """Return the drawings whose ids begin so, with the names and countries of our tables."""
    known = {row["id"]: row for source in ("places_regions.csv", "places_rivers.csv") for row in table(source)}
    found = {i: shape for i, shape in drawings(name).items() if i.startswith(prefixes)}
    rows = {
        "id": list(found),
        "name": [known[i]["name"] if i in known else "" for i in found],
        "country": [known[i]["country"] if i in known else "" for i in found],
    }
    return gpd.GeoDataFrame(rows, geometry=list(found.values()), crs=CRS)


def _towns() -> gpd.GeoDataFrame:
    places = [record.place for record in own_records(DATA / "places.csv")]
    rows = {
        "id": [place.id for place in places],
        "name": [place.name for place in places],
        "population": [place.population for place in places],
        "rank": [_rank(place.population) for place in places],
    }
    return gpd.GeoDataFrame(rows, geometry=[Point(place.lon, place.lat) for place in places], crs=CRS)


def _rank(population: int) -> int:
    return next((rank for people, rank in _RANKS if population >= people), _LAST_RANK)
