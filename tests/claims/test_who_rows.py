"""Data that a user adds: an outlet, an organisation, a person."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from claims import lexicon
from claims.article import Article
from claims.claim import ClaimantKind, Side
from claims.segment import page
from claims.who import outlet
from claims.who.outlet import outlet_side
from claims.who.voices import voices
from geo.errors import ClaimlineError


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the lexicons that a test may write to."""
    shutil.copytree(lexicon.FOLDER, tmp_path / "lexicon")
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path / "lexicon")
    lexicon.lexicon.cache_clear()
    yield tmp_path / "lexicon"
    lexicon.lexicon.cache_clear()


def claimant_of(text: str) -> tuple[str, Side, ClaimantKind]:
    article = Article(stem="row", text=text, publisher="Reuters", published=date(2024, 11, 26))
    claimant = voices(page(article), article).at(len(text) - 30, len(text)).claimant
    return claimant.name, claimant.side, claimant.kind


def test_a_row_added_by_hand_is_a_claimant(data: Path) -> None:
    text = "Frontwatch said that Russian forces had captured the village."
    assert claimant_of(text)[2] is not ClaimantKind.MONITOR
    with (data / "en" / "who.toml").open("a", encoding="utf-8") as rows:
        rows.write('\n[[row]]\ntag = "org"\nside = "russia"\nkind = "monitor"\nphrases = ["frontwatch"]\n')
    lexicon.lexicon.cache_clear()
    assert claimant_of(text) == ("Frontwatch", Side.RUSSIA, ClaimantKind.MONITOR)


@pytest.mark.parametrize(
    ("publisher", "url", "side"),
    [
        ("Ukrainska Pravda", "", "ukraine"),
        ("Ukrainska Pravda (Yahoo)", "", "ukraine"),
        ("UKRAINSKA PRAVDA", "", "ukraine"),
        ("TASS", "", "russia"),
        ("Meduza", "https://meduza.io/en/news", "independent"),
        ("Deccan Herald / Reuters", "", "independent"),
        ("", "https://www.pravda.com.ua/eng/news/1", "ukraine"),
        ("", "https://news.example.ua/1", "ukraine"),
        ("", "https://example.ru/1", "russia"),
        ("", "https://www.themoscowtimes.com/1", "independent"),
        ("Some Daily", "https://example.com/1", "independent"),
        ("", "", "independent"),
        ("Another site, reprinting The Kyiv Independent", "", "independent"),
    ],
)
def test_an_outlet_speaks_for_its_country(publisher: str, url: str, side: str) -> None:
    assert outlet_side(publisher, url) == side


def test_a_broken_table_of_outlets_says_what_to_mend(tmp_path: Path) -> None:
    table = tmp_path / "outlets.toml"
    table.write_text('[[outlet]]\nside = "moon"\nnames = ["Luna"]\n', "utf-8")
    with pytest.raises(ClaimlineError, match=r"outlets\.toml"):
        outlet.outlets(table)


def test_a_phrase_that_two_files_need_is_written_once(data: Path) -> None:
    text = "The General Staff said that reports of the capture of the village were balderdash."
    article = Article(stem="row", text=text, published=date(2024, 11, 26))
    assert not voices(page(article), article).at(50, 70).denies
    with (data / "en" / "what.toml").open("a", encoding="utf-8") as rows:
        rows.write('\n[[row]]\ntag = "false"\nalso = "who untrue"\nphrases = ["be balderdash"]\n')
    lexicon.lexicon.cache_clear()
    assert voices(page(article), article).at(50, 70).denies
