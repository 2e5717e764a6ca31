"""A picture gives its state back, and says whether the data has changed since."""

from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from claims.claim import Certainty, Kind, Side
from geo.errors import ClaimlineError
from layers.export import export
from layers.export.reopen import reopen
from layers.export.state import VERSION, read_state
from layers.snapshot import snapshot
from layers.view import View
from tests.layers.gold import articles, claims

VIEW = View(
    day=date(2025, 12, 16),
    known_on=date(2025, 12, 15),
    window_days=40,
    sides=(Side.UKRAINE, Side.RUSSIA),
    kinds=(Kind.CAPTURE, Kind.CONTROL),
    claimants=("Ґанна, “голова”", "a)b(c\\"),
    certainty=Certainty.STATED,
    words="Kupiansk $x$",
    bbox=(36.5, 48.25, 38.125, 50.0),
    lon=37.6,
    lat=49.7,
    zoom=9.5,
)


@cache
def picture(fmt: str, view: View = VIEW) -> bytes:
    buffer = BytesIO()
    snapshot(claims(), articles(), view, buffer, fmt=fmt)
    return buffer.getvalue()


@pytest.mark.parametrize("fmt", ["png", "svg", "pdf"])
def test_a_picture_gives_its_state_back(fmt: str) -> None:
    found = reopen(picture(fmt), claims())
    assert found.state.view == VIEW
    assert not found.changed
    assert "the same" in found.words


def test_a_picture_says_when_the_data_has_changed() -> None:
    found = reopen(picture("svg"), claims()[:-1])
    assert found.changed
    assert "has changed" in found.words


def test_the_order_of_the_claims_is_no_change() -> None:
    assert not reopen(picture("svg"), claims()[::-1]).changed


@pytest.mark.parametrize("fmt", ["png", "svg", "pdf"])
@pytest.mark.parametrize("keep", [0, 7, 40, 300, 20_000])
def test_a_picture_cut_short_is_refused_in_one_line(fmt: str, keep: int) -> None:
    with pytest.raises(ClaimlineError) as refused:
        reopen(picture(fmt)[:keep], claims())
    assert "\n" not in str(refused.value)


def test_a_picture_of_somebody_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClaimlineError, match="Cannot read"):
        reopen(tmp_path / "nothing.png", ())
    with pytest.raises(ClaimlineError, match="Only a PNG"):
        reopen(b"GIF89a", ())
    with pytest.raises(ClaimlineError, match="no state"):
        reopen(b'<svg xmlns="http://www.w3.org/2000/svg"/>', ())


def test_a_bomb_in_an_svg_does_not_go_off() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>'
    with pytest.raises(ClaimlineError, match="damaged"):
        reopen(bomb, ())


def test_a_state_of_a_newer_program_is_refused() -> None:
    with pytest.raises(ClaimlineError, match="newer Claimline"):
        read_state('{"claimline_state": 2, "view": {}}')


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"claimline_state": 1}', "[" * 90_000, "x" * 200_000])
def test_what_is_no_state_is_refused(text: str) -> None:
    with pytest.raises(ClaimlineError):
        read_state(text)


def test_the_version_is_the_projects() -> None:
    assert f'version = "{VERSION}"' in (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")


def test_an_export_gives_its_view_back_too(tmp_path: Path) -> None:
    view = View(day=date(2022, 9, 10), words="Kup")
    export(claims(), articles(), (), view, tmp_path / "x.geojson")
    assert reopen(tmp_path / "x.geojson", claims()).state.view == view
    export(claims(), articles(), (), None, tmp_path / "y.geojson")
    with pytest.raises(ClaimlineError, match="import it"):
        reopen(tmp_path / "y.geojson", claims())


def test_a_pdf_cut_short_is_refused_in_one_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<<")
    with pytest.raises(ClaimlineError, match="damaged"):
        reopen(tmp_path / "x.pdf", ())
    assert not caplog.records
