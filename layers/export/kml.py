"""KML 2.2 for Google Earth: a placemark a claim, with its span of days, its style by holder, and the whole record."""

import json
import re
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, register_namespace

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, parse
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from claims.article import Article
from claims.claim import Claim
from claims.record import FIELDS
from geo.errors import ClaimlineError
from layers.day import claimed_holder
from layers.export.geometry import geometry
from layers.export.parcel import LICENCE, Parcel, by_stem, envelope, unpacked
from layers.export.rows import SOURCE_FIELDS, claim_of, row
from layers.saying import said
from layers.style import colour

NAMESPACE = "http://www.opengis.net/kml/2.2"
_ENVELOPE = "claimline"
_HOLDERS = ("ukraine", "russia", "independent")
# XML 1.0 cannot hold these at all; JSON escapes carry them in the record, the shown text goes without.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

register_namespace("", NAMESPACE)


def write(what: Parcel, path: Path) -> None:
    """Write the parcel."""
    articles = by_stem(what)
    root = Element(_name("kml"))
    document = SubElement(root, _name("Document"))
    _text(document, "name", "Claimline: who claims what, where and when")
    _text(document, "description", LICENCE)
    for holder in _HOLDERS:
        _style(document, holder)
    _data(SubElement(document, _name("ExtendedData")), _ENVELOPE, envelope(what))
    for claim in what.claims:
        _placemark(document, claim, articles[claim.article])
    ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def read(path: Path) -> Parcel:
    """Read a parcel that was written here."""
    try:
        root = parse(path).getroot()
    except (ParseError, DefusedXmlException, ValueError):
        raise ClaimlineError(f"{path.name} is no readable KML, or it holds entities, which are refused.") from None
    document = root.find(_name("Document")) if root is not None else None
    told = _told(document.find(_name("ExtendedData"))) if document is not None else {}
    if document is None or _ENVELOPE not in told:
        raise ClaimlineError(f"{path.name} holds no claims of Claimline's: choose one of its exports.")
    marks = document.findall(_name("Placemark"))
    return unpacked([claim_of(_told(mark.find(_name("ExtendedData")))) for mark in marks], str(told[_ENVELOPE]))


def _placemark(document: Element, claim: Claim, article: Article) -> None:
    mark = SubElement(document, _name("Placemark"), {"id": f"c{claim.id}"})
    _text(mark, "name", claim.place or claim.toponym)
    _text(mark, "description", f"{claim.claimant} {said(claim)}\n“{claim.quote}”\n{article.publisher} {article.url}")
    if claim.event_start is not None:
        span = SubElement(mark, _name("TimeSpan"))
        _text(span, "begin", claim.event_start.isoformat())
        if claim.event_end is not None:
            _text(span, "end", claim.event_end.isoformat())
    _text(mark, "styleUrl", f"#{claimed_holder(claim) or 'independent'}")
    data = SubElement(mark, _name("ExtendedData"))
    cells = row(claim, article, LICENCE)
    for name in (*FIELDS, *SOURCE_FIELDS):
        _data(data, name, json.dumps(cells[name]) if name in FIELDS else str(cells[name] or ""))
    _shape(mark, geometry(claim))


def _shape(parent: Element, shape: BaseGeometry | None) -> None:
    if isinstance(shape, Point):
        _text(SubElement(parent, _name("Point")), "coordinates", _coordinates([shape.coords[0]]))
    elif isinstance(shape, LineString):
        _text(SubElement(parent, _name("LineString")), "coordinates", _coordinates(shape.coords))
    elif isinstance(shape, Polygon):
        polygon = SubElement(parent, _name("Polygon"))
        for tag, ring in (
            ("outerBoundaryIs", shape.exterior),
            *(("innerBoundaryIs", hole) for hole in shape.interiors),
        ):
            linear = SubElement(SubElement(polygon, _name(tag)), _name("LinearRing"))
            _text(linear, "coordinates", _coordinates(ring.coords))
    elif isinstance(shape, (MultiLineString, MultiPolygon)):
        together = SubElement(parent, _name("MultiGeometry"))
        for part in shape.geoms:
            _shape(together, part)


def _coordinates(points: object) -> str:
    return " ".join(f"{point[0]!r},{point[1]!r}" for point in points)  # type: ignore[attr-defined]


def _style(document: Element, holder: str) -> None:
    red, green, blue = (colour(holder)[n : n + 2] for n in (1, 3, 5))
    style = SubElement(document, _name("Style"), {"id": holder})
    for tag, alpha in (("IconStyle", "ff"), ("LineStyle", "ff"), ("PolyStyle", "40")):
        _text(SubElement(style, _name(tag)), "color", f"{alpha}{blue}{green}{red}")


def _data(parent: Element, name: str, value: str) -> None:
    data = SubElement(parent, _name("Data"), {"name": name})
    _text(data, "value", value)


def _told(data: Element | None) -> dict[str, object]:
    if data is None:
        return {}
    found: dict[str, object] = {}
    for item in data.findall(_name("Data")):
        name, value = item.get("name", ""), item.findtext(_name("value")) or ""
        found[name] = _value(value) if name in FIELDS else value
    return found


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ClaimlineError("A record in this KML is damaged: export it again.") from None


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, _name(tag)).text = _UNWRITABLE.sub("\ufffd", text)


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
