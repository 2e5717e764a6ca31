"""Layers of others in the browser: only shapes and the line that says whose they are; in the saved file as well."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page
from shapely.geometry import LineString, box

from layers.columns import pack
from layers.context import ContextLayer
from layers.map import standalone_html
from layers.others import underlays
from layers.view import View
from tests.layers import gold
from tests.layers.test_map import HOSTILE

LATER = ContextLayer(source=HOSTILE, day=date(2025, 12, 1), shapes=((HOSTILE, box(37, 49, 38, 50)),))
EARLIER = ContextLayer(source=HOSTILE, day=date(2022, 9, 1), shapes=(("", LineString([(37, 49), (38, 50)])),))


def test_shapes_travel_as_chains_and_their_names_stay_behind() -> None:
    first, last = underlays((LATER, EARLIER))
    assert first.lines == (((37.0, 49.0), (38.0, 50.0)),)
    assert (len(last.areas), len(last.areas[0][0]), last.lines) == (1, 5, ())
    assert last.credit == f"Layer by {HOSTILE}, 2025-12-01"
    assert "name" not in asdict(last)


@pytest.mark.browser
def test_the_saved_file_carries_them_and_shows_the_newest_of_the_day(page: Page, tmp_path: Path) -> None:
    columns = pack(gold.claims(), {}, version="v")
    path = tmp_path / "map.html"
    view = View(day=date(2025, 12, 16))
    path.write_bytes(standalone_html(columns, [], [], [], view, context=(LATER, EARLIER)))
    assert "{{7*7}}" not in path.read_text("utf-8")
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready]")
    credit = page.locator(".cl-credits")
    assert credit.evaluate("node => node.textContent") == LATER.credit
    page.evaluate("() => CL.app.set({ day: CL.dayOf('2022-09-10') })")
    page.wait_for_timeout(200)
    assert credit.evaluate("node => node.textContent") == EARLIER.credit
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("body img").count() == 0
