"""Who says it: a table of short sentences, each with the claimant that it should give (who_rows.txt)."""

from datetime import date
from pathlib import Path

import pytest

from claims.article import Article
from claims.segment import page
from claims.who.voices import Voice, voices

DAY = date(2024, 11, 26)
TABLE = Path(__file__).with_name("who_rows.txt")


def rows() -> list[str]:
    return [line for line in TABLE.read_text("utf-8").splitlines() if " > " in line and not line.startswith("#")]


def heard(written: str) -> Voice:
    publisher, bar, text = written.rpartition(" | ")
    start, end = text.index("{"), text.index("}") - 1
    text = text.replace("{", "").replace("}", "").replace(" / ", "\n\n")
    language = publisher if publisher in ("uk", "ru") else "en"
    own = publisher if bar and language == "en" else "outlet"
    article = Article(stem="row", text=text, publisher=own, published=DAY, language=language)
    return voices(page(article), article).at(start, end)


def told(voice: Voice) -> list[str]:
    said: list[str] = [voice.claimant.side, voice.claimant.kind]
    said += ["deny"] if voice.denies else []
    said += ["hedged"] if voice.certainty == "hedged" else []
    said += [f"of {voice.denied.name}"] if voice.denied else []
    said += [f"via {name}" for name in voice.via]
    said += [f"on {voice.said_on}"] if voice.said_on else []
    return said


@pytest.mark.parametrize("row", rows())
def test_who_says_it(row: str) -> None:
    written, _, expected = row.rpartition(" > ")
    name, *marks = expected.split(", ")
    voice = heard(written)
    assert name.casefold() in voice.claimant.name.casefold()
    assert sorted(told(voice)) == sorted(marks)
