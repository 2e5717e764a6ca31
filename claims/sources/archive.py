"""Zip files and web archives: many articles in one file, read one at a time, nothing unpacked to the disk."""

import contextlib
import functools
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from claims.sources.decode import decode, one_line
from claims.sources.draft import LIMIT_BYTES, Draft, Problem, Source, Unreadable
from claims.sources.naming import row_name
from claims.sources.webpage import webpage_draft

_MOST_MEMBERS = 200_000
_MOST_BYTES = 4_000_000_000
_MOST_RATIO = 200
_SMALL = 1_000_000
TORN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


def open_zip(source: Source, archive: zipfile.ZipFile) -> Iterator[Source | Problem]:
    """Yield the files of a zip as sources; name those that a careful reader does not open."""
    members = [info for info in archive.infolist() if not info.is_dir()]
    if len(members) > _MOST_MEMBERS or sum(info.file_size for info in members) > _MOST_BYTES:
        raise Unreadable("unpacks to more than 200,000 files or 4 GB: split it")
    for info in sorted(members, key=lambda member: member.filename):
        path = f"{source.path}!{one_line(info.filename, 200)}"
        place = PurePosixPath(info.filename.replace("\\", "/"))
        if place.is_absolute() or ".." in place.parts or ":" in place.parts[0]:
            yield Problem(path=path, line="points outside the archive: it was not read")
        elif info.flag_bits & 1:
            yield Problem(path=path, line="is encrypted: unpack it and read it from there")
        elif info.file_size > _SMALL and info.file_size > _MOST_RATIO * max(1, info.compress_size):
            yield Problem(path=path, line="unpacks to over 200 times its size: it was not read")
        else:
            yield Source(
                path=path, name=place.as_posix(), size=info.file_size, open=functools.partial(archive.open, info)
            )


def read_web_archive(source: Source) -> Iterator[Draft | Problem]:
    """Yield the pages that a WARC file holds; what is not a page of text is passed over."""
    found = False
    with source.open() as stream:
        try:
            records = ArchiveIterator(stream)
            while (record := _next(records)) is not None:
                if _is_page(record):
                    found = True
                    yield _page(source, record)
        except (ArchiveLoadFailed, *TORN):
            yield Problem(path=source.path, line="is damaged, or no web archive: only what stands before was read")
            return
    if not found:
        raise Unreadable("holds no web page")


def _next(records: Iterator[ArcWarcRecord]) -> ArcWarcRecord | None:
    # The library writes its doubts about a damaged file straight to standard error.
    with contextlib.redirect_stderr(io.StringIO()):
        try:
            return next(records, None)
        except (AttributeError, ValueError, TypeError, LookupError) as error:  # what it trips over in torn headers
            raise ArchiveLoadFailed(str(error)) from error


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type == "conversion":
        return True
    headers = record.http_headers
    if record.rec_type != "response" or headers is None:
        return False
    return str(headers.get_statuscode()) == "200" and "text/html" in (headers.get_header("Content-Type") or "")


def _page(source: Source, record: ArcWarcRecord) -> Draft | Problem:
    url = one_line(record.rec_headers.get_header("WARC-Target-URI") or "", 2000)
    path = f"{source.path}!{url}"
    name = row_name(source.name, given="", url=url, title="", text=path)
    data = record.content_stream().read(LIMIT_BYTES)
    try:
        if record.rec_type == "conversion":
            return Draft(path=path, name=name, text=decode(data), url=url)
        return webpage_draft(decode(data), path=path, name=name, url=url)
    except Unreadable as error:
        return Problem(path=path, line=str(error))
