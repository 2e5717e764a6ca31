"""ACLED's export (CSV) as claims of ACLED; docs/exports.md has the table of its columns.

ACLED says that the order of its actors implies no direction; taking the first as the attacker is our reading.
"""

import calendar
import re
from datetime import date, timedelta

from claims.claim import Actor, Kind
from layers.export.events import Event, Line, Publisher, clipped, number

COLUMNS = (
    "event_id_cnty",
    "event_date",
    "sub_event_type",
    "actor1",
    "location",
    "latitude",
    "longitude",
    "source",
    "notes",
)
_REGAINED = "Government regains territory"
_KINDS = {
    _REGAINED: Kind.CAPTURE,
    "Non-state actor overtakes territory": Kind.CAPTURE,
    "Non-violent transfer of territory": Kind.CAPTURE,
    "Headquarters or base established": Kind.PRESENCE,
} | dict.fromkeys(
    (
        "Armed clash",
        "Attack",
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Suicide bomb",
        "Grenade",
        "Chemical weapon",
    ),
    Kind.ATTACK,
)
_RUSSIAN = re.compile(r"russia|wagner|donetsk people|luhansk people|\b[dl]pr\b|novoross", re.IGNORECASE)
_UKRAINIAN = re.compile(r"ukrain", re.IGNORECASE)
_RADII_M = {"1": 2_000.0, "2": 15_000.0, "3": 60_000.0}
_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_WEEK, _MONTH = "2", "3"


def event(line: Line) -> Event:
    """Read one row."""
    day = _day(line["event_date"])
    kind = _KINDS.get(line["sub_event_type"].strip())
    first, last = _days(day, line.get("time_precision", "1").strip())
    return Event(
        id=line["event_id_cnty"],
        day=day,
        text=clipped(f"{line['notes']} [{line['event_id_cnty']}]"),
        place=clipped(line["location"]) or "?",
        lon=number(line["longitude"], "longitude", 180),
        lat=number(line["latitude"], "latitude", 90),
        radius_m=_RADII_M.get(line.get("geo_precision", "").strip(), _RADII_M["2"]),
        first=first,
        last=last,
        kind=kind,
        actor=_actor(line),
        via=tuple(source for part in line["source"].split(";") if (source := clipped(part))),
        url="",
    )


ACLED = Publisher(
    name="ACLED",
    terms="ACLED, acleddata.com: used under ACLED's terms of use, with attribution.",
    url="https://acleddata.com",
    columns=COLUMNS,
    event=event,
)


def _actor(line: Line) -> Actor | None:
    named = line["actor1"]
    if line["sub_event_type"].strip() == _REGAINED:
        named = line.get("country", "") or "Ukraine"
    if _RUSSIAN.search(named):
        return Actor.RUSSIA
    return Actor.UKRAINE if _UKRAINIAN.search(named) else None


def _day(text: str) -> date:
    words = text.strip()
    if found := re.fullmatch(r"(\d{1,2}) ([A-Za-z]+) (\d{4})", words):
        return date(int(found[3]), _MONTHS[found[2].lower()], int(found[1]))
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ValueError(f'the date "{words[:20]}" is none that ACLED writes') from None


def _days(day: date, precision: str) -> tuple[date, date]:
    if precision == _WEEK:
        return day - timedelta(days=3), day + timedelta(days=3)
    if precision == _MONTH:
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day
