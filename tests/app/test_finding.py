"""Finding and clear errors: an area on the map, the street map without a network, a store that is none."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.app.conftest import Viewer, open_viewer, serve, stop

pytestmark = pytest.mark.browser
SHOWN = "() => CL.app.pane.layer.shown.claims"


def test_an_area_is_drawn_on_the_map(viewer: Viewer) -> None:
    viewer.frame.evaluate("() => CL.app.pane.map.setView([49.5, 37.5], 9, { animate: false })")
    everything = viewer.frame.evaluate(SHOWN)
    viewer.frame.get_by_role("button", name="Find").click()
    viewer.frame.get_by_text("draw an area on the map").click()
    viewer.frame.locator(".cl-drawer").get_by_role("button", name="Close").click()
    box = viewer.frame.locator(".cl-map").bounding_box()
    assert box is not None
    viewer.page.mouse.move(box["x"] + 40, box["y"] + 40)
    viewer.page.mouse.down()
    viewer.page.mouse.move(box["x"] + 300, box["y"] + 200, steps=5)
    viewer.page.mouse.move(box["x"] + 420, box["y"] + 300, steps=5)
    viewer.page.mouse.up()
    viewer.page.wait_for_timeout(600)
    west, south, east, north = viewer.frame.evaluate("() => CL.app.view.bbox")
    assert west < east
    assert south < north
    assert viewer.frame.evaluate(SHOWN) < everything
    assert "box=" in viewer.page.url


def test_the_street_map_is_asked_for_only_when_switched_on(viewer: Viewer) -> None:
    viewer.page.route("**/tile.openstreetmap.org/**", lambda route: route.abort())
    assert viewer.traffic.strangers(viewer.home) == []
    viewer.frame.get_by_role("button", name="Layers").click()
    viewer.frame.get_by_label("street map from").check()
    viewer.frame.get_by_text("cannot be reached").wait_for()
    assert any("openstreetmap" in address for address in viewer.traffic.strangers(viewer.home))
    assert "OpenStreetMap" in viewer.frame.locator(".leaflet-control-attribution").first.inner_text()
    assert viewer.frame.evaluate(SHOWN) > 0


def test_known_on_freezes_the_report_clock(viewer: Viewer) -> None:
    viewer.go("2022-09-10")
    viewer.frame.get_by_label("Report clock").select_option("frozen")
    viewer.page.wait_for_timeout(200)
    assert viewer.frame.locator(".cl-known").is_visible()
    viewer.go("2025-12-16")
    known = viewer.frame.evaluate(
        "() => CL.app.pane.layer.shown.seen.map(i => CL.iso(CL.app.data.day(CL.app.data.reported, i)))"
    )
    assert known
    assert max(known) <= "2022-09-10"
    viewer.page.wait_for_timeout(500)
    assert "known=2022-09-10" in viewer.page.url


def test_a_store_that_is_none_is_one_clear_line(page: Page, tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"this is no database at all, not even nearly" * 40)
    server, home = serve(f"sqlite:///{broken}")
    try:
        page.goto(home)
        alert = page.get_by_role("alert").first
        alert.wait_for(timeout=60_000)
        assert "Traceback" not in page.inner_text("body")
        assert len(alert.inner_text().strip().splitlines()) == 1
    finally:
        stop(server)


def test_a_phone_reads_and_scrubs_at_once(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    viewer = open_viewer(page, home)
    viewer.go("2025-12-16", viewer.frame.evaluate("() => CL.app.data.places.find(p => p.name === 'Kupiansk').id"))
    viewer.frame.wait_for_selector(".cl-card mark")
    track, panel = viewer.frame.locator(".cl-track").bounding_box(), viewer.frame.locator(".cl-panel").bounding_box()
    assert track is not None
    assert panel is not None
    assert panel["y"] + panel["height"] <= track["y"] + 1
    page.mouse.click(track["x"] + 60, track["y"] + 40)
    page.wait_for_timeout(200)
    assert viewer.date().endswith("2022")
