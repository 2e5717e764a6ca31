"""The viewer as a newcomer meets it: scrub by mouse and keys, nothing asked or remounted, click, read, snapshot."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.app.conftest import Viewer

pytestmark = pytest.mark.browser

KUPIANSK = "() => CL.app.data.places.find(p => p.name === 'Kupiansk').id"
MARK = """() => {
  const { layer, map } = CL.app.pane, mark = layer.shown.marks.find(m => m.name === 'Kupiansk'), size = map.getSize();
  const box = map.getContainer().getBoundingClientRect();
  return [box.left + mark.x - Math.round(size.x * CL.MARGIN), box.top + mark.y - Math.round(size.y * CL.MARGIN)];
}"""


def look_at_kupiansk(viewer: Viewer) -> None:
    viewer.frame.evaluate("() => CL.app.pane.map.setView([49.71, 37.62], 11, { animate: false })")
    viewer.page.wait_for_timeout(100)


def test_opens_on_the_seeds_without_a_network(viewer: Viewer) -> None:
    assert viewer.date() == "Tuesday 16 December 2025"
    assert viewer.traffic.strangers(viewer.home) == []
    names = viewer.frame.evaluate("() => CL.app.data.places.map(p => p.name)")
    assert {"Kupiansk", "Izium", "Lyman", "Kindrashivka", "Radkivka", "Kurakhove", "Oskil"} <= set(names)


def test_scrubbing_asks_nobody_and_remounts_nothing(viewer: Viewer) -> None:
    viewer.frame.evaluate("() => { window.mine = true; }")
    loads = viewer.page.evaluate("() => window.claimlineHost.loads")
    before = viewer.traffic.count()
    track = viewer.frame.locator(".cl-track")
    box = track.bounding_box()
    assert box is not None
    dates = {viewer.date()}
    viewer.page.mouse.move(box["x"] + box["width"] - 20, box["y"] + 50)
    viewer.page.mouse.down()
    for step in range(60):
        viewer.page.mouse.move(box["x"] + box["width"] - 20 - step * (box["width"] - 40) / 60, box["y"] + 50)
        dates.add(viewer.date())
    viewer.page.mouse.up()
    assert len(dates) > 20
    assert viewer.date().endswith("2022")
    viewer.page.mouse.wheel(0, 120)
    for key in ["Home", "ArrowRight", "Shift+ArrowRight", "PageDown", "End", "ArrowLeft"]:
        was = viewer.date()
        track.press(key)
        viewer.page.wait_for_timeout(40)
        assert viewer.date() != was, key
    track.press(" ")
    viewer.page.wait_for_timeout(900)
    track.press(" ")
    viewer.page.wait_for_timeout(700)
    assert viewer.traffic.count() == before
    assert viewer.page.evaluate("() => window.claimlineHost.loads") == loads
    assert viewer.frame.evaluate("() => window.mine")


def test_every_day_of_a_year_leaves_the_map_in_place(viewer: Viewer) -> None:
    before, was = viewer.traffic.count(), viewer.date()
    viewer.frame.evaluate("""async () => {
      window.mine = 365;
      for (let n = 0; n < 365; n++) {
        CL.app.track.step(-1);
        await new Promise(requestAnimationFrame);
      }
    }""")
    viewer.page.wait_for_timeout(600)
    assert viewer.date() != was
    assert viewer.frame.evaluate("() => window.mine") == 365
    assert viewer.traffic.count() == before


def test_a_click_on_kupiansk_brings_the_sentences(viewer: Viewer) -> None:
    look_at_kupiansk(viewer)
    x, y = viewer.frame.evaluate(MARK)
    viewer.page.mouse.click(x, y)
    viewer.frame.wait_for_selector(".cl-card mark")
    panel = viewer.frame.locator(".cl-panel")
    assert panel.locator("h2").inner_text() == "Kupiansk"
    assert "contested" in panel.inner_text()
    while panel.locator(".cl-more button").count():
        panel.locator(".cl-more button").click()
        viewer.page.wait_for_timeout(400)
    text = panel.inner_text()
    for name in ["Leonid Sharov", "bloggers", "Chartia"]:
        assert name in text
    marked = [mark.inner_text() for mark in viewer.frame.locator(".cl-card mark").all()]
    stored = "\n".join(p.read_text("utf-8") for p in (Path(__file__).parents[2] / "seeds").glob("*.txt"))
    assert marked
    assert all(" ".join(quote.split()) in " ".join(stored.split()) for quote in marked)


def test_the_article_opens_at_its_clause(viewer: Viewer) -> None:
    viewer.go("2025-12-16", viewer.frame.evaluate(KUPIANSK))
    viewer.frame.locator(".cl-card").first.get_by_text("open in article").click()
    marked = viewer.frame.locator("dialog mark")
    marked.wait_for()
    assert marked.is_visible()
    quote = viewer.frame.locator(".cl-card mark").first.inner_text()
    assert " ".join(marked.inner_text().split()) == " ".join(quote.split())


def test_the_snapshot_is_a_picture(viewer: Viewer, tmp_path: Path) -> None:
    with viewer.page.expect_download(timeout=60_000) as download:
        viewer.frame.get_by_role("button", name="Snapshot").click()
    path = tmp_path / "picture.png"
    download.value.save_as(path)
    assert "2025-12-16" in download.value.suggested_filename
    picture = Image.open(io.BytesIO(path.read_bytes()))
    assert picture.format == "PNG"
    assert picture.width >= 1000


def test_the_address_brings_the_view_back(opened: Callable[[str], Viewer]) -> None:
    query = "?day=2024-11-26&window=30&side=russia&background=0&lon=37.5&lat=49.6&zoom=9.5"
    viewer = opened(query)
    assert viewer.date() == "Tuesday 26 November 2024"
    viewer.page.wait_for_timeout(800)
    assert viewer.frame.evaluate("() => window.claimline.query()") == query[1:]
    viewer.frame.locator(".cl-track").press("ArrowLeft")
    viewer.page.wait_for_timeout(700)
    assert "day=2024-11-25" in viewer.page.url
    viewer.page.reload()
    viewer.page.wait_for_timeout(2500)
    frame = viewer.page.frame_locator("iframe[title^=Claimline]")
    assert frame.locator(".cl-date").inner_text() == "Monday 25 November 2024"


@pytest.mark.parametrize("ending", ["csv", "geojson", "kml", "html", "zip"])
def test_an_export_comes_down(viewer: Viewer, ending: str) -> None:
    with viewer.page.expect_download(timeout=60_000) as download:
        viewer.frame.get_by_label("Export").select_option(ending)
    assert download.value.suggested_filename == f"claimline-2025-12-16.{ending}"
    assert Path(download.value.path()).stat().st_size > 500
