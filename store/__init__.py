"""Articles, claims and gaps, kept in one database."""

from store.adding import Added
from store.connection import store_url
from store.library import Store

__all__ = ["Added", "Store", "open_store"]


def open_store(url: str | None = None) -> Store:
    """Open the store at an address, else the one that CLAIMLINE_STORE names, else the user's own."""
    return Store(store_url(url))
