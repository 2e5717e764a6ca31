"""The clocks in Python and the clocks in the browser say the same of every day, under every kind of view."""

import base64
import random
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from claims.claim import Actor, Certainty, Claim, ClaimantKind, Kind, Polarity, Side
from geo.place import Feature
from layers.columns import pack
from layers.day import contradicting, part_key, places_on
from layers.map import WEB
from layers.view import View, admits
from tests.layers import gold

FIRST = date(2022, 2, 24)
MODULES = ("dom", "data", "time")
GLANCES = """views => {
  const odd = [];
  for (const view of views) {
    window.data.filter(view);
    const clock = CL.clock(window.data, view), held = [0, 0, 0];
    const open = { ...view, contested_only: false, silent_days: null };
    for (let place = 0; place < window.data.places.length; place++) {
      const first = CL.glance(window.data, place, clock, held), on = CL.placeOn(window.data, place, clock, open);
      if (first < 0 && !on) continue;
      const same = on && first === on.seen[0] && CL.disagree(held) === on.contested
        && (held[0] | held[1] | held[2]) === on.holders;
      if (!same) odd.push([view.day, place]);
    }
  }
  return odd;
}"""


def drawn_claims(seed: int, count: int) -> list[Claim]:
    dice = random.Random(seed)  # noqa: S311 - made-up claims, no secrets
    return [one(dice, number) for number in range(count)]


def one(dice: random.Random, number: int) -> Claim:
    reported = FIRST + timedelta(days=dice.randrange(60))
    start = reported - timedelta(days=dice.randrange(20))
    end = dice.choice([None, start, start + timedelta(days=dice.randrange(9))])
    return Claim(
        article=f"a{dice.randrange(6)}",
        start=number * 10,
        end=number * 10 + 5,
        quote="words",
        kind=dice.choice(list(Kind)),
        actor=dice.choice(list(Actor)),
        polarity=dice.choice(list(Polarity)),
        certainty=dice.choice(list(Certainty)),
        claimant=dice.choice(["A", "B", "C"]),
        claimant_kind=dice.choice(list(ClaimantKind)),
        claimant_side=dice.choice(list(Side)),
        toponym="P",
        place=f"P{number % 4}",
        place_id=f"p{number % 4}",
        feature=Feature.POINT,
        part=dice.choice([None, None, "western part", "All parts", "northern part"]),
        lon=37.0 + dice.random(),
        lat=49.0 + dice.random(),
        radius_m=dice.choice([None, 1500.0]),
        event_start=start,
        event_end=end,
        said_on=dice.choice([None, reported]),
        reported_on=reported,
        background=dice.random() < 0.3,
    )


VIEWS = [
    View(day=FIRST),
    View(day=FIRST + timedelta(days=20)),
    View(day=FIRST + timedelta(days=40), window_days=7),
    View(day=FIRST + timedelta(days=25), known_on=FIRST + timedelta(days=30)),
    View(day=FIRST + timedelta(days=50), known_on=FIRST + timedelta(days=15)),
    View(day=FIRST + timedelta(days=45), contested_only=True),
    View(day=FIRST + timedelta(days=45), silent_days=3),
    View(day=FIRST + timedelta(days=45), sides=(Side.RUSSIA,), kinds=(Kind.CAPTURE, Kind.CONTROL)),
    View(day=FIRST + timedelta(days=45), certainty=Certainty.HEDGED, background=False),
    View(day=FIRST + timedelta(days=45), claimants=("A",), claimant_kinds=(ClaimantKind.MEDIA, ClaimantKind.OFFICIAL)),
    View(day=FIRST + timedelta(days=45), bbox=(37.2, 49.2, 37.8, 49.8)),
    View(day=FIRST + timedelta(days=90), window_days=1, known_on=FIRST + timedelta(days=90)),
]


def in_python(order: tuple[Claim, ...], view: View) -> list[object]:
    row = {claim.id: number for number, claim in enumerate(order)}
    found = places_on((c for c in order if admits(view, c, "")), view)
    return [
        [
            day.place_id,
            [row[c.id] for c in day.claims],
            day.contested,
            sorted(
                [s.side, s.part, sorted(s.holders), [row[c.id] for c in s.claims], (s.since - FIRST).days]
                for s in day.standing
            ),
            [sorted(row[o.id] for o in contradicting(c, day.claims)) for c in day.claims],
        ]
        for day in found
    ]


IN_BROWSER = """([bytes, views, first]) => {
  CL.STYLE = { fading: { fresh: 3, half: 60, faintest: 0.4 } };
  const data = window.data = new CL.Data(Uint8Array.from(atob(bytes), c => c.charCodeAt(0)));
  return views.map(view => {
    data.filter(view);
    return CL.placesOn(data, view).map(on => [data.places[on.place].id, on.seen, on.contested,
      on.standing.map(s => [CL.SIDES[s.side], data.parts[s.part],
        [[], ['ukraine'], ['russia'], ['russia', 'ukraine']][s.holders], s.claims, s.since + data.base - first]),
      on.seen.map(i => CL.contradicting(data, i, on.seen).sort((a, b) => a - b))]);
  });
}"""


def told(view: View) -> dict[str, object]:
    def day(value: date | None) -> int | None:
        return None if value is None else (value - date(1970, 1, 1)).days

    fields = {name: getattr(view, name) for name in View.__dataclass_fields__}
    return {**fields, "day": day(view.day), "known_on": day(view.known_on), "hits": None}


def settled(places: list[list[object]]) -> list[list[object]]:
    def in_order(standing: object) -> list[object]:
        assert isinstance(standing, list)
        return sorted(standing)

    return sorted([*place[:3], in_order(place[3]), place[4]] for place in places)


@pytest.mark.browser
@pytest.mark.parametrize(
    "claims", [drawn_claims(1, 120), drawn_claims(2, 300), list(gold.claims())], ids=["a", "b", "gold"]
)
def test_both_clocks_agree(page: Page, claims: list[Claim]) -> None:
    columns = pack(claims, {}, version="v")
    page.goto("about:blank")
    for name in MODULES:
        page.add_script_tag(content=(WEB / f"{name}.js").read_text("utf-8"))
    days = [View(day=FIRST + timedelta(days=n * 53)) for n in range(27)]
    views = [*VIEWS, *days]
    payload = base64.b64encode(columns.payload).decode()
    first = (FIRST - date(1970, 1, 1)).days
    found = page.evaluate(IN_BROWSER, [payload, [told(view) for view in views], first])
    order = tuple(claims[key] for key in columns.keys)
    for view, theirs in zip(views, found, strict=True):
        ours = [list(place) for place in map(_listed, in_python(order, view))]
        assert settled(theirs) == settled(ours), view
    # The dots' shorter way must come to the same answer as the full one.
    dots = (WEB / "dots.js").read_text("utf-8").partition("CL.ClaimLayer.include")[0]
    page.add_script_tag(content=dots)
    assert page.evaluate(GLANCES, [told(view) for view in views]) == []


def _listed(place: object) -> list[object]:
    assert isinstance(place, list)
    return place


def test_whole_places_have_one_key() -> None:
    assert {part_key(claim) for claim in drawn_claims(1, 60)} == {"", "western part", "northern part"}
