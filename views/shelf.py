"""What all sessions share: the store's contents, laid out once for each version of the data."""

import gc
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from claims.article import Article
from claims.claim import Claim, Gap
from layers.cards import Card, Sheet, Unplaced, card, echoes_of, sheet, unplaced
from layers.columns import Columns, pack
from layers.ground import outline_of
from layers.map import page
from store import Store, open_store
from views.mount import Carries, wrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One version of the store, ready to be looked at; `order` leads from a column's index back to its claim."""

    version: str
    claims: tuple[Claim, ...]
    articles: Mapping[str, Article]
    gaps: tuple[Gap, ...]
    echoes: Mapping[str, tuple[Article, ...]]
    order: tuple[Claim, ...]
    bytes_for_map: bytes

    def cards(self, rows: Iterable[int]) -> tuple[Card, ...]:
        """Lay out the claims of these rows; rows that do not exist are left out, and so is the evidence."""
        known = [(row, self.order[row]) for row in rows if 0 <= row < len(self.order)]
        return tuple(card(row, claim, self.articles, (), self.echoes.get(claim.article, ())) for row, claim in known)

    def sheet(self, stem: str) -> Sheet | None:
        """Lay out one article."""
        article = self.articles.get(stem)
        return None if article is None else sheet(article)

    def unplaced(self) -> tuple[Unplaced, ...]:
        """Lay out the gaps."""
        return tuple(unplaced(gap, self.articles) for gap in self.gaps)


@st.cache_resource
def the_store(url: str) -> Store:
    """Open the store once for all sessions; `url` is empty for the default one."""
    return open_store(url or None)


def store() -> Store:
    """Return the store that CLAIMLINE_STORE names."""
    return the_store(os.environ.get("CLAIMLINE_STORE", ""))


@st.cache_resource(max_entries=2, show_spinner="Laying out the claims …")
def shelf(version: str) -> Shelf:
    """Lay out the store once for each version of its data."""
    # Claims never become garbage: looking for some among them while they are read takes a third of the time, and
    # Streamlit, which collects after every run of a script, would look again at each click.
    gc.disable()
    try:
        laid_out = _laid_out(version)
    finally:
        gc.enable()
    gc.collect()
    gc.freeze()
    return laid_out


def _laid_out(version: str) -> Shelf:
    kept = store()
    articles = {article.stem: article for article in kept.articles()}
    claims = kept.claims()
    columns: Columns = pack(claims, articles, version=version, outline_of=outline_of)
    return Shelf(
        version=version,
        claims=claims,
        articles=articles,
        gaps=kept.gaps(),
        echoes=echoes_of(articles.values()),
        order=columns.order,
        bytes_for_map=wrap(Carries.MAP, columns.payload),
    )


@st.cache_resource
def bytes_for_page() -> bytes:
    """Build folium's page once: its element ids are random, and a second one would be another page."""
    return wrap(Carries.PAGE, page().encode())
