"""Which files the given paths hold, folder by folder, each with what its folder's `articles.toml` says of it."""

import os
import stat
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from claims.sources.archive import TORN, open_zip
from claims.sources.decode import one_line
from claims.sources.draft import Facts, Problem, Source, Unreadable
from claims.sources.registry import REGISTRY, read_registry

_NOTHING: Mapping[str, Facts] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to be read; `within` is its path below what the user named, `named` whether they named it itself."""

    source: Source
    facts: Facts
    within: str
    named: bool


def walk(paths: Iterable[Path]) -> Iterator[Found | Problem]:
    """Yield every file below the paths once, in the order of their names; hidden files and READMEs are left out."""
    seen: set[str] = set()
    for root in paths:
        for found in _below(root):
            if isinstance(found, Found):
                key = str(Path(found.source.path).absolute())
                if key in seen:
                    continue
                seen.add(key)
            yield found


def _below(root: Path) -> Iterator[Found | Problem]:
    if not root.exists():
        yield Problem(path=_shown(root), line="there is no such file or folder")
    elif not root.is_dir():
        yield from _single(root)
    else:
        for folder, names in _folders(root):
            yield from _folder(root, folder, names)


def _single(path: Path) -> Iterator[Found | Problem]:
    try:
        facts = _registry(path.parent)
    except Unreadable as error:
        yield Problem(path=_shown(path.parent / REGISTRY), line=str(error))
        return
    if path.name != REGISTRY:
        yield from _file(path, facts, within=path.name, named=True)


def _folders(root: Path) -> Iterator[tuple[Path, list[str]]]:
    for folder, below, names in os.walk(root):
        pages = {name.rsplit(".", 1)[0] + "_files" for name in names if name.endswith((".html", ".htm"))}
        below[:] = sorted(name for name in below if not _hidden(name) and name not in pages)
        yield Path(folder), sorted(names)


def _folder(root: Path, folder: Path, names: list[str]) -> Iterator[Found | Problem]:
    try:
        facts = _registry(folder)
    except Unreadable as error:
        yield Problem(path=_shown(folder / REGISTRY), line=str(error))
        return
    yield from _missing(_shown(folder / REGISTRY), facts, set(names))
    for name in names:
        if name != REGISTRY and not _hidden(name):
            path = folder / name
            yield from _file(path, facts, within=f"{root.name}/{path.relative_to(root).as_posix()}", named=False)


def _file(path: Path, facts: Mapping[str, Facts], *, within: str, named: bool) -> Iterator[Found | Problem]:
    shown = _shown(path)
    try:
        status = path.stat()
    except OSError as error:
        yield Problem(path=shown, line=f"cannot be opened ({error.strerror})")
        return
    if not stat.S_ISREG(status.st_mode):
        yield Problem(path=shown, line="is not a regular file")
        return
    source = Source(path=shown, name=path.name, size=status.st_size, open=lambda: path.open("rb"))
    if path.suffix.casefold() == ".zip":
        yield from _zip(source)
    else:
        yield Found(source=source, facts=facts.get(path.name, Facts()), within=within, named=named)


def _zip(source: Source) -> Iterator[Found | Problem]:
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            members = list(open_zip(source, archive))
            yield from (member for member in members if isinstance(member, Problem))
            yield from _members([member for member in members if isinstance(member, Source)], source.path)
    except Unreadable as error:
        yield Problem(path=source.path, line=str(error))
    except TORN:
        yield Problem(path=source.path, line="is a damaged zip, or none")


def _members(members: list[Source], archive: str) -> Iterator[Found | Problem]:
    by_folder: dict[str, dict[str, Source]] = {}
    for member in members:
        place = PurePosixPath(member.name)
        if not any(_hidden(part) for part in place.parts):
            by_folder.setdefault(str(place.parent), {})[place.name] = member
    for folder, files in by_folder.items():
        registry = files.pop(REGISTRY, None)
        try:
            facts = read_registry(registry.read()) if registry else _NOTHING
        except (Unreadable, *TORN) as error:
            yield Problem(path=f"{archive}!{folder}/{REGISTRY}", line=one_line(str(error)))
            continue
        yield from _missing(f"{archive}!{folder}/{REGISTRY}", facts, set(files))
        for name, source in files.items():
            yield Found(source=source, facts=facts.get(name, Facts()), within=source.name, named=False)


def _registry(folder: Path) -> Mapping[str, Facts]:
    path = folder / REGISTRY
    try:
        return read_registry(path.read_bytes()) if path.is_file() else _NOTHING
    except OSError as error:
        raise Unreadable(f"cannot be opened ({error.strerror})") from None


def _missing(path: str, facts: Mapping[str, Facts], names: set[str]) -> Iterator[Problem]:
    for name in facts:
        if "/" in name or "\\" in name:
            line = f'names "{one_line(name, 120)}" in another folder: give that folder an {REGISTRY} of its own'
            yield Problem(path=path, line=line)
        elif name not in names:
            yield Problem(
                path=path, line=f'names "{one_line(name, 120)}", which is not there: remove it or add the file'
            )


def _hidden(name: str) -> bool:
    return name.startswith(".") or name == "__MACOSX" or name.casefold().partition(".")[0] == "readme"


def _shown(path: Path) -> str:
    return one_line(str(path))
