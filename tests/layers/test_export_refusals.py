"""What goes wrong is told in one line, the old file stays, and nothing half-written is left."""

import json
import os
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from geo.errors import ClaimlineError
from layers.export import ENDINGS, Care, export, import_file
from layers.export.beside import beside
from layers.snapshot import snapshot
from layers.view import View
from tests.layers import gold

NO_EXPORTS = (b"", b"\x00\xff" * 500, b"{}", b"[1]", b"PK\x05\x06" + b"\0" * 18, b"<kml/>", b"a,b\n1,2\n")
DAY = View(day=date(2025, 12, 16))


def exported(path: Path, care: Care | None = None) -> Path:
    export(gold.claims(), gold.articles(), gold.gaps(), None, path, care=care)
    return path


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_disk_leaves_the_old_file(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / f"x{ending}"
    old.write_bytes(b"old")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ClaimlineError, match="the disk is full"):
        exported(old)
    assert old.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == [old.name]


def test_a_fault_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    def half() -> None:
        with beside(tmp_path / "x.csv") as draft:
            draft.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["no/such/folder/x.csv", "file/x.csv", "x\0y.csv", "n" * 300 + ".csv"])
def test_a_bad_name_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    with pytest.raises(ClaimlineError, match="Cannot write") as refused:
        exported(tmp_path / name)
    assert "\n" not in str(refused.value)


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "x.png").mkdir()
    with pytest.raises(ClaimlineError, match="it is a folder"):
        snapshot(gold.claims(), gold.articles(), DAY, tmp_path / "x.png")


def test_a_new_file_has_the_rights_of_a_new_file(tmp_path: Path) -> None:
    path = exported(tmp_path / "x.csv")
    (tmp_path / "y").touch()
    assert path.stat().st_mode == (tmp_path / "y").stat().st_mode


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("content", NO_EXPORTS)
def test_what_is_no_export_is_refused(ending: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"x{ending}"
    path.write_bytes(content)
    with pytest.raises(ClaimlineError) as refused:
        import_file(path)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("share", [0.2, 0.6, 0.97])
def test_an_export_cut_short_is_refused(ending: str, share: float, tmp_path: Path) -> None:
    path = exported(tmp_path / f"x{ending}")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    if ending == ".csv":
        return  # a line fewer is still a CSV
    with pytest.raises(ClaimlineError):
        import_file(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClaimlineError, match="Cannot read"):
        import_file(tmp_path / "nothing.csv")


def test_a_csv_with_wrong_columns_is_refused(tmp_path: Path) -> None:
    path = exported(tmp_path / "x.csv")
    path.write_text(path.read_text("utf-8-sig").replace("claimant_side", "side"), "utf-8")
    with pytest.raises(ClaimlineError, match="claimant_side"):
        import_file(path)


def test_a_kml_bomb_does_not_go_off(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{"&a" + str(n - 1) + ";" if n else "lol"}{"x" * 9}">' for n in range(9))
    (tmp_path / "x.kml").write_text(f"<!DOCTYPE kml [{entities}]><kml>&a8;</kml>")
    with pytest.raises(ClaimlineError, match="entities"):
        import_file(tmp_path / "x.kml")


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil", "a/../../evil", "..\\evil", "C:evil"])
def test_a_zip_that_climbs_out_is_refused(name: str, tmp_path: Path) -> None:
    path = exported(tmp_path / "x.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), "evil")
    with pytest.raises(ClaimlineError, match="leads out"):
        import_file(path)


def test_an_altered_pack_is_refused(tmp_path: Path) -> None:
    path = exported(tmp_path / "x.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("excerpts/more.txt", "not in the manifest")
    with pytest.raises(ClaimlineError, match="altered"):
        import_file(path)


def test_an_export_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = exported(tmp_path / "x.geojson")
    whole = json.loads(path.read_text("utf-8"))
    whole["claimline"]["claimline_export"] = 2
    path.write_text(json.dumps(whole), "utf-8")
    with pytest.raises(ClaimlineError, match="newer Claimline"):
        import_file(path)


def test_a_picture_of_an_impossible_size_is_refused(tmp_path: Path) -> None:
    for size in ({"width_px": 3}, {"height_px": 10**6}, {"dpi": 0}, {"dpi": float("nan")}):
        with pytest.raises(ClaimlineError, match="snapshot"):
            snapshot(gold.claims(), gold.articles(), DAY, tmp_path / "x.png", **size)
    with pytest.raises(ClaimlineError, match=r"\.png, \.svg or \.pdf"):
        snapshot(gold.claims(), gold.articles(), DAY, tmp_path / "x.bmp")


def test_positions_are_made_coarser(tmp_path: Path) -> None:
    found = import_file(exported(tmp_path / "x.geojson", Care(grid_m=10_000)))
    was = {claim.id: claim for claim in gold.claims()}
    for claim in found.claims:
        before = was[claim.id]
        if claim.lon is None or claim.lat is None or before.lon is None or before.lat is None:
            continue
        assert (claim.radius_m or 0) >= (before.radius_m or 0) + 7000
        assert abs(claim.lat - before.lat) * 111_320 <= 5_001
    assert len({(c.lon, c.lat) for c in found.claims}) < len({(c.lon, c.lat) for c in gold.claims()})
    assert "10000 m" in found.notes[0]


def test_the_last_hours_are_withheld(tmp_path: Path) -> None:
    care = Care(withhold_hours=24, as_of=datetime(2025, 12, 17, 12, tzinfo=UTC))
    found = import_file(exported(tmp_path / "x.geojson", care))
    assert found.claims
    assert max(claim.reported_on for claim in found.claims if claim.reported_on) < date(2025, 12, 16)
    assert all(article.published != date(2025, 12, 16) for article in found.articles)


def test_quotations_are_kept_short(tmp_path: Path) -> None:
    found = import_file(exported(tmp_path / "x.zip", Care(quotation_chars=40)))
    assert max(len(claim.quote) for claim in found.claims) == 40
    assert all(not article.text for article in found.articles)
    assert {claim.id for claim in found.claims} == {claim.id for claim in gold.claims()}


@pytest.mark.parametrize("odd", [{"grid_m": 0}, {"grid_m": -1}, {"withhold_hours": 3}, {"quotation_chars": 0}])
def test_care_that_makes_no_sense_is_refused(odd: dict[str, float]) -> None:
    with pytest.raises(ClaimlineError):
        Care(**odd)  # type: ignore[arg-type]
