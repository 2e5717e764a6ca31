"""Where exactly: parts of towns and oblasts, "near", "toward", distances with a direction, stretches of rivers."""

import math
import re
from dataclasses import dataclass

from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from geo.measure import METRES_PER_MILE, destination, midpoint
from geo.place import Feature, Place
from geo.river import line, nearest_on
from geo.shapes import outline

_NEAR_M, _TOWARD_M = 4_000.0, 2_500.0
_STRETCH_M, _BY_THE_RIVER_M = 8_000.0, 60_000.0
_FAR_DEG, _CAPITAL = 4.0, 2_000_000
_METRES_PER_DEGREE = 111_200.0
_DIRECTIONS = (
    (45.0, r"north[\s-]?east|nordost|nordöst|північн\w*[\s-]?схід|північно-схід|северо-восто"),
    (315.0, r"north[\s-]?west|nordwest|північно-захід|північн\w*[\s-]?захід|северо-запад"),
    (135.0, r"south[\s-]?east|südost|südöst|південно-схід|південн\w*[\s-]?схід|юго-восто"),
    (225.0, r"south[\s-]?west|südwest|південно-захід|південн\w*[\s-]?захід|юго-запад"),
    (0.0, r"north|nord|nörd|північ|север"),
    (180.0, r"south|süd|півден|південь|юг|южн"),
    (90.0, r"\beast|\bost\w*|\böst|схід|східн|восто"),
    (270.0, r"west|захід|західн|запад"),
)
_CENTRE = re.compile(
    r"cent(?:re|er)|downtown|central|zentrum|innenstadt|центр|середмістя|administrative building|city hall"
)
_EDGE = re.compile(
    r"outskirt|suburb|edge|entrance|fringe|periphery|stadtrand|vorort|randgebiet|окол|передміст|окраин|пригород|въезд|в'їзд"
)
_WHOLE = re.compile(r"\ball\b|whole|entire|full|ganz|весь|вся|все|усе|усі")
_DISTANCE = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(km|kilomet\w*|км|кілометр\w*|километр\w*|miles?|mi\b|m\b|met(?:er|re)s?|м\b)"
)
_BETWEEN = re.compile(r"between|zwischen|між|между")


@dataclass(frozen=True, slots=True, kw_only=True)
class Locus:
    """Where a claim lies: degrees WGS84, and how far around it may be, in metres."""

    feature: Feature
    lon: float
    lat: float
    radius_m: float


def locate(place: Place, part: str | None, relation: str, near: tuple[Place, ...] = ()) -> Locus:
    """Return where "the northern outskirts of", "near", "10 km north of" a place is.

    `near` are other places of the sentence: they choose the stretch of a river and the other end of "between".
    A position is given to about a metre: more digits would claim what no text says.
    """
    found = _located(place, part, relation, near)
    radius = float(round(found.radius_m))
    return Locus(feature=found.feature, lon=round(found.lon, 5), lat=round(found.lat, 5), radius_m=radius)


def _located(place: Place, part: str | None, relation: str, near: tuple[Place, ...]) -> Locus:
    words = (part or "").casefold()
    if place.feature is Feature.LINE:
        return _on_river(place, near)
    if _BETWEEN.search(words) and near:
        lon, lat = midpoint(place, near[0])
        return Locus(feature=Feature.POINT, lon=lon, lat=lat, radius_m=_NEAR_M)
    away = _stated_m(words)
    toward = direction_deg(words)
    if away is not None and toward is not None:
        lon, lat = destination(place.lon, place.lat, toward, away)
        return Locus(feature=Feature.POINT, lon=lon, lat=lat, radius_m=max(1_500.0, away / 4))
    return _widened(_part_of(place, words, toward), relation)


def direction_deg(words: str) -> float | None:
    """Return the compass direction that words name, in degrees clockwise from north; None when they name none."""
    return next((degrees for degrees, pattern in _DIRECTIONS if re.search(pattern, words)), None)


def _stated_m(words: str) -> float | None:
    found = _DISTANCE.search(words)
    if found is None:
        return None
    number, unit = float(found[1].replace(",", ".")), found[2]
    if unit.startswith("mi"):
        return number * METRES_PER_MILE
    return number * (1.0 if unit in {"m", "м"} or unit.startswith("met") else 1_000.0)


