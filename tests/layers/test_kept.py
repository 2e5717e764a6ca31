"""What is kept for the next start: found while it is good, and made anew when anything about it is not."""

import subprocess
import sys
from pathlib import Path

import pytest

from geo.shapes import lines_folder
from layers import kept as keeping
from layers.kept import cache_folder, keep, kept, river_lines


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMLINE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_kept_is_found_for_the_same_things_alone(cache: Path) -> None:
    assert kept("columns", "a state") is None
    keep("columns", "a state", b"bytes")
    assert kept("columns", "a state") == b"bytes"
    assert kept("columns", "another state") is None
    assert kept("page", "a state") is None
    assert [path.name[:8] for path in cache.iterdir()] == ["columns-"], "no draft stays behind"


@pytest.mark.parametrize("harm", ["cut", "empty", "flipped", "longer", "folder"])
def test_a_broken_file_counts_as_none_and_is_replaced(cache: Path, harm: str) -> None:
    keep("columns", "state", b"0123456789" * 100)
    (path,) = cache.iterdir()
    whole = path.read_bytes()
    harmed = {"cut": whole[:-3], "empty": b"", "flipped": whole[:-1] + b"x", "longer": whole + b"x"}
    path.unlink()
    if harm == "folder":
        path.mkdir()
        assert kept("columns", "state") is None
        keep("columns", "state", b"new")
        return
    path.write_bytes(harmed[harm])
    assert kept("columns", "state") is None
    keep("columns", "state", b"new")
    assert kept("columns", "state") == b"new"


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("CLAIMLINE_CACHE", str(tmp_path / "file" / "cache"))
    keep("columns", "state", b"bytes")
    assert kept("columns", "state") is None


def test_only_a_few_of_a_kind_stay(cache: Path) -> None:
    keep("page", "", b"page")
    for number in range(9):
        keep("columns", f"state {number}", b"bytes")
    assert len(list(cache.glob("columns-*"))) == 4
    assert kept("columns", "state 8") == b"bytes"
    assert kept("page", "") == b"page"


def test_code_and_data_are_part_of_what_it_was_made_of(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("page", "", b"page")
    monkeypatch.setenv("CLAIMLINE_DATA", str(tmp_path / "data"))
    (tmp_path / "data" / "rivers").mkdir(parents=True)
    (tmp_path / "data" / "rivers" / "oskil.geojson").write_text("{}")
    assert river_lines() == lines_folder()
    keeping._surroundings.cache_clear()
    assert kept("page", "") is None
    monkeypatch.delenv("CLAIMLINE_DATA")
    keeping._surroundings.cache_clear()
    assert river_lines() == lines_folder()
    assert kept("page", "") == b"page"
    assert cache_folder() == cache


def test_every_module_that_takes_part_counts() -> None:
    script = "import sys, layers.map, layers.laid_out, store.columns; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], cwd=keeping.ROOT, capture_output=True, text=True, check=True
    )
    ours = [name for name in loaded.stdout.split() if name.partition(".")[0] in {"geo", "claims", "store", "layers"}]
    modules = {keeping.ROOT / f"{name.replace('.', '/')}.py" for name in ours if "." in name}
    assert modules <= set(keeping._sources())
