"""The evidence pack as one HTML file: the map with its scrubber and excerpts, and the data to import again, inside."""

import base64
import re
import zlib
from datetime import date
from pathlib import Path

from geo.errors import ClaimlineError
from layers.cards import card, echoes_of, sheet, unplaced
from layers.columns import pack
from layers.export import geojson
from layers.export.parcel import Parcel, by_stem
from layers.export.state import data_hash
from layers.ground import outline_of
from layers.map import standalone_html
from layers.view import View

_OPEN, _CLOSE = b'<script type="text/plain" id="claimline-data">', b"</script>"
_BLOCK = re.compile(re.escape(_OPEN) + rb"([A-Za-z0-9+/=]*)" + re.escape(_CLOSE))
_MOST_BYTES = 1_000_000_000


def write(what: Parcel, path: Path) -> None:
    """Write the map; the whole data lies beside it, compressed, where no script of the page looks."""
    articles = by_stem(what)
    columns = pack(what.claims, articles, version=data_hash(what.claims), outline_of=outline_of)
    echoes = echoes_of(articles.values())
    cards = [
        card(row, claim, articles, what.evidence.get(claim.id, ()), echoes.get(claim.article, ()))
        for row, claim in enumerate(what.claims[key] for key in columns.keys.tolist())
    ]
    sheets = [sheet(article) for article in articles.values()]
    listed = [unplaced(gap, articles) for gap in what.gaps]
    page = standalone_html(columns, cards, sheets, listed, _view(what), context=what.context)
    packed = base64.b64encode(zlib.compress(geojson.content(what), 9))
    head, end, tail = page.rpartition(b"</body>")
    path.write_bytes(head + _OPEN + packed + _CLOSE + end + tail)


def read(path: Path) -> Parcel:
    """Read the data that lies inside a page that was written here."""
    blocks = _BLOCK.findall(path.read_bytes())
    if not blocks:
        raise ClaimlineError(f"{path.name} is no evidence pack of Claimline's: choose one of its exports.")
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(base64.b64decode(blocks[-1], validate=True), _MOST_BYTES)
    except (zlib.error, ValueError):
        raise ClaimlineError(f"The data inside {path.name} is damaged: use another copy of it.") from None
    if not unpacker.eof:
        raise ClaimlineError(f"The data inside {path.name} is cut short or too large: use another copy of it.")
    return geojson.parsed(content, path.name)


def _view(what: Parcel) -> View:
    if what.state is not None:
        return what.state.view
    return View(day=max((c.reported_on for c in what.claims if c.reported_on), default=date(2022, 2, 24)))