def _part_of(place: Place, words: str, toward: float | None) -> Locus:
    radius = place.radius_m
    if not words or _WHOLE.search(words):
        return _locus(place, place.lon, place.lat, radius)
    if _CENTRE.search(words):
        return _locus(place, place.lon, place.lat, max(300.0, radius / 3))
    edge = _EDGE.search(words) is not None and place.feature is Feature.POINT
    if toward is None:
        return _locus(place, place.lon, place.lat, radius * 1.3 if edge else radius)
    area = outline(place.id)
    if area is not None and not edge:
        return _half(place, area, toward)
    lon, lat = destination(place.lon, place.lat, toward, radius * (0.9 if edge else 0.5))
    return _locus(place, lon, lat, max(400.0, radius * (0.4 if edge else 0.55)))


def _half(place: Place, area: BaseGeometry, toward: float) -> Locus:
    """Cut the outline through the centre, or along the river that divides it, and take the half on that side."""
    half = _across_river(place, area, toward) or area.intersection(_half_plane(place, toward))
    if half.is_empty:
        return _locus(place, place.lon, place.lat, place.radius_m)
    centre = half.centroid if half.contains(half.centroid) else half.representative_point()
    scale = math.cos(math.radians(centre.y))
    radius = math.sqrt(half.area * scale / math.pi) * _METRES_PER_DEGREE
    return _locus(place, centre.x, centre.y, radius)


def _half_plane(place: Place, toward: float) -> Polygon:
    """Return everything that lies on one side of the place's centre, some hundred kilometres far."""
    scale = math.cos(math.radians(place.lat))
    turns = (math.radians(toward + turn) for turn in (-90.0, -45.0, 45.0, 90.0))
    return Polygon(
        [(place.lon + _FAR_DEG * math.sin(turn) / scale, place.lat + _FAR_DEG * math.cos(turn)) for turn in turns]
    )


def _across_river(place: Place, area: BaseGeometry, toward: float) -> BaseGeometry | None:
    """Return the part of a town beyond its river, when the named side is one of the river's banks."""
    river = DIVIDED.get(place.id)
    course = line(river, None) if river else None
    if course is None or toward not in {90.0, 270.0}:
        return None
    west, south, east, north = area.bounds
    window = box(west - 0.1, south - 0.1, east + 0.1, north + 0.1)
    cut = course.intersection(window)
    pieces = getattr(cut, "geoms", [cut])
    points = [point for piece in pieces for point in piece.coords]
    edge = east + 0.1 if toward == 90.0 else west - 0.1  # noqa: PLR2004 east
    return area.intersection(Polygon([*points, (edge, points[-1][1]), (edge, points[0][1])]).buffer(0))


# Towns that a river parts into an eastern and a western side.
DIVIDED = {"geonames:703656": "river:oskil"}


def _on_river(place: Place, near: tuple[Place, ...]) -> Locus:
    """Put a river's claim on the stretch nearest to the first place by it; without one, where its label stands."""
    for other in sorted(near, key=lambda town: town.population >= _CAPITAL):  # Kyiv and Moscow mostly speak
        if other.feature is not Feature.POINT:
            continue
        found = nearest_on(place.id, other.lon, other.lat)
        if found is not None and found[2] < _BY_THE_RIVER_M:
            lon, lat, away = found
            return _locus(place, lon, lat, max(_STRETCH_M, away))
    return _locus(place, place.lon, place.lat, max(place.radius_m, _STRETCH_M))


def _widened(locus: Locus, relation: str) -> Locus:
    extra = {"near": _NEAR_M, "toward": _TOWARD_M}.get(relation, 0.0)
    if locus.feature is Feature.AREA or not extra:
        return locus
    return Locus(feature=locus.feature, lon=locus.lon, lat=locus.lat, radius_m=locus.radius_m + extra)


def _locus(place: Place, lon: float, lat: float, radius_m: float) -> Locus:
    return Locus(feature=place.feature, lon=lon, lat=lat, radius_m=radius_m)
