"""Two hundred sentences with namesakes, and which place each means. The figure is the share that is chosen rightly."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer
from geo.measure import span_m
from geo.mention import Mention
from geo.place import Feature
from geo.resolve import Resolution
from geo.survey import Survey

FEW_KILOMETRES_M = 4_000.0
WANTED = 0.95
KINDS = ("village", "city", "town", "river", "село", "місто", "город", "річка", "річку", "река", "реку")


@dataclass(frozen=True)
class Case:
    toponym: str
    lat: float
    lon: float
    day: date
    sentence: str


def cases() -> list[Case]:
    with (Path(__file__).parent / "practice.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Case(r["toponym"], float(r["lat"]), float(r["lon"]), date.fromisoformat(r["day"]), r["sentence"]) for r in rows
    ]


def regions(mentions: list[Mention]) -> tuple[str, ...]:
    areas = [m.candidates[0] for m in mentions if m.candidates[0].feature is Feature.AREA]
    return tuple(place.name for place in areas if place.kind in {"oblast", "raion"})


def choose(gazetteer: Gazetteer, case: Case) -> Resolution:
    mentions = gazetteer.find(case.sentence)
    target = next((m for m in mentions if m.text == case.toponym), None)
    if target is None:
        return Resolution(place=None, gap=f"not found among {[m.text for m in mentions]}", candidates=(), margin=0.0)
    survey = Survey(mentions, text=case.sentence, day=case.day, article="practice")
    before = case.sentence[: target.start].casefold().split()[-3:]
    kinds = tuple(kind for kind in KINDS if kind in before)
    return survey.settle(target.start, target.candidates, regions=regions(mentions), kinds=kinds)


def right(case: Case, found: Resolution) -> bool:
    if found.place is None:
        return False
    return span_m(found.place.lon, found.place.lat, case.lon, case.lat) < FEW_KILOMETRES_M


def test_there_are_two_hundred() -> None:
    assert len(cases()) >= 200


def test_namesakes_are_told_apart(gazetteer: Gazetteer) -> None:
    wrong = []
    for case in cases():
        found = choose(gazetteer, case)
        if not right(case, found):
            wrong.append((case.toponym, case.sentence, found.place or found.gap))
    share = 1 - len(wrong) / len(cases())
    assert share >= WANTED, "\n".join(map(str, wrong))


@pytest.mark.parametrize(
    "sentence",
    [
        "President Zelensky said that in March the Battle for the Center was over.",
        "Leonid Sharov, spokesman for the Zapad group of troops, told the agency. Sharov admitted it.",
        "Police and the General Staff say the same: Most of the Union is reading.",
        "Сили оборони України, Генеральний штаб та Головне управління розвідки повідомили про атаки.",
        "Группировка войск «Восток» отразила атаки, сообщили в Министерстве обороны.",
        "Die Soldaten sind dort, sagte der Sprecher am Dienstag. Diese Angaben waren falsch.",
    ],
)
def test_words_and_people_are_no_toponyms(gazetteer: Gazetteer, sentence: str) -> None:
    found = [m.text for m in gazetteer.find(sentence) if m.candidates[0].kind != "country"]
    assert found == []
