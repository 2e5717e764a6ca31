"""Files that come back: a picture brings its view, a layer of others stays theirs; hostile names are only names."""

import base64
import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Download, Locator, expect

from tests.app.conftest import Viewer

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=window.hacked=1>{{7*7}}${alert(1)}"
DROP = """([name, text]) => {
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0)), carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


def taken(viewer: Viewer, download: Download) -> Path:
    viewer.go("2025-12-16")
    return Path(download.path())


def pictured(viewer: Viewer) -> Path:
    viewer.go("2022-09-10", "geonames:703656")
    with viewer.page.expect_download(timeout=60_000) as download:
        viewer.frame.get_by_role("button", name="Snapshot").click()
    return taken(viewer, download.value)


def dialog_of(viewer: Viewer, tab: str) -> Locator:
    viewer.frame.get_by_role("button", name="Add").click()
    dialog = viewer.page.get_by_role("dialog")
    dialog.get_by_role("tab", name=tab).click()
    return dialog.get_by_role("tabpanel", name=tab)


def test_a_picture_dropped_on_the_map_brings_its_view_back(viewer: Viewer) -> None:
    content = pictured(viewer).read_bytes()
    with Image.open(BytesIO(content)) as picture:
        assert picture.info["Source"].startswith(f"{viewer.home}/?day=2022-09-10")
    viewer.frame.evaluate(DROP, ["any name.png", base64.b64encode(content).decode()])
    expect(viewer.frame.locator(".cl-toast")).to_contain_text("The data is the same", timeout=20_000)
    assert "10 September 2022" in viewer.date()
    assert viewer.frame.evaluate("() => CL.app.view.selected") == "geonames:703656"


def test_a_file_that_is_not_ours_is_refused_in_a_line(viewer: Viewer) -> None:
    viewer.frame.evaluate(DROP, [f"{HOSTILE}.png", base64.b64encode(b"\x89PNG\r\n\x1a\n broken").decode()])
    expect(viewer.frame.locator(".cl-toast")).to_contain_text("damaged", timeout=20_000)
    viewer.frame.evaluate(DROP, ["notes.txt", ""])
    expect(viewer.frame.locator(".cl-toast")).to_contain_text("articles go through Add")
    assert viewer.frame.evaluate("() => window.hacked") is None


@pytest.mark.parametrize("ending", ["svg", "pdf", "geojson"])
def test_a_file_chosen_in_the_dialog_brings_its_view_back(viewer: Viewer, tmp_path: Path, ending: str) -> None:
    viewer.go("2022-09-10")
    with viewer.page.expect_download(timeout=60_000) as download:
        viewer.frame.get_by_label("Export").select_option(ending)
    kept = tmp_path / f"kept.{ending}"
    kept.write_bytes(taken(viewer, download.value).read_bytes())
    panel = dialog_of(viewer, "Reopen a view")
    panel.locator("input[type=file]").set_input_files(kept)
    panel.get_by_role("button", name="Show this view").click(timeout=20_000)
    expect(viewer.frame.locator(".cl-date")).to_contain_text("10 September 2022", timeout=20_000)


def test_a_layer_of_others_is_drawn_as_theirs_and_can_be_switched_off(viewer: Viewer, tmp_path: Path) -> None:
    ring = [[36.5, 49], [38.5, 49], [38.5, 50], [36.5, 49]]
    feature = {
        "type": "Feature",
        "properties": {"name": HOSTILE},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    layer = tmp_path / "2022-09-10 front.geojson"
    layer.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    claims = viewer.frame.evaluate("() => CL.app.data.n")
    panel = dialog_of(viewer, "Layers of others")
    panel.locator("input[type=file]").set_input_files(layer)
    panel.get_by_label("Whose they are").fill(HOSTILE)
    panel.get_by_role("button", name="Put them under the claims").click(timeout=20_000)
    credit = viewer.frame.locator(".folium-map .cl-credits")
    viewer.frame.wait_for_function("() => CL.app.others.length", timeout=20_000)
    viewer.go("2022-09-12")
    expect(credit).to_have_text(f"Layer by {HOSTILE}, 2022-09-10")
    assert viewer.frame.evaluate("() => CL.app.data.n") == claims
    viewer.go("2022-09-09")
    expect(credit).to_be_hidden()
    viewer.go("2022-09-12")
    viewer.frame.get_by_role("button", name="Layers").click()
    viewer.frame.get_by_label(f"layer by {HOSTILE}").uncheck()
    expect(credit).to_be_hidden()
    assert viewer.frame.evaluate("() => window.hacked") is None


def test_theme_layers_and_comparison_are_in_the_address(viewer: Viewer) -> None:
    viewer.frame.get_by_role("button", name="Theme").click()
    viewer.frame.evaluate("() => { CL.app.setLayer('halos', false); CL.app.compare.start('sides', CL.app.view.day); }")
    viewer.page.wait_for_timeout(700)
    address = viewer.page.url
    for piece in ("theme=dark", "off=halos", "compare=sides"):
        assert piece in address
    viewer.page.goto(address)
    element = viewer.page.wait_for_selector("iframe[title^=Claimline]")
    frame = element.content_frame() if element else None
    assert frame is not None
    frame.wait_for_selector("body[data-ready]")
    frame.wait_for_function("() => CL.app.compare.mode")  # it opens when the claims are drawn
    found = frame.evaluate("() => [CL.dark(), CL.layers.halos, CL.app.compare.mode]")
    assert found == [True, False, "sides"]
