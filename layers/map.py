"""The one map, folium's, with the claim layer as an element of it: served by the app, and saved as one file.

No word of an article ever enters a folium string, which would be run as a program: data stands beside the page as
JSON and bytes, put there by `Raw`, which is rendered but never compiled as a template.
"""

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.template import Template
from xstatic.pkg import leaflet

from claims.claim import Kind
from layers.cards import Card, Sheet, Unplaced
from layers.columns import Columns
from layers.context import ContextLayer
from layers.ground import ground
from layers.others import underlays
from layers.permalink import ON_PAGE, SCHEMA, to_query
from layers.style import DARK, FAINTEST, FRESH_DAYS, HALF_LIFE_DAYS, LIGHT, shape
from layers.view import View

WEB = Path(__file__).parent / "web"
SCRIPTS = (
    *(
        "dom",
        "data",
        "time",
        "words",
        "scale",
        "canvas_layer",
        "basemap",
        "others",
        "cells",
        "marks",
        "claim_layer",
        "dots",
        "shapes",
        "glyphs",
    ),
    *("outlines", "labels", "areas", "history", "source", "card", "panel", "legend", "permalink", "track", "timebar"),
    *("finder", "table", "compare", "pane", "page", "dropping", "boot"),
)
FORMATS = (
    ("csv", "CSV"),
    ("geojson", "GeoJSON"),
    ("kml", "KML"),
    ("gpkg", "GeoPackage"),
    ("parquet", "GeoParquet"),
    ("json", "Timemap JSON"),
    ("html", "Map as one file"),
    ("zip", "Evidence pack"),
    ("svg", "Picture, SVG"),
    ("pdf", "Report, PDF"),
)
_CENTRE = (49.3, 37.4)


class Raw(Element):
    """Markup that is passed on as it stands; folium compiles everything else as a template, some of it twice."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.markup = markup

    def render(self, **_kwargs: object) -> str:
        """Return the markup."""
        return self.markup


class ClaimLayer(folium.map.Layer):
    """The claim layer of `web/`, started on the map that it is added to. It takes no words, so none can be run."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = CL.start({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__(name="claims", overlay=True, control=False)


@lru_cache(maxsize=1)
def page() -> str:
    """Return the page with the map and no claims: the app pushes them in as bytes."""
    return _build(())


def standalone_html(
    columns: Columns,
    cards: Iterable[Card],
    sheets: Iterable[Sheet],
    gaps: Iterable[Unplaced],
    view: View,
    *,
    context: Iterable[ContextLayer] = (),
) -> bytes:
    """Return the map as one file that needs no network: claims, articles, gaps and layers of others are inside."""
    pack = {
        "query": to_query(view),
        "cards": [asdict(card) for card in cards],
        "articles": [asdict(sheet) for sheet in sheets],
        "gaps": [asdict(gap) for gap in gaps],
        "others": [asdict(row) for row in underlays(context)],
    }
    data = base64.b64encode(columns.payload).decode("ascii")
    inside = (_json("cl-pack", pack), f'<script type="text/plain" id="cl-bytes">{data}</script>')
    return _build(inside).encode("utf-8", "replace")


def _build(inside: Iterable[str]) -> str:
    figure = Figure()
    # On the instance: the class attribute would change every folium map in the process.
    chart = folium.Map(location=_CENTRE, zoom_start=8, tiles=None, zoom_control="topright")
    chart.default_js, chart.default_css = [], []
    figure.add_child(chart)
    _serve_locally(figure)
    for number, markup in enumerate((_json("cl-style", _style()), _json("cl-ground", ground()), *inside)):
        figure.html.add_child(Raw(markup), name=f"claimline_{number}")
    ClaimLayer().add_to(chart)
    rendered: str = figure.render()
    return rendered


def _serve_locally(figure: Figure) -> None:
    """Put Leaflet and our own scripts into the page itself, so that it opens without a network."""
    head = figure.header
    folder = Path(leaflet.BASE_DIR)
    head.add_child(Raw('<meta name="referrer" content="no-referrer"><title>Claimline</title>'), name="claimline_meta")
    css = _without_pictures((folder / "leaflet.css").read_text("utf-8"))
    head.add_child(CssLink(_data_url("text/css", css.encode())), name="leaflet_css")
    head.add_child(
        JavascriptLink(_data_url("text/javascript", (folder / "leaflet.js").read_bytes())), name="leaflet_js"
    )
    head.add_child(CssLink(_data_url("text/css", (WEB / "page.css").read_bytes())), name="claimline_css")
    script = b"\n".join((WEB / f"{name}.js").read_bytes() for name in SCRIPTS)
    head.add_child(JavascriptLink(_data_url("text/javascript", script)), name="claimline_js")


def _without_pictures(css: str) -> str:
    """Drop the references to Leaflet's picture files: relative addresses lead nowhere in a page of one file."""
    return "\n".join(row for row in css.splitlines() if "url(images/" not in row)


def _data_url(kind: str, content: bytes) -> str:
    return f"data:{kind};charset=utf-8;base64,{base64.b64encode(content).decode('ascii')}"


def _json(name: str, value: Mapping[str, object]) -> str:
    """Return a JSON block whose text can end neither the block nor, were it ever compiled, begin a template."""
    text = json.dumps(value, separators=(",", ":"), default=str).replace("<", "\\u003c").replace("&", "\\u0026")
    for mark in ("{{", "{%", "{#"):
        text = text.replace(mark, mark.replace("{", "\\u007b"))
    return f'<script type="application/json" id="{name}">{text}</script>'


def _style() -> dict[str, object]:
    return {
        "palettes": {"light": asdict(LIGHT), "dark": asdict(DARK)},
        "shapes": {kind.value: shape(kind).value for kind in Kind},
        "fading": {"fresh": FRESH_DAYS, "half": HALF_LIFE_DAYS, "faintest": FAINTEST},
        "permalink": [asdict(parameter) for parameter in (*SCHEMA, *ON_PAGE)],
        "formats": FORMATS,
    }
