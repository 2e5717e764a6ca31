"""Places: what a toponym can refer to."""

from dataclasses import dataclass
from enum import StrEnum


class Feature(StrEnum):
    """The shape a place has on the map."""

    POINT = "point"
    LINE = "line"
    AREA = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One entry of the gazetteer.

    `lon` and `lat` are degrees in WGS84 (EPSG:4326): of a settlement its centre, of a line or an area the
    point where its label stands. `radius_m` is how far, in metres, the place reaches from there.
    `kind` is the settlement's or region's type as a word ("city", "town", "village", "river", "oblast", "raion").
    `admin1` and `admin2` are the standard English names of the oblast and the raion, empty when unknown.
    `country` is an ISO 3166-1 alpha-2 code.
    """

    id: str
    name: str
    feature: Feature
    kind: str
    lon: float
    lat: float
    radius_m: float
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0

    @property
    def is_region(self) -> bool:
        """Whether it is land that an oblast or more takes up: "Sumy Oblast", "Donbas"."""
        return self.kind in ("oblast", "region")
