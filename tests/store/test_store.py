"""What the store keeps, and what it does when something is read again: the same on both databases."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claims.article import Reading
from claims.claim import Kind
from geo.errors import ClaimlineError
from store import Added, Store, open_store
from tests.store.made import HOSTILE, TEXT, make_claim, make_reading


def test_what_goes_in_comes_out(store: Store) -> None:
    reading = make_reading(text=HOSTILE + TEXT)
    assert store.is_empty()
    assert store.add([reading]) == Added(new=1)
    assert not store.is_empty()
    assert store.articles() == (reading.article,)
    assert store.article("a") == reading.article
    assert store.claims() == reading.claims
    assert store.gaps() == reading.gaps
    assert store.evidence(reading.claims[0].id) == reading.evidence[reading.claims[0].id]
    assert store.evidence("none") == ()


def test_reading_again_changes_nothing(store: Store) -> None:
    readings = [make_reading("a"), make_reading("b", TEXT + " More.")]
    store.add(readings)
    before = store.version()
    assert store.add(readings) == Added(unchanged=2)
    assert store.add([replace(readings[0], reader_version="2")]) == Added(unchanged=1)
    assert len(store.claims()) == 2
    assert store.version() == before


def test_a_changed_reading_supersedes_and_deletes_nothing(tmp_path: Path) -> None:
    first = make_reading()
    changed = replace(first, claims=(make_claim(first.article, kind=Kind.CAPTURE),), evidence={}, reader_version="2")
    with open_store(f"sqlite:///{tmp_path}/s.sqlite") as store:
        store.add([first])
        before = store.version()
        assert store.add([changed]) == Added(superseded=1)
        assert store.claims() == changed.claims
        assert store.version() != before
        assert store.add([first]) == Added(superseded=1)
        assert store.claims() == first.claims
        assert store.version() == before
    with sqlite3.connect(tmp_path / "s.sqlite") as database:
        rows = database.execute("SELECT key, reader_version, superseded_by FROM readings ORDER BY key").fetchall()
        assert rows == [(1, "1", 2), (2, "2", 3), (3, "1", None)]
        assert database.execute("SELECT count(*) FROM claims").fetchone() == (3,)
        assert database.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    database.close()


def test_a_changed_article_supersedes_its_text(store: Store) -> None:
    store.add([make_reading()])
    corrected = make_reading(text=TEXT.replace("Monday", "Tuesday"))
    assert store.add([corrected]) == Added(superseded=1)
    assert store.articles() == (corrected.article,)
    assert [claim.quote for claim in store.claims()] == [corrected.article.text[:38]]


def test_the_same_stem_twice_in_one_call_keeps_the_later(store: Store) -> None:
    later = make_reading(text=TEXT + " More.")
    assert store.add([make_reading(), later]) == Added(new=1, superseded=1)
    assert store.articles() == (later.article,)


def test_all_or_nothing(store: Store) -> None:
    def breaks() -> Iterator[Reading]:
        yield make_reading("a")
        yield make_reading("b", TEXT + " More.")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add(breaks())
    assert store.is_empty()
    assert store.articles() == ()


def test_the_fingerprint_does_not_depend_on_the_order(tmp_path: Path) -> None:
    readings = [make_reading(f"a{n}", f"{TEXT} {n}") for n in range(5)]
    versions = set()
    for n, order in enumerate((readings, readings[::-1])):
        with open_store(f"sqlite:///{tmp_path}/{n}.sqlite") as store:
            store.add(order)
            versions.add(store.version())
    assert len(versions) == 1


def test_copies_are_echoes_of_the_earliest(store: Store) -> None:
    wire = TEXT + " It was the third attempt in a week, and the enemy was pushed back from the bridge, he added."
    store.add([make_reading("paper", "Menu\nShare\n" + wire, date(2025, 12, 4))])
    store.add([make_reading("other", "The weather will be fine for the week in most of the country, they say.\n" * 3)])
    store.add([make_reading("undated", wire.replace("third", "fourth"), None)])
    store.add([make_reading("agency", wire, date(2025, 12, 3))])
    store.add([make_reading("months later", wire, date(2026, 6, 3))])
    echoes = {article.stem: article.echo_of for article in store.articles()}
    assert echoes == {
        "agency": None,
        "months later": None,
        "other": None,
        "paper": "agency",
        "undated": "agency",
    }
    assert store.article("paper").echo_of == "agency"


def test_copies_in_one_call_and_in_thousands(store: Store) -> None:
    store.add(make_reading(f"c{n:04}", TEXT, date(2025, 12, 3)) for n in range(1200))
    assert {article.echo_of for article in store.articles()} == {None, "c0000"}
    assert sum(article.echo_of is None for article in store.articles()) == 1


def test_an_unknown_article_is_one_line(store: Store) -> None:
    with pytest.raises(ClaimlineError, match='no article "none"'):
        store.article("none")
