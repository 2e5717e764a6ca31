"""Run every benchmark beside this file, or those named, and print one Markdown table."""

import importlib
import sys
from pathlib import Path

from tests.bench.row import Row

PLAIN = {"__init__", "__main__", "row"}


def main() -> None:
    found = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in PLAIN and p.stem[0] != "_")
    rows: list[Row] = []
    for name in sys.argv[1:] or found:
        sys.stderr.write(f"measuring {name} …\n")
        rows += importlib.import_module(f"tests.bench.{name}").rows()
    lines = ["| room | what | Claimline | alternative | ratio |", "| --- | --- | --- | --- | --- |"]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.1f}×"
        lines.append(f"| {row.room} | {row.what} | {row.ours} | {row.other} | {ratio} |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
