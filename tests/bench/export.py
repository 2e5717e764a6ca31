"""Pictures and files: a snapshot drawn in the process against the picture that folium takes with a browser."""

import base64
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import folium
from playwright.sync_api import Page, sync_playwright
from xstatic.pkg import leaflet

from layers.export import export
from layers.film import Cut, film
from layers.snapshot import snapshot
from layers.view import View
from tests.bench.row import Row
from tests.layers import many

DAY = View(day=date(2025, 12, 16))
_FEW, _MANY = 1_000, 10_000
_TIMES = 3


def rows() -> list[Row]:
    """Measure pictures, films and files."""
    return [*_pictures(), _film(), *_files()]


def _pictures() -> list[Row]:
    claims, articles = many.claims(_FEW), many.articles(_FEW)
    ours = _median(lambda: snapshot(claims, articles, DAY, BytesIO()))
    patient, hasty = _folium(3), _folium(0)
    crowd, texts = many.claims(_MANY), many.articles(_MANY)
    crowded = _median(lambda: snapshot(crowd, texts, DAY, BytesIO()))
    printed = _median(lambda: snapshot(claims, articles, DAY, BytesIO(), fmt="svg"))
    what = f"PNG of {_FEW:,} claims at 1600×1000"
    return [
        Row(room="export", what=what, ours=_s(ours), other=f"folium `_to_png`: {_s(patient)}", ratio=patient / ours),
        Row(
            room="export",
            what=f"{what}, folium told not to wait",
            ours=_s(ours),
            other=f"folium `_to_png(delay=0)`: {_s(hasty)}",
            ratio=hasty / ours,
        ),
        Row(room="export", what=f"PNG of {_MANY:,} claims", ours=_s(crowded)),
        Row(room="export", what=f"SVG of {_FEW:,} claims", ours=_s(printed)),
    ]


def _film() -> Row:
    claims, articles = many.claims(_FEW), many.articles(_FEW)
    cut = Cut(first=date(2025, 11, 1), last=date(2025, 11, 20), width_px=1600, height_px=1000)
    with tempfile.TemporaryDirectory() as folder:
        took = _once(lambda: film(claims, articles, DAY, Path(folder) / "x.gif", cut)) / len(cut.days)
    return Row(room="export", what=f"a frame of a GIF at 1600×1000, {_FEW:,} claims", ours=_s(took))


def _files() -> list[Row]:
    claims, articles = many.claims(_MANY), many.articles(_MANY)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for ending in (".html", ".zip", ".gpkg", ".geojson", ".kml", ".csv", ".parquet"):
            path = Path(folder) / f"x{ending}"
            took = _once(lambda to=path: export(claims, articles, (), None, to))  # type: ignore[misc]
            told = f"{_s(took)}, {path.stat().st_size / 1e6:.1f} MB"
            found.append(Row(room="export", what=f"{ending} of {_MANY:,} claims", ours=told))
    return found


def _folium(delay: int) -> float:
    """Time folium's own function on the same claims as circle markers; a browser is started for each picture."""
    chart = folium.Map(location=(48.9, 37.4), zoom_start=8, width=1600, height=1000, tiles=None)
    for claim in many.claims(_FEW):
        folium.CircleMarker((claim.lat or 0.0, claim.lon or 0.0), radius=5).add_to(chart)
    _serve_locally(chart)
    return _median(lambda: _taken(chart, delay))


def _taken(chart: folium.Map, delay: int) -> None:
    chart._png_image = None
    driver = Driver()
    try:
        chart._to_png(delay=delay, driver=driver)
    finally:
        driver.quit()


def _serve_locally(chart: folium.Map) -> None:
    """Give folium its scripts from the disk: waiting for a CDN would not be its fault."""
    base = Path(leaflet.BASE_DIR)
    chart.default_js = [("leaflet", _inside("text/javascript", base / "leaflet.js"))]
    chart.default_css = [("leaflet_css", _inside("text/css", base / "leaflet.css"))]


def _inside(kind: str, path: Path) -> str:
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


class Driver:
    """As much of a selenium driver as folium asks for, over Playwright and the Chromium of the browser tests."""

    def __init__(self) -> None:
        self._playwright = sync_playwright().start()
        chromium = shutil.which("chromium")
        self._browser = self._playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        self._page: Page = self._browser.new_page(viewport={"width": 1600, "height": 1000})
        self._open = True

    def fullscreen_window(self) -> None:
        """Do nothing: the page has its size."""

    def get(self, address: str) -> None:
        """Open a page."""
        self._page.goto(address.replace("file:////", "file:///"))

    def find_element(self, _by: str, name: str) -> Any:
        """Find an element by its class; it knows its picture."""
        picture = self._page.locator(f".{name}").first.screenshot()
        return type("Found", (), {"screenshot_as_png": picture})()

    def quit(self) -> None:
        """Close the browser."""
        if self._open:
            self._open = False
            self._browser.close()
            self._playwright.stop()


def _median(run: Callable[[], object]) -> float:
    return sorted(_once(run) for _ in range(_TIMES))[_TIMES // 2]


def _once(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _s(seconds: float) -> str:
    return f"{seconds:.2f} s"
