"""GeoParquet: the claims as a typed table with geometry; where they come from, articles and gaps as its metadata."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from geo.errors import ClaimlineError
from layers.export.arrow import claims_of, frame
from layers.export.parcel import Parcel, by_stem, envelope, unpacked

_KEY = b"claimline"
_PANDAS = b"pandas"


def write(what: Parcel, path: Path) -> None:
    """Write the parcel."""
    frame(what.claims, by_stem(what)).to_parquet(path, index=False)
    written = pq.read_table(path)
    metadata = (written.schema.metadata or {}) | {_KEY: envelope(what).encode()}
    metadata.pop(_PANDAS, None)  # it names types that only pandas with Arrow's own knows: others failed to read them
    pq.write_table(written.replace_schema_metadata(metadata), path, compression="zstd")


def read(path: Path) -> Parcel:
    """Read a parcel that was written here."""
    try:
        found = pq.read_table(path)
    except (pa.ArrowException, OSError):
        raise ClaimlineError(f"{path.name} is no readable Parquet file: use another copy of it.") from None
    told = (found.schema.metadata or {}).get(_KEY)
    if told is None:
        raise ClaimlineError(f"{path.name} holds no claims of Claimline's: choose one of its exports.")
    return unpacked(claims_of(found), told.decode("utf-8", "replace"))
