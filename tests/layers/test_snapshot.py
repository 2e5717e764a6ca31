"""A snapshot says what it shows, and the same state gives the same bytes."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import shapely
from PIL import Image

from claims.claim import Claim
from layers.context import ContextLayer
from layers.snapshot import snapshot
from layers.snapshot.marks import shown
from layers.snapshot.wording import counts
from layers.view import View
from tests.layers import many
from tests.layers.gold import ROOT, articles, claims

DAY = View(day=date(2025, 12, 16))


def drawn(view: View = DAY) -> bytes:
    buffer = BytesIO()
    snapshot(claims(), articles(), view, buffer)
    return buffer.getvalue()


def test_the_same_state_gives_the_same_bytes() -> None:
    assert drawn() == drawn()


def test_another_day_gives_another_picture() -> None:
    assert drawn() != drawn(View(day=date(2022, 9, 10)))


def test_a_picture_has_the_size_that_was_asked_for(tmp_path: Path) -> None:
    snapshot(claims(), articles(), DAY, tmp_path / "a.png", width_px=1200, height_px=1500, dpi=120)
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (1200, 1500)


def test_a_day_without_claims_can_be_drawn() -> None:
    assert drawn(View(day=date(1999, 1, 1)))


def hostile() -> tuple[Claim, ...]:
    hidden = "\u202eabc\u202c \u2028"
    texts = ("$\\frac{1}{2}$ $x$ $$", "</text><script>alert(1)</script>", "{{7*7}} ${1}", hidden, "漢字 \x00\x07", " ")
    return tuple(
        replace(
            claims()[0],
            start=n,
            quote=text,
            claimant=text,
            claimant_role=text,
            via=(text,),
            part=text,
            place=text,
            place_id=f"x:{n}",
        )
        for n, text in enumerate(texts)
    )


@pytest.mark.parametrize("fmt", ["png", "svg", "pdf"])
def test_hostile_text_is_drawn_as_text(fmt: str) -> None:
    buffer = BytesIO()
    snapshot(hostile(), articles(), View(day=date(2025, 12, 16), words="$"), buffer, fmt=fmt)
    snapshot(hostile(), articles(), DAY, buffer, fmt=fmt)
    assert b"<script>" not in buffer.getvalue()


def test_the_same_bytes_come_from_another_process(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from datetime import date; from layers.snapshot import snapshot;"
        "from layers.view import View; from tests.layers.gold import articles, claims\n"
        "for ending in ('png', 'svg', 'pdf'):\n"
        "    snapshot(reversed(claims()), articles(), View(day=date(2025, 12, 16)), Path(sys.argv[1]) / f'x.{ending}')"
    )
    found = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        (folder / "matplotlibrc").write_text("font.size: 20\nlines.linewidth: 9\nsvg.fonttype: none\n")
        told = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"Etc/GMT+{seed}", "PYTHONPATH": str(ROOT)}
        if seed == "2":
            told["MATPLOTLIBRC"] = str(folder)
        subprocess.run([sys.executable, "-c", script, str(folder)], check=True, env=told, cwd=ROOT)
        found.append([(folder / f"x.{ending}").read_bytes() for ending in ("png", "svg", "pdf")])
    assert found[0] == found[1]


def test_a_thousand_claims_are_drawn_in_a_second() -> None:
    crowd, texts = many.claims(1000), many.articles(1000)
    snapshot(crowd, texts, DAY, BytesIO())
    start = time.process_time()
    snapshot(crowd, texts, DAY, BytesIO())
    assert time.process_time() - start < 1


def test_the_picture_follows_the_view() -> None:
    zoomed = replace(DAY, lon=37.6, lat=49.7, zoom=11.0)
    boxed = replace(DAY, bbox=(37.0, 49.0, 38.0, 50.0))
    chosen = replace(DAY, selected="test:kupiansk")
    assert len({drawn(view) for view in (DAY, zoomed, boxed, chosen)}) == 4


def test_the_counts_tell_what_is_missing() -> None:
    lost = replace(claims()[0], place=None, place_id=None, lon=None, lat=None, gap="unknown place")
    undated = replace(claims()[0], start=5, event_start=None, event_end=None, reported_on=None)
    told = counts(shown((*claims()[:3], lost, undated), articles(), View(day=date(2022, 9, 10))))
    assert told == "2 claims at 1 place, 1 not placed, 1 undated"


def test_a_layer_of_others_is_drawn_from_its_day_on() -> None:
    area = shapely.box(37.0, 49.0, 38.0, 50.0)
    line = shapely.LineString([(37.0, 49.0), (38.0, 50.0)])
    layer = ContextLayer(source="X {{7*7}} $y$", day=date(2025, 1, 1), shapes=(("", area), ("", line)))

    def with_it(view: View) -> bytes:
        buffer = BytesIO()
        snapshot(claims(), articles(), view, buffer, context=(layer,))
        return buffer.getvalue()

    assert with_it(DAY) != drawn()
    assert with_it(View(day=date(2022, 9, 10))) == drawn(View(day=date(2022, 9, 10)))


@pytest.mark.parametrize(("wide", "high"), [(320, 320), (2000, 400), (400, 2000)])
def test_odd_sizes_can_be_drawn(wide: int, high: int) -> None:
    snapshot(claims(), articles(), DAY, BytesIO(), width_px=wide, height_px=high)


def test_a_link_too_long_for_a_code_is_left_out() -> None:
    long = replace(DAY, claimants=tuple(f"claimant {n}" * 9 for n in range(60)), words="")
    assert drawn(long)


@pytest.mark.parametrize(
    "odd",
    [
        {"lon": 37.6, "lat": 49.7, "zoom": 99.0},
        {"lon": 37.6, "lat": 49.7, "zoom": -99.0},
        {"lon": float("nan"), "lat": 49.7, "zoom": 9.0},
        {"lon": 1e9, "lat": 49.7, "zoom": 9.0},
        {"bbox": (38.0, 50.0, 37.0, 49.0)},
        {"bbox": (float("inf"), 0.0, 0.0, 0.0)},
        {"bbox": (-180.0, -90.0, 180.0, 90.0)},
    ],
)
def test_an_address_that_makes_no_sense_is_drawn_all_the_same(odd: dict[str, Any]) -> None:
    assert drawn(replace(DAY, **odd))


def test_a_word_of_a_million_letters_is_cut() -> None:
    long = replace(claims()[0], quote="x" * 1_000_000, claimant="y" * 1_000_000, place="z" * 1_000_000)
    start = time.process_time()
    snapshot((long,), articles(), DAY, BytesIO(), fmt="pdf")
    assert time.process_time() - start < 5
