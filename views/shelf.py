"""What all sessions share: the store's claims, laid out once for each version of the data."""

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import numpy as np
import streamlit as st

from claims.article import Article
from claims.claim import Claim
from claims.table import ClaimTable, Whole
from layers.cards import Card, Sheet, Unplaced, card, echoes_of, sheet, unplaced
from layers.kept import keep, kept
from layers.laid_out import laid_out
from layers.needed import Basis, needed
from layers.view import View, mentions
from store import Store, open_store
from views.mount import Carries, wrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a picture or a file of a view is made of, and what it says of all the data."""

    claims: tuple[Claim, ...]
    articles: tuple[Article, ...]
    basis: Basis


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

    def gathered(self, view: View) -> Gathered:
        """Fetch the claims that a view shows, and no others: the rest is only counted."""
        table, publishers = counted(self.version)
        words = view.words.strip()
        mentioned = {key for key, saying in self.kept.sayings() if mentions(words, saying)} if words else None
        keys, tally = needed(table, publishers, view, mentioned)
        with _undisturbed():
            claims = self.kept.claims_of(keys.tolist())
            articles = self.kept.family(claim.article for claim in claims)
        return Gathered(claims=claims, articles=articles, basis=Basis(data=self.version, tally=tally))


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
def counted(version: str) -> tuple[ClaimTable, dict[str, str]]:  # noqa: ARG001 - what it is kept under
    """Read all claims by the column, and the publishers of their articles: what a view's claims are found in."""
    return store().table(), store().publishers()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the garbage collector from looking for some among records that are only now read, time and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


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
