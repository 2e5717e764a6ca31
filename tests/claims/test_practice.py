"""The reader, sentence by sentence: what each is expected to claim stands in the tables beside this file."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from claims.article import Article
from claims.claim import Claim, Polarity
from claims.read import read
from geo.gazetteer import Gazetteer

TABLES = sorted((Path(__file__).parent / "practice").glob("*.toml"))
PUBLISHERS = {"ukraine": "Ukrainska Pravda", "russia": "TASS"}
LANGUAGES = {"english": "en", "ukrainian": "uk", "russian": "ru"}


def rows() -> list[pytest.param]:  # type: ignore[valid-type]
    found = []
    for table in TABLES:
        for number, row in enumerate(tomllib.loads(table.read_text("utf-8"))["row"], 1):
            case = (row["text"], row.get("side", ""), row["claims"], LANGUAGES.get(table.stem.split("_")[0], "en"))
            found.append(pytest.param(*case, id=f"{table.stem}-{number}"))
    return found


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def written(claim: Claim, *, part: bool) -> str:
    denied = "not " if claim.polarity is Polarity.DENY else ""
    suffix = f" | {claim.part}" if part and claim.part else ""
    return f"{denied}{claim.kind} {claim.actor} {claim.place or claim.toponym}{suffix}"


@pytest.mark.parametrize(("text", "side", "claims", "language"), rows())
def test_what_a_sentence_claims(text: str, side: str, claims: list[str], language: str, gazetteer: Gazetteer) -> None:
    article = Article(
        stem="practice", text=text, publisher=PUBLISHERS.get(side, ""), language=language, published=date(2024, 10, 2)
    )
    parts = any("|" in claim for claim in claims)
    found = {written(claim, part=parts) for claim in read(article, gazetteer).claims}
    assert found == set(claims)
