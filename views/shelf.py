"""What all sessions share: the store's claims, laid out once for each version of the data."""

import gc
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import streamlit as st

from claims.article import Article
from claims.claim import Claim, Gap
from claims.table import Whole
from layers.cards import Card, Sheet, Unplaced, card, echoes_of, sheet, unplaced
from layers.kept import keep, kept
from layers.laid_out import laid_out
from layers.view import mentions
from store import Store, open_store
from views.mount import Carries, wrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Everything:
    """All records of one version of the store: what files are made of."""

    claims: tuple[Claim, ...]
    articles: tuple[Article, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One version of the store, ready to be looked at; `keys` leads from a column's index to the claim in the store.

    Records are fetched for what is asked about: of a million claims a reader opens a hundred.
    """

    version: str
    keys: Whole
    newest: date | None
    bytes_for_map: bytes
    kept: Store

    def cards(self, rows: Iterable[int]) -> tuple[Card, ...]:
        """Lay out the claims of these rows; rows that do not exist are left out, and so is the evidence."""
        known = [row for row in rows if 0 <= row < len(self.keys)]
        claims = self.kept.claims_of(self.keys[known].tolist())
        articles = {article.stem: article for article in self.kept.family(claim.article for claim in claims)}
        echoes = echoes_of(articles.values())
        return tuple(
            card(row, claim, articles, (), echoes.get(claim.article, ()))
            for row, claim in zip(known, claims, strict=True)
        )

    def sheet(self, stem: str) -> Sheet:
        """Lay out one article."""
        return sheet(self.kept.article(stem))

    def unplaced(self) -> tuple[Unplaced, ...]:
        """Lay out the gaps."""
        gaps = self.kept.gaps()
        articles = {article.stem: article for article in self.kept.family({gap.article for gap in gaps})}
        return tuple(unplaced(gap, articles) for gap in gaps)

    def mentioning(self, words: str) -> list[int]:
        """Return the rows of the claims in which all of these words are found."""
        found = [key for key, saying in self.kept.sayings() if mentions(words, saying)]
        rows: list[int] = np.flatnonzero(np.isin(self.keys, found)).tolist()
        return rows

    def everything(self) -> Everything:
        """Return all there is, for a file or a picture of it."""
        return everything(self.version)


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
    columns = laid_out(store())
    return Shelf(
        version=version,
        keys=columns.keys,
        newest=columns.newest,
        bytes_for_map=wrap(Carries.MAP, columns.payload),
        kept=store(),
    )


@st.cache_resource(max_entries=1, show_spinner=False)
def everything(version: str) -> Everything:  # noqa: ARG001 - the version is what it is kept under
    """Fetch every record, once for each version of the data."""
    # Records never become garbage: looking for some among them while they are read takes a third of the time, and
    # Streamlit, which collects after every run of a script, would look again at each click.
    gc.disable()
    try:
        there = store()
        found = Everything(claims=there.claims(), articles=there.articles(), gaps=there.gaps())
    finally:
        gc.enable()
    gc.collect()
    gc.freeze()
    return found


@st.cache_resource
def bytes_for_page() -> bytes:
    """Build folium's page once: its element ids are random, and a second one would be another page."""
    found = kept("page", "")
    if found is None:
        # folium and the ground's libraries take half a second to load.
        from layers.map import page  # noqa: PLC0415

        found = page().encode()
        keep("page", "", found)
    return wrap(Carries.PAGE, found)
