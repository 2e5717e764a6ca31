"""How long one step of the date takes, from the input to the frame that shows it, in a real Chromium."""

import json
import shutil
import statistics
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, ViewportSize, sync_playwright
from xstatic.pkg import jquery, leaflet

from tests.conftest import QUIET

SIZE: ViewportSize = {"width": 1440, "height": 900}
ASSETS = Path(__file__).parents[2] / "build" / "bench"
PACKAGES = {"leaflet-timedimension": "1.1.1", "iso8601-js-period": "0.2.1", "moment": "2.18.1"}

# A step ends with the macrotask after the next frame: what was drawn is then on the screen. About 17 ms is one frame.
AFTER_FRAME = """
const afterFrame = () => new Promise(done => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(0);
}));
"""
BARE = """<!doctype html><body style="margin:0"><canvas width="1184" height="826"></canvas>
<p style="position:absolute;top:0;width:2px;height:99px;background:red;will-change:transform"></p>
<script>
let n = 0;
const pen = document.querySelector('canvas').getContext('2d'), line = document.querySelector('p');
const one = () => { n += 1; pen.fillRect(n % 1100, n % 800, 9, 9); line.style.transform = `translateX(${n}px)`; };
</script>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The times of many steps in milliseconds."""

    times: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return sorted(self.times)[int(len(self.times) * 0.95)]

    def __str__(self) -> str:
        return f"{self.median:.0f} / {self.p95:.0f} ms"

    @property
    def fine(self) -> str:
        return f"{self.median:.1f} / {self.p95:.1f} ms"


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=[*QUIET, "--js-flags=--expose-gc", "--enable-precise-memory-info"],
        )
        yield browser
        browser.close()


def measured(page: Page, step: str, count: int) -> Steps:
    """Time `count` steps; `step` is the JavaScript of one."""
    script = f"""async count => {{ {AFTER_FRAME}
      const times = [];
      for (let n = 0; n < count; n++) {{
        await afterFrame();
        const start = performance.now();
        {step}
        await afterFrame();
        times.push(performance.now() - start);
      }}
      return times;
    }}"""
    page.evaluate(script, 5)
    return Steps(times=tuple(page.evaluate(script, count)))


def work(page: Page, step: str, count: int) -> Steps:
    """Time our own part of `count` steps: what runs between the input and the end of our drawing."""
    script = f"""async count => {{
      const times = [];
      for (let n = 0; n < count; n++) {{
        const frame = new Promise(requestAnimationFrame);
        const start = performance.now();
        {step}
        times.push(performance.now() - start);
        await frame;
      }}
      return times;
    }}"""
    return Steps(times=tuple(page.evaluate(script, count)))


def frames(page: Page, step: str, count: int) -> Steps:
    """Time from frame to frame while a step is made in each: what playing and dragging look like."""
    script = f"""async count => {{
      const times = [];
      let last = await new Promise(requestAnimationFrame);
      for (let n = 0; n < count; n++) {{
        {step}
        const now = await new Promise(requestAnimationFrame);
        times.push(now - last);
        last = now;
      }}
      return times;
    }}"""
    return Steps(times=tuple(page.evaluate(script, count)))


def browser_alone(browser: Browser, step: str, count: int = 120) -> Steps:
    """Measure a step on a page that has nothing of ours: one canvas as large as the map's, and a line that moves."""
    page = browser.new_context(viewport=SIZE).new_page()
    page.set_content(BARE)
    page.wait_for_timeout(500)
    found = measured(page, step, count)
    page.context.close()
    return found


def fetch_assets() -> bool:
    """Bring the alternatives' scripts once, through npm; they name CDNs that may be out of reach."""
    ASSETS.mkdir(parents=True, exist_ok=True)
    for name, version in PACKAGES.items():
        if (ASSETS / name).exists():
            continue
        packed = subprocess.run(
            ["npm", "pack", f"{name}@{version}", "--json"], cwd=ASSETS, capture_output=True, timeout=90, check=False
        )
        if packed.returncode:
            return False
        with tarfile.open(ASSETS / json.loads(packed.stdout)[0]["filename"]) as archive:
            archive.extractall(ASSETS / name, filter="data")
    return True


def serve_assets(page: Page) -> None:
    """Answer the alternatives' requests to CDNs from this machine; pictures and fonts come back empty."""
    local = {
        "leaflet.js": Path(leaflet.BASE_DIR) / "leaflet.js",
        "leaflet.css": Path(leaflet.BASE_DIR) / "leaflet.css",
        "jquery-3.7.1.min.js": Path(jquery.BASE_DIR) / "jquery.min.js",
        "jquery.min.js": Path(jquery.BASE_DIR) / "jquery.min.js",
        "leaflet.timedimension.min.js": ASSETS / "leaflet-timedimension/package/dist/leaflet.timedimension.min.js",
        "leaflet.timedimension.control.css": ASSETS
        / "leaflet-timedimension/package/dist/leaflet.timedimension.control.css",
        "iso8601.min.js": ASSETS / "iso8601-js-period/package/iso8601.js",
        "moment.min.js": ASSETS / "moment/package/min/moment.min.js",
    }

    def answer(route: Route) -> None:
        path = local.get(route.request.url.rpartition("/")[2])
        kind = "text/css" if route.request.url.endswith(".css") else "text/javascript"
        route.fulfill(body=path.read_bytes() if path and path.exists() else b"", content_type=kind)

    page.route(
        lambda url: not url.startswith(("http://127.0.0.1", "http://localhost", "file:", "data:", "blob:")), answer
    )
