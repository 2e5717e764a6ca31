"""Where PostGIS is switched on, GIS programs find the claims as points."""

from sqlalchemy import create_engine, text

from store import Store
from store.connection import store_url
from tests.store.made import make_reading


def test_claims_are_points_where_postgis_is(store: Store, address: str) -> None:
    engine = create_engine(store_url(address))
    with engine.connect() as connection:
        postgres = engine.dialect.name == "postgresql"
        postgis = postgres and connection.scalar(text("SELECT 1 FROM pg_extension WHERE extname = 'postgis'"))
        store.add([make_reading()])
        if postgis:
            found = connection.execute(text("SELECT quote, ST_AsText(point) FROM claims_on_map")).all()
            assert found == [(make_reading().claims[0].quote, "POINT(37.6158 49.71)")]
    engine.dispose()
