"""VIINA's event lists (CSV, versions 1 and 2) as claims of VIINA; docs/exports.md has the table of their columns.

A label is read from `…_b` (0 or 1), else from the probability `…_pred` or the bare column, from one half upwards. A row
that `t_mil` calls unmilitary makes a gap.
"""

from datetime import date

from claims.claim import Actor, Kind
from layers.export.events import Event, Line, Publisher, clipped, number

COLUMNS = ("date", "longitude", "latitude")
_KINDS = {"t_control": Kind.CAPTURE, "t_occupy": Kind.CONTROL} | dict.fromkeys(
    ("t_airstrike", "t_armor", "t_artillery", "t_firefight", "t_ied", "t_raid", "t_uav"), Kind.ATTACK
)
_IDS = ("event_id_1pd", "event_id", "viinaid")
_PLACES = ("asciiname", "address", "ADM2_NAME", "ADM1_NAME")
_RADII_M = {"ADM1": 90_000.0, "ADM2": 30_000.0, "ADM3": 12_000.0}
_HERE_M = 4_000.0
_HALF = 0.5


def event(line: Line) -> Event:
    """Read one row."""
    day = _day(line["date"])
    return Event(
        id=_first(line, _IDS),
        day=day,
        text=clipped(line.get("text", "")) or f"event {_first(line, _IDS)}",
        place=_first(line, _PLACES).split(",")[0].strip() or "?",
        lon=number(line["longitude"], "longitude", 180),
        lat=number(line["latitude"], "latitude", 90),
        radius_m=_RADII_M.get(line.get("GEO_PRECISION", "").strip().upper(), _HERE_M),
        first=day,
        last=day,
        kind=_kind(line),
        actor=_actor(line),
        via=tuple(name for name in (clipped(line.get("source", "")),) if name),
        url=line.get("url", "") if line.get("url", "").startswith(("https://", "http://")) else "",
    )


VIINA = Publisher(
    name="VIINA",
    terms="VIINA (Yuri Zhukov and Natalie Ayers), github.com/zhukovyuri/VIINA: Open Database License (ODbL).",
    url="https://github.com/zhukovyuri/VIINA",
    columns=COLUMNS,
    event=event,
)


def is_viina(columns: tuple[str, ...]) -> bool:
    """Say whether these are the columns of a list with VIINA's labels."""
    return set(COLUMNS) <= set(columns) and any(name.startswith(("t_mil", "t_control", "a_rus")) for name in columns)


def _kind(line: Line) -> Kind | None:
    if _label(line, "t_mil") is False:
        return None
    return next((kind for name, kind in _KINDS.items() if _label(line, name)), None)


def _actor(line: Line) -> Actor | None:
    russia, ukraine = _label(line, "a_rus"), _label(line, "a_ukr")
    if bool(russia) == bool(ukraine):
        return None
    return Actor.RUSSIA if russia else Actor.UKRAINE


def _label(line: Line, name: str) -> bool | None:
    for column in (f"{name}_b", f"{name}_pred", name):
        if line.get(column, "").strip():
            return float(line[column]) >= _HALF
    return None


def _first(line: Line, names: tuple[str, ...]) -> str:
    return next((found for name in names if (found := clipped(line.get(name, "")))), "")


def _day(text: str) -> date:
    digits = text.strip().removesuffix(".0")
    if not (digits.isascii() and digits.isdigit() and len(digits) == len("YYYYMMDD")):
        raise ValueError(f'the date "{text[:20]}" is none that VIINA writes (YYYYMMDD)')
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
