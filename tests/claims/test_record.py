"""Records: every field of the data dictionary, in order, and back again without loss."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.claim import Claim
from claims.record import FIELDS, from_record, to_record
from geo.errors import ClaimlineError
from tests.store.made import make_claim, make_reading

CLAIM = make_claim(make_reading().article)
DAYS = st.none() | st.dates()
DEGREES = st.none() | st.floats(-90, 90)
CLAIMS = st.builds(
    Claim,
    lon=DEGREES,
    lat=DEGREES,
    radius_m=st.none() | st.floats(0, 1e6),
    event_start=DAYS,
    event_end=DAYS,
    said_on=DAYS,
    reported_on=DAYS,
)


def test_a_record_has_every_field_in_order() -> None:
    record = to_record(CLAIM)
    assert tuple(record) == FIELDS
    assert record["event_start"] == "2025-12-01"
    assert record["event_end"] is None
    assert record["via"] == ["Agency", "Courier"]
    assert json.dumps(record["kind"]) == '"presence"'


@given(CLAIMS)
@settings(max_examples=200, deadline=None)
def test_every_claim_comes_back_whole(claim: Claim) -> None:
    assert from_record(json.loads(json.dumps(to_record(claim)))) == claim


def test_a_record_from_before_ambiguity_was_told_is_read() -> None:
    earlier = {field: value for field, value in to_record(CLAIM).items() if field != "ambiguous"}
    assert from_record(earlier).id == CLAIM.id


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"kind": "conquest"}, '"kind" is wrong'),
        ({"lon": "east"}, '"lon" is wrong'),
        ({"event_start": "yesterday"}, '"event_start" is wrong'),
        ({"quote": None}, '"quote" is wrong'),
        ({"note": "x"}, '"note" is not one'),
        ({"lon": 999.0}, "nowhere on Earth"),
        ({"lat": float("nan")}, "nowhere on Earth"),
        ({"toponym": "Lyman", "place_id": None}, "was altered"),
    ],
)
def test_a_record_that_is_no_claim_is_one_line(change: dict[str, object], says: str) -> None:
    with pytest.raises(ClaimlineError, match=says):
        from_record(to_record(CLAIM) | change)


def test_a_missing_field_is_named() -> None:
    record = to_record(CLAIM)
    del record["reported_on"]
    with pytest.raises(ClaimlineError, match='"reported_on" is missing'):
        from_record(record)


def test_a_day_stays_a_day() -> None:
    assert from_record(to_record(CLAIM)).reported_on == date(2025, 12, 3)
