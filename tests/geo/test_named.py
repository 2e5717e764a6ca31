"""Villages as news spells them, in three languages and under old and new names: found in a sentence, where they lie."""

import csv
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer
from geo.measure import span_m

FEW_KILOMETRES_M = 4_000.0
SENTENCES = ("The village of {} was shelled.", "Обстріляли село {} вчора.")


def named() -> list[tuple[str, float, float]]:
    with (Path(__file__).parent / "named.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row["name"], float(row["lat"]), float(row["lon"])) for row in rows]


@pytest.mark.parametrize(("name", "lat", "lon"), named())
def test_what_news_names_is_found(gazetteer: Gazetteer, name: str, lat: float, lon: float) -> None:
    sentence = SENTENCES[not name.isascii()].format(name)
    found = [m for m in gazetteer.find(sentence) if m.text == name]
    assert found
    assert any(span_m(p.lon, p.lat, lon, lat) < FEW_KILOMETRES_M for p in found[0].candidates)
