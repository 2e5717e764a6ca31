"""Importing places and rivers: whole or not at all, bad rows named by line."""

import zipfile
from pathlib import Path

import pytest

from geo.errors import ClaimlineError
from geo.gazetteer import Gazetteer
from geo.importer import import_places
from geo.indexing import opened
from geo.place import Feature, Place
from geo.records import Record


def dump_row(number: int, name: str, lat: object, lon: object, *, country: str = "GE", feature: str = "P") -> str:
    fields = [number, name, name, f"{name},{name}i", lat, lon, feature, "PPL", country, "", "51", "", "", "", 1200]
    return "\t".join(map(str, [*fields, "", 300, "Asia/Tbilisi", "2024-01-01"]))


def write_dump(path: Path) -> Path:
    rows = [
        dump_row(90000001, "Zugdidela", 42.5, 41.9),
        dump_row(90000002, "Samtredika", 41.9, 42.3),
        "only\tthree\tcolumns",
        dump_row(90000001, "Zugdidela", 42.5, 41.9),
        dump_row(90000003, "Nonsense", "north", 42.0),
        dump_row(90000004, "Faraway", 142.5, 41.9),
        dump_row(90000005, "Enguri", 42.6, 41.8, feature="H"),
        dump_row(90000006, "", 42.6, 41.8),
        dump_row(90000007, "Turnedia", 37.6, 49.7, country="UA"),
    ]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def test_a_dump_with_bad_rows(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    done = import_places(
        write_dump(tmp_path / "GE.txt"), folder=tmp_path / "in", progress=lambda a, b: told.append((a, b))
    )
    assert (done.kept, done.passed_over) == (2, 1)
    assert [remark.line for remark in done.remarks] == [3, 4, 5, 6, 8, 9]
    assert "columns" in done.remarks[0].reason
    assert "same id as line 1" in done.remarks[1].reason
    assert "swapped" in done.remarks[-1].reason
    assert told[-1][0] == told[-1][1]


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    dump = write_dump(tmp_path / "GE.txt")
    import_places(dump, folder=tmp_path / "in")
    before = {path.name: path.read_bytes() for path in (tmp_path / "in").iterdir()}
    import_places(dump, folder=tmp_path / "in")
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "in").iterdir()}


def test_a_zip_as_it_is_downloaded(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "GE.zip", "w") as archive:
        archive.write(write_dump(tmp_path / "GE.txt"), "GE.txt")
        archive.writestr("readme.txt", "about")
    assert import_places(tmp_path / "GE.zip", folder=tmp_path / "in").kept == 2


def test_imported_places_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_CACHE", str(tmp_path / "cache"))
    import_places(write_dump(tmp_path / "GE.txt"), folder=tmp_path / "in")
    fuller = Gazetteer.load(tmp_path / "in")
    assert [m.text for m in fuller.find("Fighting near Zugdidela and Kupiansk.")] == ["Zugdidela", "Kupiansk"]
    assert fuller.lookup("Samtredika")[0].id == "geonames:90000002"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("wrong.txt", b"a\tb\nc\td\n", "line 1"),
        ("broken.zip", b"PK no", "not a zip"),
        ("broken.geojson", b"{not json", "map file"),
        ("binary.gpkg", b"\x00\x01\x02", "map file"),
    ],
)
def test_files_that_are_refused_whole(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ClaimlineError, match=told):
        import_places(tmp_path / name, folder=tmp_path / "in")
    assert not [path for path in (tmp_path / "in").glob("*") if path.is_file()]


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ClaimlineError, match="there is no file"):
        import_places(tmp_path / "nowhere.txt")


def test_a_zip_that_is_damaged_inside(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "GE.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("GE.txt", "\n".join(dump_row(n, f"Name{n}", 42.5, 41.9) for n in range(5_000)))
    data = bytearray((tmp_path / "GE.zip").read_bytes())
    data[2_000:2_400] = b"\x00" * 400
    (tmp_path / "GE.zip").write_bytes(data)
    with pytest.raises(ClaimlineError, match="download it again"):
        import_places(tmp_path / "GE.zip", folder=tmp_path / "in")
    assert not list((tmp_path / "in").iterdir())


def test_a_long_file_of_another_kind_is_given_up_early(tmp_path: Path) -> None:
    (tmp_path / "postal.txt").write_text("UA\t61000\tKharkiv\n" * 50_000, "utf-8")
    with pytest.raises(ClaimlineError, match=r"no list of places .*line 1: 3 columns"):
        import_places(tmp_path / "postal.txt", folder=tmp_path / "in")


def record(number: int) -> Record:
    place = Place(
        id=f"geonames:{number}", name="Novemesto", feature=Feature.POINT, kind="village", lon=37, lat=49, radius_m=1_200
    )
    return Record(place=place)


def test_compiling_tells_how_far_it_has_come(tmp_path: Path) -> None:
    told: list[int] = []
    opened(tmp_path, "v", lambda: map(record, range(12_000)), told.append)
    assert told == [5_000, 10_000, 12_000]


def test_a_damaged_cache_is_compiled_anew(tmp_path: Path) -> None:
    opened(tmp_path, "v", lambda: [record(1)])
    (tmp_path / "gazetteer-v" / "hashes.npy").write_bytes(b"cut off")
    index = opened(tmp_path, "v", lambda: [record(2)])
    assert index.place(0).id == "geonames:2"


def test_old_caches_are_forgotten(tmp_path: Path) -> None:
    for version in "abcdefg":
        opened(tmp_path, version, lambda: [record(1)])
    assert len(list(tmp_path.iterdir())) <= 4


def test_a_cache_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(ClaimlineError, match="CLAIMLINE_CACHE"):
        opened(tmp_path / "file", "v", lambda: [record(1)])
