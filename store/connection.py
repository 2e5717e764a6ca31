"""Opening a database, and turning what databases complain of into one line that says what to do."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs
from sqlalchemy import Connection, Engine, create_engine, event, exc, inspect, make_url, select, text
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection

from geo.errors import ClaimlineError
from store.schema import ADDED, META, METADATA, SCHEMA

VARIABLE = "CLAIMLINE_STORE"
_FORMS = "sqlite:///PATH or postgresql://USER@HOST/NAME"
_POSTGIS = {"spatial_ref_sys"}
_SAYINGS = (
    ("file is not a database", "is not a Claimline store, or is damaged: name another one in CLAIMLINE_STORE"),
    ("malformed", "is damaged: restore it from a copy, or remove it and read the articles again"),
    ("readonly", "is read-only: make it writable, or name another one in CLAIMLINE_STORE"),
    ("read-only", "is read-only: make it writable, or name another one in CLAIMLINE_STORE"),
    ("unable to open", "cannot be opened: check that its folder exists and may be written"),
    ("locked", "is in use by another program: try again when that is done"),
    ("disk is full", "cannot grow: the disk is full; nothing was changed"),
    ("connection", "cannot be reached: check the address and that the server is running"),
    ("permission denied", "may not be changed by this user: grant the rights, or name another store"),
)


def store_url(given: str | None) -> URL:
    """Return the address of the store: the one given, the environment's, or a file in the user's data folder."""
    wanted = given or os.environ.get(VARIABLE) or ""
    if not wanted:
        folder = Path(platformdirs.user_data_dir("claimline", appauthor=False))
        return URL.create("sqlite", database=str(folder / "claimline.sqlite"))
    try:
        url = make_url(wanted)
    except exc.ArgumentError:
        raise ClaimlineError(f"{VARIABLE} is no database address: write {_FORMS}") from None
    if url.drivername in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise ClaimlineError(f"{VARIABLE} names a database that Claimline does not speak: write {_FORMS}")
    return url


def connect(url: URL) -> Engine:
    """Return an engine on a store that is ready for use, its tables made when the database is empty."""
    if url.get_backend_name() == "sqlite" and not str(url.database or ":memory:").startswith((":memory:", "file:")):
        _make_folder(Path(str(url.database)).parent, url)
    with clear_errors(url):
        engine = create_engine(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _sqlite_ready)
            event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
        try:
            _prepare(engine, url)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextmanager
def clear_errors(url: URL) -> Iterator[None]:
    """Let what the database raises leave as one line for the user."""
    try:
        yield
    except (exc.DBAPIError, exc.NoSuchModuleError, UnicodeDecodeError, ImportError) as error:
        raise ClaimlineError(f"the store {_shown(url)} {_saying(error)}") from error


def _saying(error: Exception) -> str:
    complaint = str(getattr(error, "orig", None) or error)
    for sign, saying in _SAYINGS:
        if sign in complaint.casefold():
            return saying
    if isinstance(error, UnicodeDecodeError):
        return _SAYINGS[1][1]
    return f"cannot be used: {' '.join(complaint.split())[:200]}"


def _shown(url: URL) -> str:
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _make_folder(folder: Path, url: URL) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise ClaimlineError(f"the store {_shown(url)} {_SAYINGS[4][1]}") from None


def _sqlite_ready(connection: DBAPIConnection, _record: object) -> None:
    # The driver's own transactions begin too late to be atomic; SQLAlchemy's "begin" event does it instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _prepare(engine: Engine, url: URL) -> None:
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names()) - _POSTGIS
        found = connection.scalar(select(META.c.value).where(META.c.name == "schema")) if "meta" in names else None
    if found is None and names:
        raise ClaimlineError(f"the store {_shown(url)} holds another program's tables: name a database of its own")
    if found is not None and (not found.isdecimal() or int(found) > SCHEMA):
        raise ClaimlineError(f"the store {_shown(url)} was written by a newer Claimline: update this one")
    if found == str(SCHEMA):
        return
    with engine.begin() as connection:
        if found is None:
            _create(connection)
        else:
            _migrate(connection, int(found))


def _migrate(connection: Connection, found: int) -> None:
    """Bring an older store's tables up to ours, all of it or nothing."""
    for version in range(found + 1, SCHEMA + 1):
        for statement in ADDED[version]:
            connection.execute(text(statement))
    connection.execute(META.update().where(META.c.name == "schema").values(value=str(SCHEMA)))


def _create(connection: Connection) -> None:
    METADATA.create_all(connection)
    connection.execute(META.insert(), [{"name": "schema", "value": str(SCHEMA)}, {"name": "version", "value": "0"}])
    if connection.dialect.name == "postgresql":
        _add_geometry(connection)


def _add_geometry(connection: Connection) -> None:
    """Offer the claims to GIS programs as a view with points, where PostGIS is switched on."""
    if connection.scalar(text("SELECT 1 FROM pg_extension WHERE extname = 'postgis'")):
        point = "ST_SetSRID(ST_MakePoint(claims.lon, claims.lat), 4326)::geometry(Point, 4326) AS point"
        source = "claims JOIN readings ON readings.key = claims.reading_key WHERE readings.superseded_by IS NULL"
        connection.execute(text(f"CREATE VIEW claims_on_map AS SELECT claims.*, {point} FROM {source}"))  # noqa: S608
