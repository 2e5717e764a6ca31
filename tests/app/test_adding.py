"""Articles of the user's own: pasted, uploaded, hostile, broken; each ends on the map or in a clear line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.app.conftest import Viewer, open_viewer, serve, stop

pytestmark = pytest.mark.browser

NEWS = (
    "Ukrainian forces captured the village of Synkivka on 3 March 2024, the General Staff of Ukraine said.\n\n"
    "{{7*7}} {% raw %} ${alert(1)} </script><img src=x onerror=window.hacked=1>"
)


@pytest.fixture
def own(page: Page, tmp_path: Path) -> Iterator[Viewer]:
    """Open a viewer on a store of this test's own."""
    server, address = serve(f"sqlite:///{tmp_path}/own.sqlite")
    yield open_viewer(page, address)
    stop(server)


def test_pasted_and_uploaded_articles_reach_the_map(own: Viewer, tmp_path: Path) -> None:
    before = own.frame.evaluate("() => [CL.app.data.version, CL.app.data.n]")
    own.frame.evaluate("() => { window.mine = 1; }")
    own.frame.get_by_role("button", name="Add").click()
    dialog = own.page.get_by_role("dialog")
    dialog.get_by_label("or the text of one article").fill(NEWS)
    dialog.get_by_label("Publisher of the pasted text").fill('The "Paper" {{7*7}}')
    dialog.get_by_role("spinbutton", name="year, Published on").click()
    own.page.keyboard.type("20240304", delay=30)
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK no archive at all")
    dialog.locator("input[type=file]").first.set_input_files(broken)
    dialog.get_by_text("broken.zip").first.wait_for()
    dialog.get_by_role("button", name="Read them").click()
    show = dialog.get_by_role("button", name="Show them on the map")
    show.wait_for(timeout=60_000)
    assert "broken.zip:" in dialog.inner_text()
    assert "Traceback" not in dialog.inner_text()
    show.click()
    own.frame.wait_for_function("was => CL.app.data.version !== was", arg=before[0], timeout=60_000)
    assert own.frame.evaluate("() => CL.app.data.n") > before[1]
    assert own.frame.evaluate("() => window.mine") == 1
    own.go("2024-03-04", own.frame.evaluate("() => CL.app.data.places.find(p => p.name === 'Synkivka').id"))
    own.frame.wait_for_selector(".cl-card mark")
    card = own.frame.locator(".cl-card").first
    assert 'The "Paper" {{7*7}}' in card.inner_text()
    card.get_by_text("open in article").click()
    assert "onerror=window.hacked=1" in own.frame.locator("dialog .cl-article").inner_text()
    assert own.frame.evaluate("() => window.hacked") is None
    card_why = own.frame.locator(".cl-card").first.get_by_text("why?")
    own.page.keyboard.press("Escape")
    card_why.click()
    own.frame.wait_for_selector(".cl-evidence dt")


def test_the_first_look_at_a_cold_server_brings_the_excerpts_too(page: Page, tmp_path: Path) -> None:
    server, address = serve(f"sqlite:///{tmp_path}/cold.sqlite")
    seen = open_viewer(page, address, "?day=2025-12-16&at=geonames:703656")
    seen.frame.locator(".cl-excerpt mark").first.wait_for(timeout=20_000)
    stop(server)
