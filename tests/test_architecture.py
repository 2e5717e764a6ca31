"""The house rules: who may import whom, and which library lives in which room."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claims.lexicon import everywhere

ROOT = Path(__file__).parents[1]
ROOMS = ("geo", "claims", "store", "layers", "views", "app", "cli")
MAY_IMPORT = {
    "geo": set(),
    "claims": {"geo"},
    "store": {"claims", "geo"},
    "layers": {"claims", "geo"},
    "views": {"claims", "geo", "store", "layers"},
    "app": {"claims", "geo", "store", "layers", "views"},
    "cli": {"claims", "geo", "store", "layers"},
}
ONLY_IN = {
    "streamlit": {"app", "views"},
    "folium": {"layers"},
    "branca": {"layers"},
    "pyproj": {"geo"},
    "sqlalchemy": {"store"},
    "geopandas": {"geo", "layers"},
    "matplotlib": {"layers"},
    "typer": {"cli"},
}


def modules() -> Iterator[tuple[str, Path]]:
    for room in ROOMS:
        for path in [ROOT / f"{room}.py", *sorted((ROOT / room).rglob("*.py"))]:
            if path.exists():
                yield room, path


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize(("room", "path"), [pytest.param(r, p, id=str(p.relative_to(ROOT))) for r, p in modules()])
def test_imports_run_down_the_corridor(room: str, path: Path) -> None:
    found = imported(path)
    strangers = (found & set(ROOMS)) - MAY_IMPORT[room] - {room}
    assert not strangers, f"{room} must not import {strangers}"
    for library, rooms in ONLY_IN.items():
        assert library not in found or room in rooms, f"{library} belongs in {rooms}"


def test_the_clock_is_an_argument() -> None:
    for room, path in modules():
        if room in {"geo", "claims", "layers"}:
            text = path.read_text("utf-8")
            assert "date.today(" not in text, path
            assert ".now(" not in text, path


def test_nothing_else_at_the_top() -> None:
    rooms = {"geo", "layers", "claims", "store", "views", "app.py", "cli.py", "data", "tests", "seeds", "docs"}
    papers = {"README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "pyproject.toml"}
    allowed = rooms | papers | {"requirements.txt", "requirements-dev.txt", "build", "out", "__pycache__"}
    top = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")}
    assert top <= allowed


def test_function_words_asked_for_are_in_a_table() -> None:
    """A rule that asks for words that no grammar.toml has would never hold, and nobody would see it."""
    asked = re.compile(r'\b(?:words|everywhere)\(((?:\s*"[^"]+",?)+)\s*\)')
    code = "".join(path.read_text("utf-8") for path in (ROOT / "claims").rglob("*.py"))
    tags = {tag for match in asked.finditer(code) for tag in re.findall(r'"([^"]+)"', match[1])}
    assert {tag for tag in tags if not everywhere(tag)} == set()
    known = {row["tag"] for path in ROOT.glob("data/lexicon/*/grammar.toml") for row in _rows(path)}
    assert {tag for tag in known if f'"{tag}"' not in code} == set()  # nor does a table hold words for nobody


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["row"]
    return rows
