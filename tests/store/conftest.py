"""One store for each database: SQLite always; PostgreSQL where CLAIMLINE_TEST_POSTGRES names one to be emptied."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from store import Store, open_store
from store.connection import store_url

POSTGRES = os.environ.get("CLAIMLINE_TEST_POSTGRES", "")


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/claims.sqlite"
    if not POSTGRES:
        pytest.skip("CLAIMLINE_TEST_POSTGRES names no database")
    engine = create_engine(store_url(POSTGRES))
    with engine.begin() as connection:
        connection.execute(text("DROP VIEW IF EXISTS claims_on_map"))
        connection.execute(text("DROP TABLE IF EXISTS bands, evidence, gaps, claims, readings, articles, meta"))
    engine.dispose()
    return POSTGRES


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(address) as opened:
        yield opened
