"""Stores that cannot be used: one clear line each."""

import sqlite3
from pathlib import Path

import pytest

from geo.errors import ClaimlineError
from store import open_store
from tests.store.made import make_reading


def sqlite(path: Path) -> str:
    return f"sqlite:///{path}"


def use(path: Path) -> None:
    with open_store(sqlite(path)) as store:
        store.claims()
        store.articles()
        store.add([make_reading("later")])


def broken(path: Path) -> str:
    with pytest.raises(ClaimlineError) as caught:
        use(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "s.sqlite").write_text("not a database, but long enough to look at " * 50, "utf-8")
    assert "is not a Claimline store" in broken(tmp_path / "s.sqlite")
    assert (tmp_path / "s.sqlite").read_text("utf-8").startswith("not a database")


def test_a_damaged_store(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with open_store(sqlite(path)) as store:
        store.add(make_reading(f"a{n}") for n in range(300))
    data = bytearray(path.read_bytes())
    data[20_000:-4096] = b"\xff" * (len(data) - 24_096)
    path.write_bytes(data)
    assert "is damaged" in broken(path)


def test_a_store_of_a_newer_version(tmp_path: Path) -> None:
    with open_store(sqlite(tmp_path / "s.sqlite")):
        pass
    database = sqlite3.connect(tmp_path / "s.sqlite")
    database.execute("UPDATE meta SET value = '99' WHERE name = 'schema'")
    database.commit()
    database.close()
    assert "newer Claimline" in broken(tmp_path / "s.sqlite")


def test_a_store_of_an_older_version_is_brought_up(tmp_path: Path) -> None:
    with open_store(sqlite(tmp_path / "s.sqlite")) as store:
        store.add([make_reading("earlier")])
    database = sqlite3.connect(tmp_path / "s.sqlite")
    database.execute("ALTER TABLE claims DROP COLUMN ambiguous")
    database.execute("UPDATE meta SET value = '1' WHERE name = 'schema'")
    database.commit()
    database.close()
    with open_store(sqlite(tmp_path / "s.sqlite")) as store:
        assert [claim.ambiguous for claim in store.claims()] == [None] * len(store.claims())
        store.add([make_reading("later")])
        assert {claim.ambiguous for claim in store.claims()} == {None, "or Kupiansk, Elsewhere (margin 0.4)"}


def test_another_programs_database(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "s.sqlite")
    database.execute("CREATE TABLE recipes (name TEXT)")
    database.close()
    assert "another program" in broken(tmp_path / "s.sqlite")


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    assert "cannot be opened" in broken(tmp_path)


def test_a_file_where_its_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    assert "cannot be opened" in broken(tmp_path / "file" / "s.sqlite")


def test_a_read_only_store_can_be_read(tmp_path: Path) -> None:
    with open_store(sqlite(tmp_path / "s.sqlite")) as store:
        store.add([make_reading()])
    with open_store(f"sqlite:///file:{tmp_path}/s.sqlite?mode=ro&uri=true") as store:
        assert len(store.claims()) == 1
        with pytest.raises(ClaimlineError, match="is read-only"):
            store.add([make_reading("b")])


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("claims.sqlite", "is no database address"),
        ("mysql://localhost/claims", "does not speak"),
        ("nonsense://x", "does not speak"),
        ("postgresql://nobody:secret@127.0.0.1:1/none", "cannot be reached"),
    ],
)
def test_an_address_that_leads_nowhere(address: str, says: str) -> None:
    with pytest.raises(ClaimlineError, match=says) as caught:
        open_store(address)
    assert "secret" not in str(caught.value)


def test_the_environment_names_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_STORE", sqlite(tmp_path / "deep" / "er" / "s.sqlite"))
    with open_store() as store:
        assert store.is_empty()
    assert (tmp_path / "deep" / "er" / "s.sqlite").exists()
