"""The commands as scripts use them: what they write where, and with which exit status."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claims.record import FIELDS
from cli import app, gazetteer_app, main, river_app
from store import open_store

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
GOLD = ROOT / "tests" / "gold" / "seeds.jsonl"
NEWS = "date 2025-12-03 Ukrainian troops entered Kupiansk, the General Staff said.\n"


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_STORE", f"sqlite:///{tmp_path}/store/s.sqlite")


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_read_writes_records_with_exactly_the_fields(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(SEEDS)]) == 0
    out, err = capsys.readouterr()
    records = lines(out)
    texts = {path.stem: path.read_text("utf-8") for path in SEEDS.glob("*.txt")}
    assert len(records) > 50
    assert all(tuple(record) == FIELDS for record in records)
    for record in records:
        start, end = record["start"], record["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert texts[str(record["article"])][start:end] == record["quote"]
    assert "5 articles (5 new" in err


def test_reading_twice_says_the_same_and_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", str(SEEDS)])
    first = capsys.readouterr().out
    assert main(["read", str(SEEDS), "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    assert out == first
    assert "0 new, 0 changed, 5 unchanged" in err


def test_read_writes_beside_and_renames(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "claims.jsonl"
    target.write_text("old", "utf-8")
    assert main(["read", str(tmp_path / "none.txt"), "-o", str(target)]) == 2
    assert target.read_text("utf-8") == "old"
    assert capsys.readouterr().err.count("\n") == 1
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    assert main(["read", str(tmp_path / "a.txt"), "-o", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert lines(target.read_text("utf-8"))[0]["article"] == "a"


def test_explain_says_why_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    assert main(["read", str(tmp_path), "--explain", "-o", str(tmp_path / "c.jsonl")]) == 0
    out = capsys.readouterr().out
    assert "presence by ukraine" in out
    assert "“Kupiansk”" in out
    assert lines((tmp_path / "c.jsonl").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 9),
        ("torn.zip", b"PK\x03\x04"),
        ("articles.toml", b'["gone.txt"]\nlanguage = "en"'),
        ("rows.json", b"{"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(data)
    assert main(["read", str(folder)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("claimline: ")


def test_the_good_of_a_mixed_folder_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, "utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_text("date 2099-01-01 Russian troops left Zzyzxivka, the ministry said.", "utf-8")
    (folder / "d.txt").write_text("Russian troops left Lyman, the ministry said.", "utf-8")
    assert main(["read", str(folder)]) == 2
    out, err = capsys.readouterr()
    assert {record["article"] for record in lines(out)} >= {"a", "d"}
    assert "b.txt: the file is empty" in err
    assert "c.txt: is dated 2099-01-01, after today" in err
    assert "d.txt: no date found" in err
    assert main(["articles"]) == 0
    assert [row.split("\t")[0] for row in capsys.readouterr().out.splitlines()] == ["a", "c", "d"]


def test_hostile_text_stays_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "{{7*7}} {% raw ${alert(1)} `id` </script><img src=x onerror=alert(1)> \u200f\x00'); DROP TABLE claims;--"
    text = f"{hostile}\n\nUkrainian troops entered Kupiansk, the General Staff said on 3 December 2025. {hostile}"
    (tmp_path / "h.txt").write_text(text, "utf-8")
    assert main(["read", str(tmp_path)]) == 0
    (record, *_) = lines(capsys.readouterr().out)
    assert str(record["quote"]) in text.replace("\x00", " ")
    assert main(["export", "-o", str(tmp_path / "e.geojson")]) == 0
    assert main(["snapshot", "--day", "2025-12-31", "-o", str(tmp_path / "s.png")]) == 0


def test_score_prints_the_measures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(GOLD), "--misses", "--min-f1", "0.5"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("denial recall          ")
    assert said[-1].startswith("claim F1 0.")
    assert main(["score", str(GOLD), "--min-f1", "1.01"]) == 1


def test_score_of_a_file_and_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", str(SEEDS), "-o", str(tmp_path / "c.jsonl")])
    outcomes = []
    for source in (str(tmp_path / "c.jsonl"), str(SEEDS)):
        capsys.readouterr()
        assert main(["score", str(GOLD), source]) == 0
        outcomes.append(capsys.readouterr().out)
    assert outcomes[0] == outcomes[1]


def test_an_empty_store_is_filled_from_the_seeds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["articles"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5


def test_snapshot_and_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = str(tmp_path / "s.png")
    assert main(["snapshot", "--day", "2025-12-16", "--filter", "side=russia", "-o", picture]) == 0
    capsys.readouterr()
    assert main(["show", picture]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "?day=2025-12-16&side=russia"


@pytest.mark.parametrize(
    "arguments",
    [
        ["snapshot", "--day", "soon", "-o", "s.png"],
        ["snapshot", "--day", "2025-12-16", "-o", "s.bmp"],
        ["snapshot", "--day", "2025-12-16", "--filter", "side=mars", "-o", "s.png"],
        ["snapshot", "--day", "2025-12-16", "--filter", "colour=red", "-o", "s.png"],
        ["export", "-o", "claims.xlsx"],
        ["export", "-o", "none/such/claims.csv"],
        ["show", "none.png"],
        ["score", "none.jsonl"],
        ["gazetteer", "find", "Xyzzyqqq"],
        ["gazetteer", "import", "none.zip"],
        ["river", "import", "none.geojson"],
        ["film", "--from", "2025-12-16", "--to", "2025-12-10", "-o", "f.gif"],
        ["import", "none.geojson"],
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert not [path for path in tmp_path.iterdir() if path.name != "store"]


def test_a_corrupted_store_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "s.sqlite").write_bytes(b"rubbish " * 200)
    assert main(["articles"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("ending", [".geojson", ".gpkg", ".kml", ".parquet", ".html", ".zip"])
def test_an_export_is_imported_into_another_store_without_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    file = str(tmp_path / f"all{ending}")
    assert main(["export", "-o", file]) == 0
    with open_store() as first:
        before = first.claims(), first.articles(), first.gaps()
    monkeypatch.setenv("CLAIMLINE_STORE", f"sqlite:///{tmp_path}/other.sqlite")
    for _ in range(2):
        assert main(["import", file]) == 0
    with open_store() as other:
        assert set(other.claims()) == set(before[0])
        assert other.articles() == before[1]
        assert set(other.gaps()) == set(before[2])


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_a_file_without_texts_brings_its_claims_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    file = str(tmp_path / f"all{ending}")
    main(["export", "-o", file])
    with open_store() as first:
        before = set(first.claims())
    monkeypatch.setenv("CLAIMLINE_STORE", f"sqlite:///{tmp_path}/other.sqlite")
    assert main(["import", file]) == 0
    with open_store() as other:
        assert set(other.claims()) == before


def test_demo_claims_are_the_same_every_time_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("1", "2"):
        assert main(["demo-claims", "50", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    records = lines((tmp_path / "1").read_text("utf-8"))
    assert len(records) == 50
    assert all(str(record["place"]).startswith("Demo-") for record in records)
    assert {record["event_end"] == record["event_start"] for record in records} == {True, False}
    assert main(["demo-claims", "50"]) == 0
    assert main(["articles"]) == 0
    assert "synthetic" in capsys.readouterr().out


def test_demo_claims_never_enter_the_default_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMLINE_STORE")
    assert main(["demo-claims", "50"]) == 2


def test_a_place_is_found_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "find", "Купянск"]) == 0
    assert "geonames:703656\tKupiansk" in capsys.readouterr().out


def test_every_command_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    document = (ROOT / "docs" / "commands.md").read_text("utf-8")
    groups = [("", app), ("gazetteer ", gazetteer_app), ("river ", river_app)]
    found = [
        prefix + str(command.name or getattr(command.callback, "__name__", ""))
        for prefix, group in groups
        for command in group.registered_commands
    ]
    for name in found:
        assert main([*name.split(), "--help"]) == 0
        assert f"`{name}" in document


def test_interrupted_leaves_no_traceback_and_no_half_file(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3000):
        (folder / f"{number:04}.txt").write_text(NEWS * 5, "utf-8")
    command = [sys.executable, "cli.py", "read", str(folder), "-o", str(tmp_path / "c.jsonl")]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, env=os.environ.copy()) as process:
        store = tmp_path / "store" / "s.sqlite"
        while not store.exists() and process.poll() is None:
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode != 0
    assert b"Traceback" not in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "store"]
