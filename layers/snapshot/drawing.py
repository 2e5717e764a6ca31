"""What a snapshot is drawn from, gathered once for every kind of file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.article import Article
from claims.claim import Claim
from layers.context import ContextLayer, on_day
from layers.export.state import PROGRAM, State, data_hash
from layers.needed import Basis
from layers.permalink import to_query
from layers.snapshot.foot import Citation
from layers.snapshot.frame import Frame, frame
from layers.snapshot.ground import Ground, ground, on_ground
from layers.snapshot.marks import Shown, shown
from layers.snapshot.sheet import Sheet
from layers.snapshot.wording import ATTRIBUTION, long_date
from layers.style import LIGHT
from layers.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a picture is, `dpi` pixels to an inch of paper, and the address of the app that its permalink opens."""

    width_px: int = 1600
    height_px: int = 1000
    dpi: float = 100
    address: str = "http://localhost:8501"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One state of the map, ready to be drawn."""

    shown: Shown
    articles: Mapping[str, Article]
    state: State
    citation: Citation
    frame: Frame
    looks: Ground
    dpi: float
    context: tuple[ContextLayer, ...] = ()

    @property
    def title(self) -> str:
        """The title that the file carries."""
        return f"Claimline: {long_date(self.shown.view.day)}"

    def sheet(self) -> Sheet:
        """Return an empty sheet of the right size."""
        return Sheet(self.frame, self.dpi, LIGHT.surface)


def drawing(
    claims: Iterable[Claim],
    articles: Iterable[Article],
    view: View,
    size: Size,
    context: Iterable[ContextLayer] = (),
    basis: Basis | None = None,
) -> Drawing:
    """Gather what a snapshot of a view needs."""
    claims, articles = tuple(claims), tuple(articles)
    state = State(view=view, data_hash=basis.data if basis else data_hash(claims))
    page = frame(size.width_px, size.height_px, size.dpi)
    seen = shown(claims, articles, view, basis.tally if basis else None)
    looks = ground(view, seen.seats, page.map)
    return Drawing(
        shown=on_ground(seen, looks),
        articles={article.stem: article for article in articles},
        state=state,
        citation=Citation(
            permalink=f"{size.address.rstrip('/')}/?{to_query(view)}",
            data_hash=state.data_hash,
            program=PROGRAM,
            attribution=ATTRIBUTION,
        ),
        frame=page,
        looks=looks,
        dpi=size.dpi,
        context=on_day(context, view.day),
    )
