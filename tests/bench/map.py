"""The map's figures: a step of the date at three sizes, beside what a folium user would otherwise take."""

import os
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from claims.claim import Claim
from layers.columns import pack
from layers.map import standalone_html
from layers.view import View
from tests.bench._made import DAYS, FIRST, made_claims
from tests.bench._rivals import WINDOW_DAYS, feature_group, timestamped
from tests.bench._steps import SIZE, Steps, browser_alone, chromium, fetch_assets, frames, measured, work
from tests.bench.row import Row

KEY = "CL.app.track.element.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));"
SIZES = tuple(map(int, os.environ.get("CLAIMLINE_BENCH_STEPS", "10000 100000 1000000").split()))
RIVALS_UP_TO = 100_000
HEAP = "() => { gc(); return performance.memory.usedJSHeapSize; }"


def rows() -> list[Row]:
    """Measure; a step is from the key to the frame that shows the new day."""
    rivals = fetch_assets()
    with chromium() as browser:
        alone = [
            _row("the browser alone: a step of an empty page (median / p95)", browser_alone(browser, "").fine),
            _row("the browser alone: one dot on a canvas of this size a step", browser_alone(browser, "one();").fine),
        ]
        return [*alone, *(row for count in SIZES for row in _size(browser, count, rivals=rivals))]


def _size(browser: Browser, count: int, *, rivals: bool) -> list[Row]:
    claims = list(made_claims(count))
    page, folder = _opened(browser, claims, ratio=1)
    window, own, played = measured(page, KEY, 120), work(page, KEY, 120), frames(page, KEY, 240)
    page.evaluate("() => CL.app.set({ window_days: null, day: CL.app.track.last - 20 })")
    cumulative = measured(page, KEY, 60)
    heap = _heap(page)
    filtering = _filtering(page)
    page.context.close()
    sharp, more = _opened(browser, claims, ratio=2)
    twice = measured(sharp, KEY, 120)
    sharp.context.close()
    folder.cleanup()
    more.cleanup()
    found = [
        _row(f"step, {count:,} claims, window of {WINDOW_DAYS} days (median / p95)", f"{window}"),
        _row("the same, our own work in it", own.fine),
        _row("the same, from frame to frame with a step in each", played.fine),
        _row("the same at device pixel ratio 2", f"{twice}"),
        _row("the same, all days before", f"{cumulative}"),
        Row(room="map", what="heap after 365 steps, of before", ours=f"{heap:.0%}"),
        Row(room="map", what=f"a filter's change visible, {count:,} claims", ours=f"{filtering:.0f} ms"),
    ]
    if not rivals:
        return [*found, Row(room="map", what="alternatives", ours="", other="their scripts are not in reach (npm)")]
    return [*_beside(browser, claims, window), *found[1:]] if count <= RIVALS_UP_TO else found


def _beside(browser: Browser, claims: list[Claim], ours: Steps) -> list[Row]:
    count = len(claims)
    stamped = timestamped(browser, claims, 30)
    grouped = feature_group(browser, claims, FIRST, 12)
    what = f"step, {count:,} claims, window of {WINDOW_DAYS} days (median / p95)"
    return [
        Row(room="map", what=what, ours=str(ours), other=f"TimestampedGeoJson {stamped}", ratio=stamped.p95 / ours.p95),
        Row(
            room="map", what=what, ours=str(ours), other=f"feature_group_to_add {grouped}", ratio=grouped.p95 / ours.p95
        ),
    ]


def _row(what: str, ours: str) -> Row:
    return Row(room="map", what=what, ours=ours)


def _opened(browser: Browser, claims: list[Claim], *, ratio: int) -> tuple[Page, TemporaryDirectory[str]]:
    """Open the page as a saved file without texts: the same page, the same columns as in the app."""
    columns = pack(claims, {}, version="made")
    middle = FIRST + timedelta(days=DAYS // 2)
    view = View(day=middle, window_days=WINDOW_DAYS, lon=37.5, lat=48.5, zoom=8)
    folder = TemporaryDirectory()
    path = Path(folder.name) / "map.html"
    path.write_bytes(standalone_html(columns, (), (), (), view))
    page = browser.new_context(viewport=SIZE, device_scale_factor=ratio).new_page()
    page.goto(path.as_uri(), timeout=120_000)
    page.wait_for_selector("body[data-ready]", timeout=120_000)
    page.wait_for_timeout(800)
    return page, folder


def _heap(page: Page) -> float:
    page.evaluate("() => CL.app.set({ window_days: 30 })")
    before = page.evaluate(HEAP)
    measured(page, KEY, 360)
    after = page.evaluate(HEAP)
    return float(after / before)


def _filtering(page: Page) -> float:
    return measured(page, "CL.app.set({ kinds: CL.app.view.kinds.length ? [] : ['capture'] });", 10).p95
