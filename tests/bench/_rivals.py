"""The ways a folium user would otherwise take: TimestampedGeoJson in the page, streamlit-folium's feature group."""

import json
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import folium
from folium.plugins import TimestampedGeoJson
from playwright.sync_api import Browser, Frame, Page

from claims.claim import Claim
from layers.style import colour
from tests.app.conftest import free_port
from tests.bench._steps import SIZE, Steps, measured, serve_assets

WINDOW_DAYS = 30
QUIET_MS = 250


def feature(claim: Claim) -> dict[str, Any]:
    style = {"radius": 3, "fillColor": colour(claim.actor), "fillOpacity": 0.8, "stroke": "false"}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [claim.lon, claim.lat]},
        "properties": {"time": f"{claim.event_start}", "icon": "circle", "iconstyle": style},
    }


def timestamped(browser: Browser, claims: list[Claim], steps: int) -> Steps:
    """Measure folium's TimestampedGeoJson: all claims in the page, a window of thirty days."""
    chart = folium.Map(location=(48.5, 37.5), zoom_start=8, tiles=None, prefer_canvas=True)
    collection = {"type": "FeatureCollection", "features": [feature(claim) for claim in claims]}
    TimestampedGeoJson(  # type: ignore[no-untyped-call]
        collection, period="P1D", duration=f"P{WINDOW_DAYS}D", auto_play=False, add_last_point=False
    ).add_to(chart)
    page = browser.new_page(viewport=SIZE)
    serve_assets(page)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "map.html"
        chart.save(str(path))
        page.goto(path.as_uri(), timeout=240_000)
        name = chart.get_name()
        page.wait_for_function(
            f"() => window.{name} && {name}.timeDimension && {name}.timeDimension.getAvailableTimes().length",
            timeout=240_000,
        )
        page.wait_for_timeout(1500)
        found = measured(page, f"{name}.timeDimension.nextTime(1);", steps)
    page.close()
    return found


APP = """
import json, sys
import folium, streamlit as st
from streamlit_folium import st_folium
@st.cache_resource
def rows():
    return json.load(open({path!r}))
day = st.slider("day", 30, {days}, 700)
group = folium.FeatureGroup(name="claims")
seen = [[row[0], row[1], row[2]] for row in rows() if day - {window} < row[3] <= day]
def point(x, y, colour):
    return dict(type="Feature", properties=dict(c=colour), geometry=dict(type="Point", coordinates=[x, y]))
dot = folium.CircleMarker(radius=3, weight=0, fill_opacity=0.8)
collection = dict(type="FeatureCollection", features=[point(*row) for row in seen])
style = lambda feature: dict(fillColor=feature["properties"]["c"])
folium.GeoJson(collection, marker=dot, style_function=style).add_to(group)
chart = folium.Map(location=(48.5, 37.5), zoom_start=8, tiles=None)
st_folium(chart, feature_group_to_add=group, width=1120, height=700, returned_objects=[], key="map")
"""

WATCH = """() => {
  const pane = document.querySelector('.leaflet-overlay-pane');
  window.last = 0;
  const watch = new MutationObserver(() => { window.last = Date.now(); });
  watch.observe(pane, { childList: true, subtree: true, attributes: true });
}"""


def feature_group(browser: Browser, claims: list[Claim], first: Any, steps: int) -> Steps:
    """Measure streamlit-folium's feature_group_to_add: a key on st.slider, a rerun, a new layer in the old map."""
    with TemporaryDirectory() as folder:
        rows = [[c.lon, c.lat, colour(c.actor), (c.event_start - first).days] for c in claims if c.event_start]
        (Path(folder) / "claims.json").write_text(json.dumps(rows))
        app = Path(folder) / "rival.py"
        app.write_text(APP.format(path=str(Path(folder) / "claims.json"), days=1390, window=WINDOW_DAYS))
        port = free_port()
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "streamlit",
                "run",
                str(app),
                "--server.port",
                str(port),
                "--server.headless",
                "true",
                "--server.address",
                "127.0.0.1",
                "--browser.gatherUsageStats",
                "false",
            ],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            return _driven(browser, f"http://127.0.0.1:{port}", steps)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _driven(browser: Browser, home: str, steps: int) -> Steps:
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"{home}/_stcore/health", timeout=1):  # noqa: S310 - our own server
                break
        except OSError:
            time.sleep(0.2)
    page = browser.new_page(viewport=SIZE)
    serve_assets(page)
    page.goto(home)
    element = page.wait_for_selector("iframe", timeout=60_000)
    frame = element.content_frame() if element else None
    assert frame is not None
    frame.wait_for_selector(
        ".leaflet-overlay-pane path, .leaflet-overlay-pane canvas", timeout=60_000, state="attached"
    )
    page.wait_for_timeout(1500)
    frame.evaluate(WATCH)
    slider = page.get_by_role("slider")
    times = [_one(page, frame, slider) for _ in range(steps)]
    page.close()
    return Steps(times=tuple(times))


def _one(page: Page, frame: Frame, slider: Any) -> float:
    start = page.evaluate("() => Date.now()")
    slider.press("ArrowRight")
    while not frame.evaluate(f"start => window.last > start && Date.now() - window.last > {QUIET_MS}", start):
        page.wait_for_timeout(20)
    return float(frame.evaluate("() => window.last")) - float(start)
