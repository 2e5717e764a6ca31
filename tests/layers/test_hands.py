"""The hands for many claims keep what they drew from step to step: it must be what they would draw afresh."""

import base64
import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from layers.columns import pack
from layers.map import WEB
from tests.layers import many

STUBS = """
window.L = { Layer: { extend: () => ({}) } };
CL.ClaimLayer = { include() {} };
CL.dark = () => false;
CL.theme = () => ({ ukraine: '#1f6fb8', russia: '#c8443a', independent: '#6b6459', paper: '#f4f1ea' });
"""
SCREEN = "{ scale: 20000, left: 12000, top: 6800, width: 331, height: 277 }"
# What each claim looks like on a day, asked one by one: the cells' numbers must come to the same.
CELLS = f"""([text, views]) => {{
  const data = new CL.Data(Uint8Array.from(atob(text), letter => letter.charCodeAt(0))), screen = {SCREEN}, odd = [];
  for (const {{ view, days }} of views) {{
    data.filter(view);
    const kept = new CL.Cells(data, screen).follow(view);
    for (const day of days) {{
      kept.show(day - data.base);
      const seen = [];
      CL.eachVisible(data, CL.clock(data, {{ ...view, day }}), i => seen.push(i));
      const fresh = new CL.Cells(data, screen).take(seen);
      const same = fresh.inView === kept.inView && fresh.pixels.every((pixel, n) => pixel === kept.pixels[n]);
      if (!same) odd.push([day, kept.inView, fresh.inView]);
      window.most = Math.max(window.most || 0, fresh.inView);
    }}
  }}
  return [odd, window.most];
}}"""
MARKS = f"""([text, days, ratio]) => {{
  const data = new CL.Data(Uint8Array.from(atob(text), letter => letter.charCodeAt(0))), screen = {SCREEN}, odd = [];
  const sheet = new OffscreenCanvas(screen.width * ratio, screen.height * ratio), context = sheet.getContext('2d');
  const drawn = () => context.getImageData(0, 0, sheet.width, sheet.height).data;
  const layer = {{ ...screen, ratio, sheet }}, kept = new CL.Marks(layer);
  const view = {{ window_days: 30, known_on: null }};
  for (const day of days) {{
    const seen = [];
    CL.eachVisible(data, CL.clock(data, {{ ...view, day }}), i => seen.push(i));
    kept.draw(context, data, seen);
    const before = drawn();
    context.clearRect(0, 0, sheet.width, sheet.height);
    new CL.Marks(layer).draw(context, data, seen);
    const after = drawn();
    if (before.some((value, n) => value !== after[n])) odd.push([day, seen.length]);
    if (!after.some(value => value)) odd.push([day, 'nothing drawn']);
  }}
  return odd;
}}"""
EMPTY: dict[str, object] = {
    **{name: [] for name in ("sides", "kinds", "claimant_kinds", "claimants", "publishers")},
    **dict.fromkeys(("certainty", "bbox", "hits", "window_days", "known_on")),
    "background": True,
}
FIRST = date(2022, 2, 24)


def payload() -> str:
    dice = random.Random(3)  # noqa: S311 - made-up claims, no secrets
    claims = [
        replace(
            claim,
            event_end=claim.event_start and claim.event_start + timedelta(days=dice.choice((0, 0, 3, 40))),
            reported_on=claim.event_start and claim.event_start + timedelta(days=dice.choice((0, 1, 9, 60))),
            background=dice.random() < 0.2,
        )
        for claim in many.claims(900)
    ]
    return base64.b64encode(pack(claims, {}, version="v").payload).decode()


def days(count: int) -> list[int]:
    dice = random.Random(5)  # noqa: S311 - made-up days
    first = (FIRST - date(1970, 1, 1)).days
    steps = [first + 400 + n for n in range(6)] + [first + 405 - n for n in range(6)]
    return [first - 30, *steps, *(first + dice.randrange(1500) for _ in range(count))]


@pytest.fixture
def drawing(page: Page) -> Page:
    page.goto("about:blank")
    for module in ("dom", "data", "time"):
        page.add_script_tag(content=(WEB / f"{module}.js").read_text("utf-8"))
    page.evaluate(STUBS)
    for module in ("dots", "cells", "marks"):
        page.add_script_tag(content=(WEB / f"{module}.js").read_text("utf-8"))
    return page


@pytest.mark.browser
def test_cells_kept_from_day_to_day_are_the_days_own(drawing: Page) -> None:
    known = (date(2023, 6, 1) - date(1970, 1, 1)).days
    told: list[dict[str, object]] = [{}, {"window_days": 30}, {"known_on": known}]
    told.append({"window_days": 7, "kinds": ["capture", "attack"]})
    views = [{"view": EMPTY | view, "days": days(12)} for view in told]
    odd, most = drawing.evaluate(CELLS, [payload(), views])
    assert odd == []
    assert most > 50


@pytest.mark.browser
@pytest.mark.parametrize("ratio", [1, 2])
def test_marks_on_tiles_that_changed_are_all_the_marks(drawing: Page, ratio: int) -> None:
    assert drawing.evaluate(MARKS, [payload(), days(12)[1:], ratio]) == []
