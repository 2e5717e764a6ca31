"""The tables. A row is superseded, never deleted; a column's name is its field's."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

SCHEMA = 2
METADATA = MetaData()
_KEY = BigInteger().with_variant(Integer, "sqlite")

# What each version of the tables added to the one before.
ADDED = {2: ("ALTER TABLE claims ADD COLUMN ambiguous TEXT",)}

META = Table("meta", METADATA, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

# One row for each state that an article was ever in. `copies` is shared by all the articles that are one text.
ARTICLES = Table(
    "articles",
    METADATA,
    Column("key", _KEY, primary_key=True, autoincrement=True),
    Column("stem", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("published", Date),
    Column("published_basis", Text, nullable=False),
    Column("sketch", LargeBinary, nullable=False),
    Column("copies", _KEY),
    Index("articles_by_stem", "stem", "digest", unique=True),
    Index("articles_by_copies", "copies"),
)

# What was read from an article, by which reader; the newest reading of a stem has no `superseded_by`.
READINGS = Table(
    "readings",
    METADATA,
    Column("key", _KEY, primary_key=True, autoincrement=True),
    Column("article_key", _KEY, ForeignKey("articles.key"), nullable=False),
    Column("stem", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("reader_version", Text, nullable=False),
    Column("superseded_by", _KEY, ForeignKey("readings.key")),
    Index("readings_by_stem", "stem", "superseded_by"),
)

CLAIMS = Table(
    "claims",
    METADATA,
    Column("key", _KEY, primary_key=True, autoincrement=True),
    Column("reading_key", _KEY, ForeignKey("readings.key"), nullable=False),
    Column("id", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("claimant", Text, nullable=False),
    Column("claimant_role", Text),
    Column("claimant_kind", Text, nullable=False),
    Column("claimant_side", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("toponym", Text, nullable=False),
    Column("place", Text),
    Column("place_id", Text),
    Column("feature", Text),
    Column("part", Text),
    Column("relation", Text, nullable=False),
    Column("lon", Float),
    Column("lat", Float),
    Column("radius_m", Float),
    Column("event_start", Date),
    Column("event_end", Date),
    Column("said_on", Date),
    Column("reported_on", Date),
    Column("background", Boolean, nullable=False),
    Column("gap", Text),
    Column("ambiguous", Text),
    Index("claims_by_reading", "reading_key"),
    Index("claims_by_id", "id"),
)

GAPS = Table(
    "gaps",
    METADATA,
    Column("key", _KEY, primary_key=True, autoincrement=True),
    Column("reading_key", _KEY, ForeignKey("readings.key"), nullable=False),
    Column("article", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("toponym", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("gaps_by_reading", "reading_key"),
)

# The steps behind a claim, as one JSON text.
EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("reading_key", _KEY, ForeignKey("readings.key"), primary_key=True),
    Column("claim_id", Text, primary_key=True),
    Column("steps", Text, nullable=False),
    Index("evidence_by_claim", "claim_id"),
)

# Where copies are looked for: likely copies share a band.
BANDS = Table(
    "bands",
    METADATA,
    Column("band", BigInteger, primary_key=True),
    Column("article_key", _KEY, ForeignKey("articles.key"), primary_key=True),
)
