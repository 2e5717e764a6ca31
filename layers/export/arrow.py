"""Claims as one typed table with geometry: what GeoParquet and GeoPackage are written from and read back through."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

import geopandas as gpd
import pandas as pd
import pyarrow as pa

from claims.article import Article
from claims.claim import Claim
from claims.record import FIELDS, from_record
from geo.errors import ClaimlineError
from layers.day import claimed_holder
from layers.export.geometry import geometry
from layers.export.parcel import LICENCE
from layers.saying import said

_DAYS = ("event_start", "event_end", "said_on", "reported_on")
_OTHER = {
    "start": pa.int64(),
    "end": pa.int64(),
    "via": pa.list_(pa.string()),
    "lon": pa.float64(),
    "lat": pa.float64(),
    "radius_m": pa.float64(),
    "background": pa.bool_(),
} | dict.fromkeys(_DAYS, pa.date32())
EXTRA = ("holder", "statement", "publisher", "url", "licence")
RECORD = "record"
READ = {*FIELDS, RECORD}
SCHEMA = pa.schema([(name, _OTHER.get(name, pa.string())) for name in (*FIELDS, *EXTRA)])


def table(claims: Iterable[Claim], articles: Mapping[str, Article]) -> pa.Table:
    """Return the claims as a table, every column typed even where all of it is null."""
    return pa.Table.from_pylist([_row(claim, articles[claim.article]) for claim in claims], schema=SCHEMA)


def frame(claims: Iterable[Claim], articles: Mapping[str, Article]) -> gpd.GeoDataFrame:
    """Return the claims as a GeoDataFrame in WGS84 with Arrow's own types, so that dates stay days."""
    claims = tuple(claims)
    columns = table(claims, articles).to_pandas(types_mapper=pd.ArrowDtype)
    return gpd.GeoDataFrame(columns, geometry=[geometry(claim) for claim in claims], crs="EPSG:4326")


def claims_of(found: pa.Table) -> list[Claim]:
    """Return the claims of a table that was written here."""
    if missing := [name for name in FIELDS if name not in found.column_names]:
        raise ClaimlineError(f'This file holds no claims of Claimline\'s: its column "{missing[0]}" is missing.')
    return [_claim(row) for row in found.select([n for n in found.column_names if n in READ]).to_pylist()]


def _claim(row: Mapping[str, object]) -> Claim:
    if row.get(RECORD):
        return from_record(json.loads(str(row[RECORD])))
    return from_record({name: _plain(name, row[name]) for name in FIELDS})


def _row(claim: Claim, article: Article) -> dict[str, object]:
    found: dict[str, object] = {name: getattr(claim, name) for name in FIELDS}
    holder = claimed_holder(claim)
    extra = (holder.value if holder else None, said(claim), article.publisher, article.url, LICENCE)
    return found | {"via": list(claim.via)} | dict(zip(EXTRA, extra, strict=True))


def _plain(name: str, value: object) -> object:
    if name == "via" and isinstance(value, str):
        return json.loads(value)
    return value.isoformat() if isinstance(value, date) else value
