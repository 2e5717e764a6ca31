"""What a claim is on the ground, for files: a point, the line of a river or bank, or the outline of an area."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from claims.claim import Claim
from geo.place import Feature
from geo.river import line
from geo.shapes import outline

Degrees = NDArray[np.float64]


def geometry(claim: Claim) -> BaseGeometry | None:
    """Return the claim's geometry in WGS84; None when it has no place.

    Where the line or the outline is not known the position stands for it.
    """
    if claim.lon is None or claim.lat is None:
        return None
    shape = drawn(claim)
    return Point(claim.lon, claim.lat) if shape is None else shapely.transform(shape, _short)


def drawn(claim: Claim) -> BaseGeometry | None:
    """Return the line or the outline that a claim lights up; None for a settlement and where none is known."""
    if claim.place_id is None:
        return None
    if claim.feature is Feature.LINE:
        return line(claim.place_id, claim.part, claim.lon, claim.lat, claim.radius_m)
    return outline(claim.place_id) if claim.feature is Feature.AREA else None


def righted(shape: BaseGeometry) -> BaseGeometry:
    """Turn areas so that their outer rings run against the clock, as RFC 7946 asks."""
    if isinstance(shape, Polygon):
        return orient(shape)
    return MultiPolygon([orient(part) for part in shape.geoms]) if isinstance(shape, MultiPolygon) else shape


def _short(lonlat: Degrees) -> Degrees:
    """Give a decimetre, as RFC 7946 advises: the outlines are coarser than that by far."""
    return np.round(lonlat, 6)
