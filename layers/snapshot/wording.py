"""The words around the map: the date, what is shown in a sentence, and the counts."""

from datetime import date

from layers.saying import day_words
from layers.snapshot.marks import Shown
from layers.view import View

ATTRIBUTION = (
    "Places: GeoNames, Who’s On First (CC BY 4.0), © OpenStreetMap contributors (ODbL). Rivers after Natural Earth. "
    "Borders drawn coarsely by Claimline."
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """Return "Tuesday 16 December 2025", the same on every machine whatever its locale."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def subtitle(view: View) -> str:
    """Say which clocks and which filters the picture stands under."""
    if view.known_on is None:
        clocks = "What had been said by this day about the days up to it"
    else:
        clocks = f"What was known on {day_words(view.known_on.isoformat())} about the days up to this one"
    window = f", the last {view.window_days} days only" if view.window_days is not None else ""
    chosen = filters(view)
    return f"{clocks}{window}. " + (f"Shown: {'; '.join(chosen)}." if chosen else "No filter.")


def filters(view: View) -> list[str]:
    """Return each filter in words."""
    named = (
        ("voices of", view.sides),
        ("kinds", view.kinds),
        ("sources that are", view.claimant_kinds),
        ("claimants", view.claimants),
        ("published by", view.publishers),
    )
    found = [f"{what} {', '.join(values)}" for what, values in named if values]
    if view.certainty is not None:
        found.append(f"{view.certainty.value} claims")
    if view.words.strip():
        found.append(f"containing “{view.words.strip()}”")
    if view.silent_days is not None:
        found.append(f"places silent for {view.silent_days} days")
    said = ((not view.background, "no background claims"), (view.contested_only, "contested places only"))
    found += [words for holds, words in said if holds]
    if view.bbox is not None:
        west, south, east, north = view.bbox
        found.append(f"inside {south:.2f}–{north:.2f} N, {west:.2f}–{east:.2f} E")
    return found


def counts(shown: Shown) -> str:
    """Return "31 claims at 8 places, 3 not placed"."""
    told = [f"{_number(len(shown.claims), 'claim')} at {_number(len(shown.marks), 'place')}"]
    told += [f"{shown.contested} contested"] if shown.contested else []
    told += [f"{shown.beyond} beyond the map’s edge"] if shown.beyond else []
    told.append(f"{len(shown.unplaced)} not placed")
    told += [f"{len(shown.undated)} undated"] if shown.undated else []
    return ", ".join(told)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
