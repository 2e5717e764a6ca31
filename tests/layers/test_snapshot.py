"""A snapshot says what it shows, and the same state gives the same bytes."""

from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image

from layers.snapshot import snapshot
from layers.view import View
from tests.layers.gold import articles, claims

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
