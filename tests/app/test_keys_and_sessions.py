"""The viewer by keyboard alone, for a screen reader, without its server, and ten times at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.app.conftest import Viewer, open_viewer

pytestmark = pytest.mark.browser
FOCUSED = "() => document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"


def test_a_place_is_read_with_keys_only(viewer: Viewer) -> None:
    page, frame = viewer.page, viewer.frame
    frame.locator(".cl-brand").evaluate("() => document.body.focus()")
    frame.locator("body").press("Tab")
    seen = []
    for _ in range(60):
        seen.append(str(frame.evaluate(FOCUSED)))
        if seen[-1].startswith("≠Kupiansk"):
            break
        page.keyboard.press("Tab")
    assert seen[-1].startswith("≠Kupiansk"), seen
    assert "Day" in seen
    page.keyboard.press("Enter")
    frame.wait_for_selector(".cl-card mark")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(100)
    assert viewer.date() == "Monday 15 December 2025"
    page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert frame.locator(".cl-panel h2").inner_text() == "On this day"


def test_the_date_is_announced_and_the_track_is_a_slider(viewer: Viewer) -> None:
    track = viewer.frame.get_by_role("slider", name="Day")
    assert track.get_attribute("aria-valuetext") == "Tuesday 16 December 2025"
    track.press("ArrowLeft")
    viewer.page.wait_for_timeout(700)
    told = viewer.frame.locator(".cl-live").inner_text()
    assert told.startswith("Monday 15 December 2025. ")
    assert "claims" in told
    tree = viewer.frame.locator("body").aria_snapshot()
    for part in ["navigation", "slider", "heading", "button"]:
        assert part in tree


def test_the_table_says_what_the_map_shows(viewer: Viewer) -> None:
    viewer.frame.get_by_role("button", name="Table").click()
    dialog = viewer.frame.locator("dialog")
    shown = viewer.frame.evaluate(
        "() => CL.placesOn(CL.app.data, CL.app.view).reduce((n, on) => n + on.seen.length, 0)"
    )
    assert dialog.locator("tbody tr").count() == shown
    dialog.get_by_role("button", name="Claimant").click()
    names = dialog.locator("tbody tr td:nth-child(4)").all_inner_texts()
    assert names == sorted(names, key=lambda name: name) or len(set(names)) > 1
    with viewer.page.expect_download() as download:
        dialog.get_by_role("button", name="save as CSV").click()
    assert download.value.suggested_filename == "claimline-2025-12-16.csv"


def test_filters_and_search(viewer: Viewer) -> None:
    frame = viewer.frame
    shown = "() => CL.app.pane.layer.shown.claims"
    everything = frame.evaluate(shown)
    frame.get_by_role("button", name="Find").click()
    frame.get_by_role("button", name="Russia", exact=False).first.click()
    viewer.page.wait_for_timeout(200)
    assert 0 < frame.evaluate(shown) < everything
    frame.get_by_text("clear all").click()
    frame.get_by_label("Search").fill("Sharov")
    frame.get_by_label("Search").press("Enter")
    frame.wait_for_function("() => CL.app.view.words === 'Sharov'")
    viewer.page.wait_for_timeout(200)
    assert 0 < frame.evaluate(shown) < everything


def test_without_its_server_the_map_goes_on(viewer: Viewer) -> None:
    viewer.page.context.set_offline(True)
    track = viewer.frame.locator(".cl-track")
    track.press("ArrowLeft")
    track.press("Shift+ArrowLeft")
    viewer.page.wait_for_timeout(100)
    assert viewer.date() != "Tuesday 16 December 2025"
    viewer.page.context.set_offline(False)


def test_two_days_side_by_side(viewer: Viewer) -> None:
    viewer.frame.get_by_role("button", name="Compare").click()
    viewer.page.wait_for_timeout(300)
    assert viewer.frame.locator(".cl-second canvas").count() == 2
    assert "Kupiansk" in viewer.frame.locator(".cl-changes").inner_text()
    viewer.frame.evaluate("() => CL.app.pane.map.setView([49.2, 37.3], 9, { animate: false })")
    assert viewer.frame.evaluate("() => CL.app.compare.pane.map.getZoom()") == 9
    viewer.frame.get_by_role("button", name="Stop comparing").click()
    assert viewer.frame.locator(".cl-second").count() == 0


def test_ten_sessions_at_once(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 800, "height": 600})
    viewers = [open_viewer(context.new_page(), home, f"?day=2024-11-{10 + n}") for n in range(10)]
    assert [viewer.date().split()[1] for viewer in viewers] == [str(10 + n) for n in range(10)]
    context.close()


def test_embedded_it_is_map_and_slider(opened: Callable[[str], Viewer]) -> None:
    viewer = opened("?embed=true&day=2024-11-26")
    assert not viewer.frame.locator(".cl-rail").is_visible()
    assert viewer.frame.locator(".cl-track").is_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_embedded_a_place_can_be_read(browser: Browser, home: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    viewer = open_viewer(context.new_page(), home, "?embed=true&at=geonames:703656")
    viewer.frame.wait_for_selector(".cl-card mark")
    panel, part = viewer.frame.locator(".cl-panel").bounding_box(), viewer.frame.locator(".cl-map").bounding_box()
    assert panel is not None
    assert part is not None
    assert panel["width"] >= 340
    assert part["width"] == width
    assert panel["y"] + panel["height"] <= part["y"] + part["height"] + 1
    context.close()


def test_a_phone_has_all_of_it(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    viewer = open_viewer(context.new_page(), home)
    wide = viewer.frame.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= 390
    for part in [".cl-date", ".cl-track", ".cl-map canvas", ".cl-rail", ".cl-actions"]:
        assert viewer.frame.locator(part).first.is_visible(), part
    context.close()


def test_focus_stays_where_one_reads(viewer: Viewer) -> None:
    page, frame = viewer.page, viewer.frame
    frame.locator(".cl-row", has_text="Izium").focus()
    page.keyboard.press("Enter")
    frame.wait_for_selector(".cl-card mark")
    assert frame.evaluate(FOCUSED) == "Izium"
    page.keyboard.press("ArrowDown")
    assert viewer.date() == "Tuesday 16 December 2025", "an arrow down in the panel scrolls it"
    page.keyboard.press("Escape")
    frame.wait_for_selector(".cl-panel h2:text('On this day')")
    assert str(frame.evaluate(FOCUSED)).startswith("UIzium")


def test_a_filter_is_set_with_keys_and_keeps_the_focus(viewer: Viewer) -> None:
    page, frame = viewer.page, viewer.frame
    page.locator("iframe").first.focus()
    frame.locator("body").press("/")
    assert frame.evaluate(FOCUSED) == "Search"
    chip = frame.locator(".cl-chip.by-russia")
    chip.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert chip.get_attribute("aria-pressed") == "true"
    assert frame.evaluate("() => document.activeElement.classList.contains('by-russia')")
    frame.get_by_role("button", name="only what is in view now").press("Enter")
    assert frame.evaluate("() => CL.app.view.bbox.length") == 4
    page.keyboard.press("Escape")
    assert str(frame.evaluate(FOCUSED)) == "Find"


def test_window_and_report_clock_are_sliders_of_their_own(opened: Callable[[str], Viewer]) -> None:
    viewer = opened("?day=2025-12-16&window=30&known=2025-12-01")
    frame = viewer.frame
    window = frame.get_by_role("slider", name="Days in the window")
    window.press("ArrowLeft")
    assert frame.evaluate("() => CL.app.view.window_days") == 31
    assert window.get_attribute("aria-valuetext") == "31 days"
    frame.get_by_role("slider", name="What was known on").press("PageDown")
    assert frame.evaluate("() => CL.iso(CL.app.view.known_on)") == "2025-11-01"
    assert viewer.date() == "Tuesday 16 December 2025"
