"""Oblasts, raions and directions as names: "Kharkiv region", "Gebiet Charkiw", "на Покровському напрямку"."""

from collections.abc import Iterator

from geo.place import Feature, Place
from geo.records import Record, table
from geo.transliterate import romanise, romanise_russian

_ENGLISH = {
    "oblast": ("{} Oblast", "{} region", "{} province", "{} obl", "Oblast {}", "Region {}", "Gebiet {}", "Provinz {}"),
    "raion": ("{} Raion", "{} district", "{} rayon", "Rajon {}", "Bezirk {}", "{} raion"),
    "region": (),
}
_UKRAINIAN_NOUNS = {
    "oblast": (("область", "feminine"), ("обл", "feminine")),
    "raion": (("район", "masculine"),),
    "direction": (("напрямок", "masculine"), ("ділянка", "feminine"), ("сектор", "masculine"), ("фронт", "masculine")),
}
_RUSSIAN_NOUNS = {
    "oblast": (("область", "feminine"), ("обл", "feminine")),
    "raion": (("район", "masculine"),),
    "direction": (("направление", "neuter"), ("участок", "masculine"), ("сектор", "masculine"), ("фронт", "masculine")),
}
_UKRAINIAN_FORMS = {
    "область": "область області областю областей областях",
    "обл": "обл",
    "район": "район району районі районом райони районах районів",
    "напрямок": "напрямок напрямку напрямком напрямі напрям напряму",
    "ділянка": "ділянка ділянки ділянці ділянку",
    "сектор": "сектор сектору секторі",
    "фронт": "фронт фронту фронті",
}
_RUSSIAN_FORMS = {
    "область": "область области областью областей областях",
    "обл": "обл",
    "район": "район района районе районом районы районах районов",
    "направление": "направление направления направлении направлением направлению",
    "участок": "участок участка участке",
    "сектор": "сектор сектора секторе",
    "фронт": "фронт фронта фронте",
}
_UKRAINIAN_ENDINGS = {"feminine": "а ої ій у ою", "masculine": "ий ого ому им ім і их"}
_RUSSIAN_ENDINGS = {"feminine": "ая ой ую ою", "masculine": "ий ого ому им ом ие их", "neuter": "ое ого ому им ом"}


def region_records() -> Iterator[Record]:
    """Yield oblasts, raions and larger regions with every phrase that names them."""
    for row in table("places_regions.csv"):
        kind = row["kind"]
        spellings = filter(None, row["spellings"].split("|"))
        aliases = [pattern.format(base) for base in spellings for pattern in _ENGLISH[kind]]
        aliases += filter(None, row["others"].split("|"))
        place = Place(
            id=row["id"],
            name=row["name"],
            feature=Feature.AREA,
            kind=kind,
            lon=float(row["lon"]),
            lat=float(row["lat"]),
            radius_m=float(row["radius_m"]),
            country=row["country"],
            admin1=row["admin1"],
            admin2=row["name"] if kind == "raion" else "",
        )
        phrases = (*aliases, *adjective_phrases(kind, row["uk"], row["ru"]))
        yield Record(place=place, aliases=tuple(dict.fromkeys(phrases)), inflected=True)


def directions() -> dict[str, tuple[str, ...]]:
    """Return the phrases for directions by the id of the settlement that they are named after."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("places_directions.csv"):
        phrases = adjective_phrases("direction", row["uk"], row["ru"])
        others = filter(None, row["others"].split("|"))
        found[row["place_id"]] = (*phrases, *_romanised(row["uk"], row["ru"]), *others)
    return found


def _romanised(ukrainian: str, russian: str) -> Iterator[str]:
    """Yield "Orikhivskyi direction", "Orekhovsky direction", "Orekhovskoye direction", "Orikhivsk direction"."""
    for stem in filter(None, ukrainian.split("|")):
        yield from (f"{romanise(stem)}{ending} direction" for ending in ("", "yi", "e"))
    for stem in filter(None, russian.split("|")):
        latin = romanise_russian(stem)
        for spelled in dict.fromkeys((latin, latin.replace("kh", "h"))):
            yield from (f"{spelled}{ending} direction" for ending in ("y", "iy", "oye", "oe"))


def adjective_phrases(kind: str, ukrainian: str, russian: str) -> Iterator[str]:
    """Yield adjective and noun in all cases, from the adjectives' stems ("покровськ"; several parted by |)."""
    for stem in filter(None, ukrainian.split("|")):
        for noun, gender in _UKRAINIAN_NOUNS.get(kind, ()):
            yield from _combined(stem, _UKRAINIAN_ENDINGS[gender], _UKRAINIAN_FORMS[noun])
    for stem in filter(None, russian.split("|")):
        for noun, gender in _RUSSIAN_NOUNS.get(kind, ()):
            yield from _combined(stem, _RUSSIAN_ENDINGS[gender], _RUSSIAN_FORMS[noun])


def _combined(stem: str, endings: str, nouns: str) -> Iterator[str]:
    for ending in endings.split():
        for noun in nouns.split():
            yield f"{stem}{ending} {noun}"
