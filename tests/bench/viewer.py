"""The viewer's figures, in the app itself: how long until it can be used, what a click costs, what scrubbing sends."""

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from claims.demo import demo_readings
from store import open_store
from tests.app.conftest import open_viewer, serve, stop
from tests.bench._steps import SIZE, chromium
from tests.bench.row import Row

COUNTS = tuple(map(int, os.environ.get("CLAIMLINE_BENCH_CLAIMS", "100000 1000000").split()))
USED_UP_TO = 100_000
PATIENCE_MS = 120_000
SESSIONS = 10
SCRUB = """async () => {
  for (let n = 0; n < 365; n++) {
    CL.app.track.step(-1);
    await new Promise(requestAnimationFrame);
  }
}"""
CLICKS = """async () => {
  const times = [], pause = ms => new Promise(done => setTimeout(done, ms));
  const places = CL.placesOn(CL.app.data, CL.app.view).slice(0, 20).map(on => CL.app.data.places[on.place].id);
  for (const selected of places) {
    CL.app.set({ selected: null });
    await pause(300);
    const start = performance.now();
    CL.app.set({ selected });
    while (!document.querySelector('.cl-card mark')) await pause(4);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
}"""


def rows() -> list[Row]:
    """Measure with demonstration claims in stores of their own."""
    return [row for count in COUNTS for row in _size(count)]


def _size(count: int) -> list[Row]:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/demo.sqlite"
        with open_store(url) as store:
            store.add(demo_readings(count))
        # A cache of its own: the first start finds nothing laid out, the second what the first one kept.
        cache = {"CLAIMLINE_CACHE": f"{folder}/cache"}
        with chromium() as browser:
            server, home = serve(url, cache)
            try:
                first = _first_map(browser, home)
            finally:
                stop(server)
            server, home = serve(url, cache)
            try:
                again, warm = _first_map(browser, home), _first_map(browser, home)
                used = [] if count > USED_UP_TO else [*_used(browser, home), _ten(browser, home, server.pid)]
                memory = _memory_mb(server.pid)
            finally:
                stop(server)
        times = f"{first:.1f} / {again:.1f} / {warm:.1f} s"
        return [
            _row(f"first usable map, {count:,} claims: data just read / server just started / warm", times),
            *used,
            _row(f"server memory, {count:,} claims", f"{memory:.0f} MB"),
        ]


def _first_map(browser: Browser, home: str) -> float:
    """Return the seconds until the map shows its claims, and can be used."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    start = time.perf_counter()
    page.goto(home)
    frame = page.wait_for_selector("iframe[title^=Claimline]", timeout=PATIENCE_MS)
    inside = frame.content_frame() if frame else None
    assert inside is not None
    inside.wait_for_selector("body[data-ready]", timeout=PATIENCE_MS)
    taken = time.perf_counter() - start
    context.close()
    return taken


def _ten(browser: Browser, home: str, pid: int) -> Row:
    """Open ten sessions at once in one browser, and tell the browser's time from the server's."""
    context = browser.new_context(viewport={"width": 800, "height": 600})
    pages = [context.new_page() for _ in range(SESSIONS)]
    before, start = _worked_s(pid), time.perf_counter()
    for page in pages:
        page.goto(home, wait_until="commit")
    for page in pages:
        frame = page.wait_for_selector("iframe[title^=Claimline]", timeout=PATIENCE_MS)
        inside = frame.content_frame() if frame else None
        assert inside is not None
        inside.wait_for_selector("body[data-ready]", timeout=PATIENCE_MS)
    told = f"{time.perf_counter() - start:.1f} s, of the server's processor {_worked_s(pid) - before:.1f} s"
    context.close()
    return _row("ten sessions at once, all ready", told)


def _worked_s(pid: int) -> float:
    """Return the processor time that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _used(browser: Browser, home: str) -> list[Row]:
    viewer = open_viewer(browser.new_context(viewport=SIZE).new_page(), home)
    clicks = float(viewer.frame.evaluate(CLICKS))
    viewer.frame.evaluate("() => { CL.app.set({ selected: null }); window.mine = true; }")
    viewer.page.wait_for_timeout(2500)
    before, sent = viewer.traffic.count(), sum(viewer.traffic.frames)
    viewer.frame.evaluate(SCRUB)
    viewer.page.wait_for_timeout(1000)
    asked = viewer.traffic.count()[0] - before[0]
    remounts = 0 if viewer.frame.evaluate("() => window.mine") else 1
    return [
        _row("click to excerpt (p95)", f"{clicks:.0f} ms"),
        _row("365 steps: bytes, requests, remounts", f"{sum(viewer.traffic.frames) - sent}, {asked}, {remounts}"),
    ]


def _memory_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return float(status.partition("VmRSS:")[2].split()[0]) / 1024


def _row(what: str, ours: str) -> Row:
    return Row(room="viewer", what=what, ours=ours)
