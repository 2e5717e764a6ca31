"""Toponyms to places: gazetteer, disambiguation, parts of places, rivers and banks, measures on the ellipsoid."""

from geo.basemap import Basemap, basemap
from geo.gazetteer import Gazetteer
from geo.measure import bearing_deg, discrepancy, distance_m
from geo.mention import Mention
from geo.part import Locus, locate
from geo.place import Feature, Place
from geo.resolve import Context, Resolution, resolve
from geo.river import line
from geo.shapes import outline

__all__ = [
    "Basemap",
    "Context",
    "Feature",
    "Gazetteer",
    "Locus",
    "Mention",
    "Place",
    "Resolution",
    "basemap",
    "bearing_deg",
    "discrepancy",
    "distance_m",
    "line",
    "locate",
    "outline",
    "resolve",
]
