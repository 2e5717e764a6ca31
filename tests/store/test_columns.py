"""The columns of a store: the same claims as its records, in the same order, and the way back to each of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from claims.article import Article, Reading
from claims.demo import demo_readings
from layers.columns import pack, pack_table
from store import Store
from tests.layers import gold


def readings() -> Iterator[Reading]:
    articles = {article.stem: article for article in gold.articles()}
    for stem, article in articles.items():
        claims = tuple(claim for claim in gold.claims() if claim.article == stem)
        yield Reading(article=article, claims=claims, gaps=(), evidence={}, reader_version="1")
    yield from demo_readings(80)


@pytest.fixture
def filled(store: Store) -> Store:
    store.add(readings())
    # What is superseded must be in no column: the same articles read again, each with one claim less.
    store.add(replace(reading, claims=reading.claims[1:]) for reading in readings())
    return store


def test_columns_and_records_make_the_same_bytes(filled: Store) -> None:
    articles = {article.stem: article for article in filled.articles()}
    of_records = pack(filled.claims(), articles, version="v")
    of_columns = pack_table(filled.table(), filled.publishers(), version="v")
    assert of_columns.payload == of_records.payload
    assert of_columns.newest == of_records.newest
    claims = filled.claims()
    assert filled.claims_of(of_columns.keys.tolist()) == tuple(claims[key] for key in of_records.keys)


def test_many_claims_are_met_in_one_pass(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = filled.table().key.tolist()[::-2]
    looked_up = filled.claims_of(keys)
    monkeypatch.setattr("store.library._MOST_LOOKED_UP", 3)
    assert filled.claims_of(keys) == looked_up
    assert len(looked_up) == len(keys)


def test_an_empty_store_has_empty_columns(store: Store) -> None:
    columns = pack_table(store.table(), store.publishers(), version="v")
    assert (len(columns.keys), columns.newest) == (0, None)
    assert list(store.sayings()) == []


def test_every_saying_leads_to_its_claim(filled: Store) -> None:
    found = dict(filled.sayings())
    assert sorted(found) == sorted(filled.table().key.tolist())
    for key, claim in zip(found, filled.claims_of(list(found)), strict=True):
        assert found[key].startswith(f"{claim.quote} {claim.claimant} ")
        assert found[key].endswith(claim.toponym)


def test_a_family_is_an_article_and_its_copies(store: Store) -> None:
    text = " ".join(f"word{n}" for n in range(200))
    stems = {"first": 1, "copy": 2, "late": 3}
    alike = [Article(stem=stem, text=text, published=date(2025, 1, day)) for stem, day in stems.items()]
    other = Article(stem="other", text="quite another text " * 30)
    store.add(Reading(article=a, claims=(), gaps=(), evidence={}, reader_version="1") for a in [*alike, other])
    found = {article.stem: article.echo_of for article in store.family(["copy"])}
    assert found == {"first": None, "copy": "first", "late": "first"}
    assert [article.stem for article in store.family(["other", "none"])] == ["other"]
    assert store.family([]) == ()
