"""The whole reading: spans, determinism, evidence, hostile texts, work linear in length."""

import gc
import sys
import textwrap
from datetime import date

import pytest

from claims.article import Article
from claims.read import read
from geo.gazetteer import Gazetteer

TEXT = (
    "Russian forces captured Vuhledar, the General Staff said on 1 October.\n\n"
    "Ukrainian troops repelled attacks near Toretsk and Chasiv Yar. Kyiv denied that Lyman had been captured."
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def article(text: str, language: str = "en") -> Article:
    return Article(stem="a", text=text, published=date(2024, 10, 2), language=language)


def test_every_quote_stands_at_its_offsets(gazetteer: Gazetteer) -> None:
    reading = read(article(TEXT), gazetteer)
    assert len(reading.claims) >= 4
    assert all(TEXT[claim.start : claim.end] == claim.quote for claim in reading.claims)


def test_reading_again_gives_the_same(gazetteer: Gazetteer) -> None:
    assert read(article(TEXT), gazetteer) == read(article(TEXT), gazetteer)


@pytest.mark.parametrize("width", [48, 60, 76])
def test_a_narrow_column_breaks_no_sentence(gazetteer: Gazetteer, width: int) -> None:
    told = (
        "Analysts have long said that it is only a matter of days until the Russian army takes the town of Siversk.",
        "Ukrainian troops repelled assaults near Toretsk, while the enemy advanced near Lyptsi, the spokesman said.",
        "The village of Robotyne was liberated in summer, but is under fire from Russian artillery again, he told us.",
        "Russian forces captured Vuhledar, the General Staff said, while Ukraine holds the outskirts of Kurakhove.",
    )
    column = "\n".join(textwrap.fill(paragraph, width) for paragraph in told)
    claims = {(c.kind, c.actor, c.place, c.claimant) for c in read(article("\n\n".join(told)), gazetteer).claims}
    assert len(claims) == 6
    assert {(c.kind, c.actor, c.place, c.claimant) for c in read(article(column), gazetteer).claims} == claims


def test_every_claim_says_why(gazetteer: Gazetteer) -> None:
    reading = read(article(TEXT), gazetteer)
    for claim in reading.claims:
        rules = {step.rule.split(":")[0] for step in reading.evidence[claim.id]}
        assert {"act", "place"} <= rules
        assert all(0 <= step.start <= step.end <= len(TEXT) for step in reading.evidence[claim.id])


def test_the_version_names_reader_and_lexicon(gazetteer: Gazetteer) -> None:
    assert "+" in read(article(TEXT), gazetteer).reader_version


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x00 Russian forces captured \x00 Vuhledar.",
        '"' * 5000,
        "“" * 300 + "Russian forces captured Vuhledar." + "”" * 2,
        "\u202eRussian forces captured Vuhledar\u202c.",
        "(" * 2000 + "Vuhledar" + ")" * 2000,
        "{{7*7}} {% raw %} ${alert(1)} </script><img src=x onerror=alert(1)>",
        "Russian forces captured " + "Vuhledar and " * 3000 + "Lyman.",
        "take the " * 4000,
        "A" * 100_000,
        ".\n" * 3000,
        "the city there it they " * 1000,
        "captured " + "“ " * 3000,
    ],
)
@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_hostile_text_is_only_text(text: str, language: str, gazetteer: Gazetteer) -> None:
    reading = read(article(text, language), gazetteer)
    assert all(text[claim.start : claim.end] == claim.quote for claim in reading.claims)


@pytest.mark.parametrize("joined", ["\n\n", " ", " and "])
def test_work_is_linear_in_the_text(joined: str, gazetteer: Gazetteer) -> None:
    def calls_a_character(copies: int) -> float:
        text = joined.join(f"{TEXT} Number {n}." for n in range(copies))
        count = 0

        def counted(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event == "call"

        before = sys.getprofile()
        sys.setprofile(counted)
        try:
            read(article(text), gazetteer)
        finally:
            sys.setprofile(before)
        return count / len(text)

    calls_a_character(20)
    assert calls_a_character(320) < 1.3 * calls_a_character(40)


def test_reading_leaves_no_cycles_behind(gazetteer: Gazetteer) -> None:
    read(article(TEXT), gazetteer)
    gc.collect()
    gc.disable()
    try:
        read(article(TEXT), gazetteer)
        assert gc.collect() == 0  # else memory would grow, for the collector stands still meanwhile
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("stated", "told"), [("70 km southwest", True), ("61 km southwest", False), ("61 km north", True)]
)
def test_a_stated_distance_that_the_map_contradicts_is_told(gazetteer: Gazetteer, stated: str, told: bool) -> None:
    found = read(article(f"Russian troops left Izium, located {stated} of Kupiansk."), gazetteer)
    rules = [step.rule for claim in found.claims for step in found.evidence[claim.id]]
    said = [rule for rule in rules if rule.startswith("distance: ")]
    assert bool(said) == told
    assert all("on the ellipsoid 61 km southwest of Kupiansk" in rule for rule in said)
