"""Columns that were kept: the same as those made afresh, for these very rows and no others."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claims.demo import demo_readings
from layers.laid_out import laid_out
from store import Store, open_store


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMLINE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def unread(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the store's rows be out of reach: what comes now was kept."""
    monkeypatch.setattr(type(store), "table", lambda _: pytest.fail("the rows were read again"))


def test_kept_columns_are_the_same(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(demo_readings(200))
    made = laid_out(store)
    unread(store, monkeypatch)
    found = laid_out(store)
    assert (found.payload, found.version, found.newest) == (made.payload, made.version, made.newest)
    assert found.keys.tolist() == made.keys.tolist()
    assert found.newest > date(2022, 2, 24) if found.newest else False


def test_an_empty_store_has_columns_too(store: Store) -> None:
    assert laid_out(store).newest is None
    assert len(laid_out(store).keys) == 0


def test_every_change_lays_out_anew(store: Store) -> None:
    readings = list(demo_readings(80))
    store.add(readings)
    first = laid_out(store)
    store.add(replace(reading, claims=reading.claims[1:]) for reading in readings)
    assert len(laid_out(store).keys) < len(first.keys)
    store.add(readings)
    back = laid_out(store)
    assert store.version() == first.version
    assert back.payload == first.payload
    assert back.keys.tolist() != first.keys.tolist(), "the same claims under other keys"
    assert store.claims_of(back.keys.tolist()) == store.claims_of(first.keys.tolist())


def test_stores_of_one_version_keep_their_own_keys(tmp_path: Path) -> None:
    readings = list(demo_readings(80))
    with open_store(f"sqlite:///{tmp_path}/one.sqlite") as one, open_store(f"sqlite:///{tmp_path}/two.sqlite") as two:
        one.add(readings)
        two.add(reversed(readings))
        assert one.version() == two.version()
        assert one.edition() != two.edition()
        for store in (one, two):
            keys = laid_out(store).keys.tolist()
            assert laid_out(store).keys.tolist() == keys
            assert {claim.article for claim in store.claims_of(keys)} == {reading.article.stem for reading in readings}
        assert laid_out(one).keys.tolist() != laid_out(two).keys.tolist()


def test_adding_nothing_new_leaves_the_mark(store: Store) -> None:
    readings = list(demo_readings(16))
    store.add(readings)
    edition = store.edition()
    store.add(readings)
    assert store.edition() == edition


def test_what_changes_while_it_is_read_is_not_kept(store: Store, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = list(demo_readings(80))
    store.add(readings[:3])
    table = type(store).table

    def meanwhile(self: Store) -> object:
        found = table(self)
        monkeypatch.setattr(type(store), "table", table)
        store.add(readings)
        return found

    monkeypatch.setattr(type(store), "table", meanwhile)
    laid_out(store)
    assert not list(cache.glob("columns-*")) if cache.exists() else True
    assert len(laid_out(store).keys) == 80
