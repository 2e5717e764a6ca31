"""A film holds a frame a day, in GIF and MP4, and tells how far it is."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import pytest
from PIL import Image

from geo.errors import ClaimlineError
from layers.film import Cut, film
from layers.view import View
from tests.layers import gold

VIEW = View(day=date(2025, 12, 16))
CUT = Cut(first=date(2025, 12, 10), last=date(2025, 12, 17), step_days=3, width_px=641, height_px=480)


def test_the_days_of_a_cut_end_with_its_last() -> None:
    assert [day.day for day in CUT.days] == [10, 13, 16, 17]
    assert replace(CUT, last=CUT.first).days == [CUT.first]


def test_a_gif_has_a_frame_for_each_day(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    film(gold.claims(), gold.articles(), VIEW, tmp_path / "x.gif", CUT, progress=lambda *so_far: told.append(so_far))
    with Image.open(tmp_path / "x.gif") as picture:
        assert picture.size == (640, 480)
        assert getattr(picture, "n_frames", 1) == 4
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_an_mp4_plays_and_holds_its_last_day(tmp_path: Path) -> None:
    film(gold.claims(), gold.articles(), VIEW, tmp_path / "x.mp4", CUT)
    frames, seconds = imageio_ffmpeg.count_frames_and_secs(str(tmp_path / "x.mp4"))
    assert frames == 4 + CUT.frames_per_second - 1
    assert seconds > 1


def test_the_same_film_is_the_same_file(tmp_path: Path) -> None:
    for name in ("a.gif", "b.gif"):
        film(gold.claims(), gold.articles(), VIEW, tmp_path / name, CUT)
    assert (tmp_path / "a.gif").read_bytes() == (tmp_path / "b.gif").read_bytes()


@pytest.mark.parametrize(
    "odd", [{"last": date(2020, 1, 1)}, {"step_days": 0}, {"frames_per_second": 0}, {"last": date(2090, 1, 1)}]
)
def test_what_cannot_be_filmed_is_refused(odd: dict[str, Any]) -> None:
    with pytest.raises(ClaimlineError):
        replace(CUT, **odd)


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClaimlineError, match=r"\.gif or \.mp4"):
        film((), (), VIEW, tmp_path / "x.avi", CUT)


def test_a_film_of_nothing_can_be_made(tmp_path: Path) -> None:
    film((), (), VIEW, tmp_path / "x.gif", CUT)
    assert (tmp_path / "x.gif").stat().st_size > 0


def test_a_film_stopped_half_way_leaves_nothing(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    for name in ("x.gif", "x.mp4"):
        with pytest.raises(KeyboardInterrupt):
            film((), (), VIEW, tmp_path / name, CUT, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_film_cut_short_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imageio_ffmpeg, "count_frames_and_secs", lambda _: (2, 0.1))
    with pytest.raises(ClaimlineError, match="disk is not full"):
        film(gold.claims(), gold.articles(), VIEW, tmp_path / "x.mp4", CUT)
    assert list(tmp_path.iterdir()) == []
