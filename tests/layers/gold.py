"""The annotated seeds as claims and articles: what the tests of pictures and exports draw."""

import json
from datetime import date
from pathlib import Path

from claims.article import Article
from claims.claim import Actor, Certainty, Claim, ClaimantKind, Gap, Kind, Polarity, Side
from geo.place import Feature

ROOT = Path(__file__).parents[2]
PUBLISHED = {
    "000_c37c518fe132a087": ("Meduza", date(2022, 9, 10)),
    "001_0fa18019783664a3": ("German outlet", date(2022, 9, 10)),
    "002_f5ee81a6218f548c": ("The Kyiv Independent", date(2024, 11, 26)),
    "003_44447c5467f21968": ("bluewin", date(2025, 12, 16)),
    "004_6c29c67bb9852ea0": ("Vijesti", date(2024, 11, 14)),
}
SEATS = {
    "Oskil": (37.63, 49.70, 4000.0),
    "Siverskyi Donets": (37.1, 49.2, 8000.0),
    "Oskil–Siverskyi Donets confluence": (37.41, 49.03, 1500.0),
    "Kharkiv Oblast": (36.6, 49.6, 90000.0),
    "Kupiansk": (37.6158, 49.71, 5000.0),
}
IDS = {"Oskil": "river:oskil", "Siverskyi Donets": "river:siverskyi-donets", "Kharkiv Oblast": "oblast:kharkiv"}
PARTS = {
    "western part": (37.59, 49.71, 1800.0),
    "eastern part": (37.66, 49.71, 1800.0),
    "northern parts": (37.61, 49.73, 1800.0),
}


def articles() -> tuple[Article, ...]:
    """Return the five seed articles."""
    return tuple(
        Article(
            stem=stem,
            text=(ROOT / "seeds" / f"{stem}.txt").read_text("utf-8"),
            publisher=publisher,
            url=f"https://example.org/{stem}",
            published=published,
            published_basis="inferred",
        )
        for stem, (publisher, published) in PUBLISHED.items()
    )


def claims() -> tuple[Claim, ...]:
    """Return the annotated claims."""
    lines = (ROOT / "tests" / "gold" / "seeds.jsonl").read_text("utf-8").splitlines()
    return tuple(_claim(json.loads(line)) for line in lines)


def gaps() -> tuple[Gap, ...]:
    """Return two gaps."""
    stem = "003_44447c5467f21968"
    return (
        Gap(article=stem, start=0, end=4, quote="date", toponym="Nowhere", reason="unknown place"),
        Gap(
            article=stem, start=5, end=9, quote="2025", toponym="Borova", reason="two places of that name are as likely"
        ),
    )


def _claim(row: dict[str, object]) -> Claim:
    published = PUBLISHED[str(row["article"])][1]
    place = str(row["place"])
    seat = SEATS.get(place, (_degrees(row.get("lon")), _degrees(row.get("lat")), 3000.0))
    seat = PARTS.get(str(row["part"]), seat) if place == "Kupiansk" else seat
    side = Side(str(row["claimant_side"]))
    return Claim(
        article=str(row["article"]),
        start=int(str(row["start"])),
        end=int(str(row["end"])),
        quote=str(row["quote"]),
        kind=Kind(str(row["kind"])),
        actor=Actor(str(row["actor"])),
        polarity=Polarity(str(row["polarity"])),
        certainty=Certainty(str(row["certainty"])),
        claimant=str(row["claimant"]),
        claimant_role="spokesperson" if side is not Side.INDEPENDENT else None,
        claimant_kind=ClaimantKind.MEDIA if side is Side.INDEPENDENT else ClaimantKind.MILITARY,
        claimant_side=side,
        via=("Ukrainska Pravda",) if side is Side.UKRAINE else (),
        toponym=place,
        place=place,
        place_id=IDS.get(place, f"test:{place.casefold()}"),
        feature=Feature(str(row["feature"])),
        part=str(row["part"]) if row["part"] else None,
        lon=seat[0],
        lat=seat[1],
        radius_m=seat[2] if seat[0] is not None else None,
        event_start=_day(row["event_start"]),
        event_end=_day(row["event_end"]),
        said_on=published,
        reported_on=published,
        background=bool(row["background"]),
    )


def _degrees(value: object) -> float | None:
    return None if value is None else float(str(value))


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None
