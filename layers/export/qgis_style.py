"""A QGIS style of ours: colour by claimed holder, labels, and the days that the temporal controller plays."""

from xml.etree.ElementTree import Element, SubElement, tostring

from layers.style import LIGHT

_MARKER, _LINE, _FILL = "SimpleMarker", "SimpleLine", "SimpleFill"
_KINDS = {"Point": (_MARKER, "marker"), "Line": (_LINE, "line"), "Polygon": (_FILL, "fill")}
_HOLDERS = {
    "ukraine": (LIGHT.ukraine, "said to be held by Ukraine", "circle"),
    "russia": (LIGHT.russia, "said to be held by Russia", "diamond"),
    "": (LIGHT.independent, "speaks of no holder", "triangle"),
}


def qml(kind: str) -> str:
    """Return the style of a layer of points, lines or polygons as QGIS stores it."""
    root = Element("qgis", {"version": "3.28", "styleCategories": "Symbology|Labeling|Temporal|MapTips"})
    _temporal(root)
    drawn = SubElement(
        root, "renderer-v2", {"type": "categorizedSymbol", "attr": "coalesce(\"holder\", '')", "enableorderby": "0"}
    )
    categories, symbols = SubElement(drawn, "categories"), SubElement(drawn, "symbols")
    for number, (holder, (colour, label, form)) in enumerate(_HOLDERS.items()):
        told = {"value": holder, "symbol": str(number), "label": label, "render": "true", "type": "string"}
        SubElement(categories, "category", told)
        _symbol(symbols, number, kind, colour, form)
    SubElement(root, "mapTip").text = '[% "claimant" %] [% "statement" %]'
    document = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    return document + tostring(root, encoding="unicode")


def _temporal(root: Element) -> None:
    """Tell QGIS that a claim is seen from the first to the last day that it is about; mode 2 is two fields."""
    told = {
        "mode": "2",
        "enabled": "1",
        "startField": "start_time",
        "endField": "end_time",
        "durationUnit": "min",
        "durationField": "",
        "fixedDuration": "0",
        "accumulate": "0",
        "limitMode": "1",
        "startExpression": "",
        "endExpression": "",
    }
    ranged = SubElement(SubElement(root, "temporal", told), "fixedRange")
    SubElement(ranged, "start")
    SubElement(ranged, "end")


def _symbol(symbols: Element, number: int, kind: str, colour: str, form: str) -> None:
    of_layer, of_symbol = _KINDS[kind]
    symbol = SubElement(symbols, "symbol", {"type": of_symbol, "name": str(number), "alpha": "1"})
    layer = SubElement(symbol, "layer", {"class": of_layer, "enabled": "1", "locked": "0", "pass": "0"})
    options = SubElement(layer, "Option", {"type": "Map"})
    for name, value in _looks(of_layer, colour, form).items():
        SubElement(options, "Option", {"type": "QString", "name": name, "value": value})


def _looks(of_layer: str, colour: str, form: str) -> dict[str, str]:
    ink, pale, paper = _rgba(colour, 255), _rgba(colour, 14), _rgba(LIGHT.surface, 255)
    if of_layer == _MARKER:
        return {
            "name": form,
            "color": ink,
            "outline_color": paper,
            "outline_width": "0.4",
            "size": "3.4",
        }
    if of_layer == _LINE:
        return {"line_color": ink, "line_width": "0.9", "line_width_unit": "MM", "capstyle": "round"}
    return {"color": pale, "style": "solid", "outline_color": ink, "outline_width": "0.4", "outline_style": "solid"}


def _rgba(colour: str, alpha: int) -> str:
    return ",".join(str(int(colour[n : n + 2], 16)) for n in (1, 3, 5)) + f",{alpha}"
