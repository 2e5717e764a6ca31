"""Columns: what cannot be mapped stays out, the order is by day, and the bytes are what the header says."""

import json
import struct
from datetime import date

import numpy as np

from claims.claim import Claim
from geo.place import Feature
from layers.columns import pack
from layers.day import last_day
from layers.tables import Located, Outline
from tests.layers import gold


def header(payload: bytes) -> tuple[dict[str, object], bytes]:
    (length,) = struct.unpack_from("<I", payload)
    return json.loads(payload[4 : 4 + length]), payload[4 + length :]


def column(payload: bytes, name: str) -> list[float]:
    head, body = header(payload)
    listed = head["columns"]
    assert isinstance(listed, list)
    kind, offset = next((kind, offset) for found, kind, offset in listed if found == name)
    found: list[float] = np.frombuffer(body, kind, int(str(head["count"])), offset).tolist()
    return found


def mappable(claim: Claim) -> bool:
    return None not in (claim.place_id, claim.lon, claim.lat, claim.event_start, claim.reported_on)


def test_sorted_by_day_and_complete() -> None:
    claims = gold.claims()
    columns = pack(claims, {a.stem: a for a in gold.articles()}, version="v1")
    order = [claims[key] for key in columns.keys]
    assert {c.id for c in order} == {c.id for c in claims if mappable(c)}
    assert columns.newest == max(last_day(c) for c in order)
    starts = column(columns.payload, "start")
    assert starts == sorted(starts)
    head, _ = header(columns.payload)
    base = int(str(head["base"])) + date(1970, 1, 1).toordinal()
    assert [base + day for day in column(columns.payload, "last")] == [last_day(c).toordinal() for c in order]
    assert head["version"] == "v1"


def test_positions_and_publishers_survive() -> None:
    articles = {a.stem: a for a in gold.articles()}
    columns = pack(gold.claims(), articles, version="v1")
    head, _ = header(columns.payload)
    publishers = head["publishers"]
    assert isinstance(publishers, list)
    for row, claim in enumerate(gold.claims()[key] for key in columns.keys):
        assert abs(column(columns.payload, "lon")[row] - (claim.lon or 0)) < 1e-5
        number = int(column(columns.payload, "publisher")[row])
        assert publishers[number] == articles[claim.article].publisher


def test_nothing_to_show_is_a_page_without_claims() -> None:
    columns = pack((), {}, version="empty")
    assert header(columns.payload)[0]["count"] == 0


def test_a_rivers_outline_stands_once() -> None:
    def bank(_: Located) -> Outline:
        return Outline(feature=Feature.LINE, chains=(((37.0, 49.0), (37.1, 49.1)),), side="left")

    columns = pack(gold.claims(), {}, version="v", outline_of=bank)
    head, _ = header(columns.payload)
    assert head["outlines"] == [None, ["line", [[[37.0, 49.0], [37.1, 49.1]]], "left"]]
