"""Filling: from files to the store, with the reader and the gazetteer that the program uses."""

from datetime import date
from pathlib import Path

import pytest

from claims.article import Article, Reading
from claims.sources.draft import Problem
from geo.gazetteer import Gazetteer
from store import Store, crew, fill, open_store

TODAY = date(2026, 1, 31)
NEWS = "date 2025-12-03 Ukrainian troops entered Kupiansk, the General Staff said. The town had been lost in autumn.\n"
OTHER = (
    "date 2025-12-05 Russian forces captured Lyman, according to the ministry of defence; nobody confirmed that yet.\n"
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path}/s.sqlite")


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_filling_tells_of_readings_once_they_are_kept(tmp_path: Path, store: Store, gazetteer: Gazetteer) -> None:
    write(tmp_path / "in" / "a.txt", NEWS)
    write(tmp_path / "in" / "b.txt", "")
    told: list[Reading | Problem] = []
    done = fill.fill(store, [tmp_path / "in"], gazetteer, today=TODAY, tell=told.append)
    assert [type(one) for one in told] == [Problem, Reading]
    assert (done.articles, done.lost, done.added.new) == (1, 1, 1)
    assert done.claims == len(store.claims()) > 0
    store.close()


def test_an_edited_text_supersedes_and_another_one_does_not(tmp_path: Path, store: Store, gazetteer: Gazetteer) -> None:
    first = write(tmp_path / "one" / "report.txt", NEWS)
    other = write(tmp_path / "two" / "report.txt", OTHER)
    for path in (first, other, first, other):
        fill.fill(store, [path], gazetteer, today=TODAY)
    first.write_text(NEWS + "Corrected: the town was entered on Tuesday.", "utf-8")
    done = fill.fill(store, [first], gazetteer, today=TODAY)
    assert done.added.superseded == 1
    kept = store.articles()
    assert next(article.stem for article in kept) == "report"
    assert kept[1].stem.startswith("report_")
    assert len(kept) == 2
    assert "Corrected" in kept[0].text
    store.close()


def test_a_language_without_a_lexicon_is_kept_without_claims(
    tmp_path: Path, store: Store, gazetteer: Gazetteer
) -> None:
    german = "Die russische Armee hat nach Angaben des Ministeriums die Stadt Kupjansk eingenommen. " * 5
    write(tmp_path / "a.txt", german)
    told: list[Reading | Problem] = []
    fill.fill(store, [tmp_path / "a.txt"], gazetteer, today=TODAY, tell=told.append)
    assert next(one.line for one in told if isinstance(one, Problem)).startswith("unsupported language")
    assert len(store.articles()) == 1
    assert store.claims() == ()
    store.close()


def test_a_text_that_trips_the_reader_costs_no_other(
    tmp_path: Path, store: Store, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trips(article: Article, _gazetteer: Gazetteer) -> Reading:
        if article.stem == "b":
            raise ZeroDivisionError
        return Reading(article=article, claims=(), gaps=(), evidence={}, reader_version="1")

    monkeypatch.setattr(crew, "read", trips)
    for name in "abc":
        write(tmp_path / "in" / f"{name}.txt", f"{NEWS} {name}")
    told: list[Reading | Problem] = []
    done = fill.fill(store, [tmp_path / "in"], gazetteer, today=TODAY, tell=told.append)
    assert (done.articles, done.lost) == (2, 1)
    assert next(one.line for one in told if isinstance(one, Problem)).startswith("trips the reader (ZeroDivisionError)")
    store.close()


def test_several_processes_read_the_same_as_one(tmp_path: Path, gazetteer: Gazetteer) -> None:
    for number in range(230):
        write(tmp_path / "in" / f"{number:03}.txt", f"{NEWS if number % 2 else OTHER} Number {number}.")
    versions = set()
    for processes in (1, 2):
        with open_store(f"sqlite:///{tmp_path}/{processes}.sqlite") as store:
            done = fill.fill(store, [tmp_path / "in"], gazetteer, today=TODAY, processes=processes)
            versions.add((store.version(), done.claims))
    assert len(versions) == 1
