"""Whatever the bytes, the door gives articles or lines, never an exception."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import Article
from claims.door import articles
from claims.sources.dated import printed_date
from claims.sources.decode import neutral
from claims.sources.naming import row_name, safe_stem

ENDINGS = (".txt", ".html", ".json", ".jsonl", ".xml", ".zip", ".warc", "")
STARTS = (
    b"",
    b"<html><p>",
    b'[{"text":',
    b'{"text":"a","date":',
    b"<rss><channel><item>",
    b"PK\x03\x04",
    b"WARC/1.0\r\n",
)


@pytest.mark.parametrize("ending", ENDINGS)
@given(start=st.sampled_from(STARTS), data=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@settings(max_examples=60, deadline=None)
def test_no_bytes_break_the_door(ending: str, start: bytes, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{ending}"
        path.write_bytes(start + data)
        found = list(articles([path], today=date(2026, 1, 1), languages=frozenset({"en"})))
    assert found
    for one in found:
        if isinstance(one, Article):
            assert one.text == neutral(one.text)
            assert "\x00" not in one.text
            one.text.encode()
        else:
            assert "\n" not in one.line


@given(st.text(max_size=400), st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_dates(text: str, url: str) -> None:
    dated = printed_date(text, url)
    assert dated is None or dated.basis in {"stated", "page", "url"}


@given(st.text(max_size=300), st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_no_name_leaves_its_folder(name: str, url: str) -> None:
    for stem in (safe_stem(name), row_name("c.jsonl", given=name, url=url, title=name, text="")):
        assert stem
        assert not set(stem) & set("/\\\0\n")
        assert stem.strip(".")
        assert len(stem) <= 130
