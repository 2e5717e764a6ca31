"""The reader, sentence by sentence: what each is expected to claim stands in the tables beside this file.

practice/<language>/<table>.toml: a table is named after what its sentences claim, "none", "denied", one kind, or
"several", so that a row has one place to stand.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from claims.article import Article
from claims.claim import Claim, Polarity
from claims.read import read
from geo.gazetteer import Gazetteer

TABLES = sorted((Path(__file__).parent / "practice").glob("*/*.toml"))
PUBLISHERS = {"ukraine": "Ukrainska Pravda", "russia": "TASS"}
LANGUAGES = {"english": "en", "ukrainian": "uk", "russian": "ru"}


def rows() -> list[pytest.param]:  # type: ignore[valid-type]
    found = []
    for table in TABLES:
        for number, row in enumerate(tomllib.loads(table.read_text("utf-8"))["row"], 1):
            case = (row["text"], row.get("side", ""), row["claims"], LANGUAGES[table.parent.name])
            found.append(pytest.param(*case, id=f"{table.parent.name}-{table.stem}-{number}"))
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


def table_of(claims: list[str]) -> str:
    """Return the table in which a row stands."""
    if any(claim.startswith("not ") for claim in claims):
        return "denied"
    kinds = {claim.split()[0] for claim in claims} or {"none"}
    return kinds.pop() if len(kinds) == 1 else "several"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.parent.name}-{table.stem}")
def test_a_table_holds_what_it_is_named_after(table: Path) -> None:
    strays = [
        row["text"] for row in tomllib.loads(table.read_text("utf-8"))["row"] if table_of(row["claims"]) != table.stem
    ]
    assert strays == []
