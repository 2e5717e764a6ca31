"""The server goes away and comes back while somebody reads: the page says so, and what was asked arrives."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from claims.demo import demo_readings
from store import open_store
from tests.app.conftest import open_viewer, serve, stop

pytestmark = pytest.mark.browser
PATIENCE_MS = 60_000


def test_excerpts_wait_for_a_server_that_is_gone(page: Page, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/demo.sqlite"
    with open_store(url) as store:
        store.add(demo_readings(400))
    server, home = serve(url)
    try:
        viewer = open_viewer(page, home)
        frame = viewer.frame
        stop(server)
        frame.locator(".cl-row").first.click()
        told = frame.locator(".cl-away", has_text="The server cannot be reached. The excerpts come when it is back.")
        told.wait_for(timeout=PATIENCE_MS)
        day = viewer.date()
        frame.get_by_role("slider", name="Day").press("ArrowLeft")
        frame.wait_for_function("day => document.querySelector('.cl-date').textContent !== day", arg=day)
        server, _ = serve(url, home=home)
        frame.wait_for_selector(".cl-card mark", timeout=PATIENCE_MS)
        assert frame.locator(".cl-away").inner_text() == ""
    finally:
        stop(server)
