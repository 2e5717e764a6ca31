"""A narrow choice among namesakes is told with the claim; a tie is a gap that names both."""

from datetime import date

import pytest

from claims.article import Article, Reading
from claims.explain import explain
from claims.read import read
from geo.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def reading(gazetteer: Gazetteer, text: str, day: date | None) -> Reading:
    return read(Article(stem="a", text=text, language="en", published=day), gazetteer)


@pytest.mark.parametrize(
    ("text", "day", "doubtful"),
    [
        ("Russian troops captured Andriivka, 10 km south of Bakhmut.", date(2023, 9, 16), False),
        ("Russian troops captured Mykolaivka.", date(2023, 6, 15), True),
    ],
)
def test_a_narrow_win_names_the_second(gazetteer: Gazetteer, text: str, day: date, doubtful: bool) -> None:
    found = reading(gazetteer, text, day)
    claim = found.claims[0]
    assert claim.place is not None
    assert (claim.ambiguous is not None) is doubtful
    steps = found.evidence[claim.id]
    assert any("chosen among" in step.rule and str(claim.place_id) in step.rule for step in steps)
    told = "\n".join(explain(claim, steps))
    assert ("not sure" in told) is doubtful


def test_a_tie_names_both_and_keeps_the_candidates(gazetteer: Gazetteer) -> None:
    found = reading(gazetteer, "Russian troops captured Ivanivka.", None)
    claim = found.claims[0]
    assert claim.place is None
    assert "ambiguous place" in (claim.gap or "")
    assert any("chosen among" in step.rule for step in found.evidence[claim.id])
    assert claim.ambiguous is None
