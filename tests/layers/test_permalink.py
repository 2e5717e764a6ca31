"""The view in the address: there and back in Python, there and back in the browser, and what is unreadable is left."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from claims.claim import Certainty, ClaimantKind, Kind, Side
from layers.map import page as viewer_page
from layers.permalink import SCHEMA, from_query, to_query
from layers.view import View

DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
DEGREES = st.floats(-90, 90).map(lambda x: round(x, 5))
VIEWS = st.builds(
    View,
    day=DAYS,
    known_on=st.none() | DAYS,
    window_days=st.none() | st.integers(1, 5000),
    sides=st.lists(st.sampled_from(Side), unique=True).map(tuple),
    kinds=st.lists(st.sampled_from(Kind), unique=True).map(tuple),
    claimant_kinds=st.lists(st.sampled_from(ClaimantKind), unique=True).map(tuple),
    claimants=st.lists(st.text(st.characters(codec="utf-8"), min_size=1), max_size=3).map(tuple),
    publishers=st.lists(st.text(st.characters(codec="utf-8"), min_size=1), max_size=2).map(tuple),
    certainty=st.none() | st.sampled_from(Certainty),
    background=st.booleans(),
    words=st.text(st.characters(codec="utf-8"), max_size=20),
    contested_only=st.booleans(),
    silent_days=st.none() | st.integers(0, 5000),
    bbox=st.none() | st.tuples(DEGREES, DEGREES, DEGREES, DEGREES),
    selected=st.none() | st.just("geonames:703656"),
    lon=st.none() | DEGREES,
    lat=st.none() | DEGREES,
    zoom=st.none() | st.floats(1, 18).map(lambda x: round(x, 2)),
)


@given(VIEWS)
def test_there_and_back(view: View) -> None:
    assert from_query(to_query(view), View(day=date(2000, 1, 1))) == view


def test_every_field_has_its_parameter() -> None:
    assert [parameter.field for parameter in SCHEMA] == list(View.__dataclass_fields__)
    assert len({parameter.name for parameter in SCHEMA}) == len(SCHEMA)


@pytest.mark.parametrize(
    "query",
    ["day=yesterday", "zoom=closer", "box=1,2,3", "side=nobody", "window=-4", "window=9999999", "a=b&&&=", "%ff%fe"],
)
def test_what_cannot_be_read_is_left(query: str) -> None:
    view = View(day=date(2024, 11, 26), zoom=7.5)
    assert from_query(query, view) == view


@pytest.mark.browser
def test_the_browser_reads_and_writes_the_same(page: Page) -> None:
    view = View(
        day=date(2024, 11, 26),
        known_on=date(2025, 1, 2),
        window_days=30,
        sides=(Side.RUSSIA,),
        claimants=("O'Neil & Søn, “x”", "Клименко"),
        certainty=Certainty.HEDGED,
        background=False,
        words="{{7*7}} +100% </script>",
        bbox=(36.5, 49.0, 38.25, 50.0),
        selected="river:oskil",
        lon=37.61234,
        lat=49.7,
        zoom=9.25,
    )
    page.set_content(viewer_page())
    page.wait_for_function("() => window.claimline")
    back = page.evaluate("query => CL.toQuery(CL.fromQuery(query, CL.emptyView))", to_query(view))
    assert from_query(back, View(day=date(2000, 1, 1))) == view
