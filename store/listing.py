"""The articles in a store as lines for the terminal."""

from collections import Counter
from collections.abc import Iterator

from store import Store


def listing(store: Store) -> Iterator[str]:
    """Yield a line an article: stem, day and how it is known, language, claims, publisher, whose copy it is."""
    counts = Counter(claim.article for claim in store.claims())
    for article in store.articles():
        day = f"{article.published or 'undated'} {article.published_basis}".strip()
        copy = f"copy of {article.echo_of}" if article.echo_of else ""
        row = (article.stem, day, article.language, str(counts[article.stem]), article.publisher, copy)
        yield "\t".join(row).rstrip()
