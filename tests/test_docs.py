"""The documents are held to the code."""

import dataclasses
import re
from pathlib import Path

import pytest

from claims.article import Article
from claims.claim import Claim, ClaimantKind, Gap, Kind

ROOT = Path(__file__).parents[1]
DICTIONARY = (ROOT / "docs" / "data-dictionary.md").read_text("utf-8")


@pytest.mark.parametrize("record", [Claim, Article, Gap], ids=lambda r: r.__name__)
def test_every_field_is_in_the_data_dictionary(record: type) -> None:
    named = set(re.findall(r"`(\w+)`", DICTIONARY))
    missing = {field.name for field in dataclasses.fields(record)} - named
    assert not missing


def test_every_value_of_the_enumerations_is_in_the_data_dictionary() -> None:
    for value in [*Kind, *ClaimantKind]:
        assert f"`{value}`" in DICTIONARY


def test_decision_records_are_numbered_once() -> None:
    numbers = [path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md")]
    assert len(numbers) == len(set(numbers))
    assert all(number.isdigit() for number in numbers)


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    source = (ROOT / "cli.py").read_text("utf-8")
    named = re.findall(r'@(\w+)\.command\("?([\w-]*)"?[^)]*\)\s*def (\w+)', source)
    assert named
    for _, given, function in named:
        command = given or function.replace("_", "-")
        assert command in readme or command == "demo-claims"


def test_the_readme_points_at_files_that_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    linked = re.findall(r"\]\(([^)#:]+)\)", readme)
    coded = re.findall(r"`((?:claims|geo|store|layers|tests|seeds|views|docs)/[\w./-]*)`", readme)
    assert linked
    assert coded
    for name in linked + coded:
        assert (ROOT / name).exists(), name
