"""The text of a piece of HTML, furniture and all, one block a paragraph."""

import re

from lxml import etree, html

from claims.sources.decode import neutral

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dt",
        "figcaption",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "li",
        "main",
        "nav",
        "p",
        "section",
        "table",
        "td",
        "th",
        "time",
        "title",
        "tr",
        "ul",
    ]
)


def plain(markup: str) -> str:
    """Return what a reader would see of a fragment or page of HTML."""
    if not markup.strip():
        return ""
    try:
        tree = html.fromstring(f"<div>{neutral(markup)}</div>")
    except (etree.ParserError, ValueError):
        return ""
    etree.strip_elements(tree, "script", "style", "noscript", etree.Comment, with_tail=False)
    for element in tree.iter(etree.Element):
        if element.tag in _BLOCKS:
            element.text = f"\n\n{element.text or ''}"
            element.tail = f"\n\n{element.tail or ''}"
    return re.sub(r"[ \t]*\n\s*", "\n\n", tree.text_content()).strip()
