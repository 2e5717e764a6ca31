"""Claimline for terminals and pipelines: every command is described by `cli.py --help`."""

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Literal, TextIO

import typer

from claims.demo import demo_readings
from claims.record import write_records
from claims.score import load
from claims.score import score as measured
from claims.scoreboard import board
from geo.errors import ClaimlineError
from geo.gazetteer import Gazetteer
from geo.import_river import import_river
from geo.importer import import_places
from layers import film as films
from layers.context import read_context
from layers.export import MAPS, Care, import_file, reopen
from layers.export import export as export_file
from layers.export.beside import beside
from layers.filters import NAMES, asked_view, written_day
from layers.laid_out import laid_out
from layers.needed import Basis
from layers.permalink import to_query
from layers.snapshot import snapshot as draw
from store import open_store
from store.connection import VARIABLE
from store.fill import fill, filled_store
from store.importing import take_in
from store.listing import listing
from store.progress import Progress, bar
from store.rereading import found_for

app = typer.Typer(
    help=__doc__, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)
gazetteer_app = typer.Typer(help="Places: find them by name, import more of them.", no_args_is_help=True)
river_app = typer.Typer(help="Rivers: import better lines.", no_args_is_help=True)
app.add_typer(gazetteer_app, name="gazetteer")
app.add_typer(river_app, name="river")


Output = Annotated[Path, typer.Option("-o", "--output", help="The file to write; its ending says the format.")]
Maybe = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")]
Day = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day on the slider.")]
Filters = Annotated[
    list[str] | None,
    typer.Option("--filter", metavar="NAME=VALUE", help=f"Show less; may be repeated. NAME: {', '.join(NAMES)}."),
]

Layers = Annotated[list[Path] | None, typer.Option(help="A GeoJSON, KML or folder of them, drawn as its maker's.")]


@app.command()
def read(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders of articles.")],
    form: Annotated[Literal["jsonl"], typer.Option("--format", help="How the claims are written.")] = "jsonl",
    output: Maybe = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say on standard output why each claim was read.")] = False,
) -> None:
    """Read articles into the store and write their claims, one JSON record a line.

    Takes text, HTML, JSON and JSONL corpora, RSS and Atom, WARC, and zip files of these, with articles.toml where
    there is one. The claims go to FILE or to standard output; with --explain, standard output has the explanations
    and the records are written where -o names a file. What cannot be read is named on standard error, one line each,
    and makes the exit status 2; the rest is read and kept all the same.
    """
    with open_store() as store, _lines_to(output) as file:
        records = file if form == "jsonl" and (output or not explain) else None
        with Progress(records, sys.stdout if explain else None) as progress:
            done = fill(store, paths, Gazetteer.load(), today=_today(), tell=progress, processes=os.cpu_count() or 1)
            lines = progress.last_words()
        for line in [*lines, str(done)] if done.articles else lines:
            _say(line)
        if done.lost and not done.articles:
            raise typer.Exit(2)  # before a file is put in place
    if done.lost:
        raise typer.Exit(2)


@app.command()
def snapshot(  # noqa: PLR0913, PLR0917 - each is an option
    output: Output,
    day: Day = None,
    filters: Filters = None,
    width: Annotated[int, typer.Option(help="Pixels.")] = 1600,
    height: Annotated[int, typer.Option(help="Pixels.")] = 1000,
    dpi: Annotated[float, typer.Option(help="Dots per inch.")] = 100,
    layer: Layers = None,
) -> None:
    """Draw the map of a day as PNG, SVG or PDF."""
    context = [drawn for path in layer or () for drawn in read_context(path)]
    with filled_store(today=_today()) as store:
        claims = store.claims()
        view = asked_view(claims, day, filters, today=_today())
        shown, basis = (claims, store.articles(), view, output), Basis(data=store.version())
        draw(*shown, width_px=width, height_px=height, dpi=dpi, context=context, basis=basis)


@app.command()
def export(  # noqa: PLR0913, PLR0917 - each is an option
    output: Output,
    day: Day = None,
    filters: Filters = None,
    grid: Annotated[float | None, typer.Option(help="Round positions to a grid of so many metres.")] = None,
    withhold: Annotated[float | None, typer.Option(help="Leave out reports of the last so many hours.")] = None,
    quotation: Annotated[int | None, typer.Option(help="Cut quotations to so many characters.")] = None,
    layer: Layers = None,
) -> None:
    """Write claims as .geojson, .gpkg, .kml, .csv, .parquet, .json, .html or .zip: all, or what a day shows."""
    if layer and output.suffix.lower() not in MAPS:
        raise ClaimlineError(f"Layers of others are drawn on the maps in {' and '.join(MAPS)}: leave out --layer.")
    context = [drawn for path in layer or () for drawn in read_context(path)]
    with filled_store(today=_today()) as store:
        claims = store.claims()
        view = asked_view(claims, day, filters, today=_today()) if day or filters else None
        care = Care(grid_m=grid, withhold_hours=withhold, as_of=datetime.now(UTC), quotation_chars=quotation)
        whole = (claims, store.articles(), store.gaps())
        why, data = store.evidence, store.version()
        what = export_file(*whole, view, output, care=care, evidence_of=why, context=context, data=data)
        _say(f"{len(what.claims)} claims of {len(what.articles)} articles in {output}")


@app.command()
def film(
    first: Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD", help="The first day.")],
    last: Annotated[str, typer.Option("--to", metavar="YYYY-MM-DD", help="The last day.")],
    output: Output,
    filters: Filters = None,
    step: Annotated[int, typer.Option(help="Days from one frame to the next.")] = 1,
    fps: Annotated[int, typer.Option(help="Frames a second.")] = 8,
) -> None:
    """Film the map over a range of days, as .gif or .mp4."""
    cut = films.Cut(first=written_day(first), last=written_day(last), step_days=step, frames_per_second=fps)
    with filled_store(today=_today()) as store, bar(" frames") as progress:
        claims = store.claims()
        view = asked_view(claims, first, filters, today=_today())
        films.film(claims, store.articles(), view, output, cut, progress=progress, data=store.version())


@app.command()
def show(file: Annotated[Path, typer.Argument(help="A PNG, SVG or PDF of Claimline's.")]) -> None:
    """Say which state of the map a picture shows, and whether the data has changed since."""
    with filled_store(today=_today()) as store:
        found = reopen(file, (), store.version())
    typer.echo(f"{found.words}\n?{to_query(found.state.view)}")


@app.command()
def articles() -> None:
    """List the articles in the store: stem, day and how it is known, language, claims, publisher, whose copy."""
    with filled_store(today=_today()) as store:
        typer.echo("\n".join(listing(store)))


@app.command("import")
def import_claims(
    file: Annotated[Path, typer.Argument(help="An export, or a CSV of events by ACLED or VIINA.")],
) -> None:
    """Take claims from a file into the store; articles that are there already stay as they are."""
    with open_store() as store:
        what = import_file(file, Gazetteer.load())
        added = take_in(store, what.claims, what.articles, what.gaps)
    _say(f"{added.new} articles imported, {added.unchanged} known before; {len(what.claims)} claims in {file.name}")


@app.command()
def score(
    gold: Annotated[Path, typer.Argument(help="Annotated claims, one JSON record a line.")],
    claims: Annotated[Path | None, typer.Argument(help="A file of claims, or a file or folder of articles.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed and what was invented.")] = False,
    min_f1: Annotated[float | None, typer.Option("--min-f1", help="Exit 1 when the claim F1 is lower.")] = None,
) -> None:
    """Measure the reader against annotated claims.

    Without CLAIMS, the articles that GOLD names are read anew: from the seeds, or else from the store.
    """
    annotated = load(gold)
    outcome = measured(annotated, found_for(annotated, claims, today=_today()))
    typer.echo("\n".join(board(outcome, misses=misses)))
    if min_f1 is not None and outcome.f1 < min_f1:
        raise typer.Exit(1)


@app.command("demo-claims")
def demo_claims(
    count: Annotated[int, typer.Argument(metavar="N", min=1, max=5_000_000, help="How many claims.")],
    output: Maybe = None,
    seed: Annotated[int, typer.Option(help="Another number gives other claims.")] = 1,
) -> None:
    """Make up claims for trying out the map: to a file, or into the store that CLAIMLINE_STORE names."""
    readings = demo_readings(count, seed=seed)
    if output is not None:
        with _lines_to(output) as file:
            write_records((claim for reading in readings for claim in reading.claims), file)
    elif VARIABLE not in os.environ:
        raise ClaimlineError(f"name a store of their own in {VARIABLE}, or a file with -o: they are not news")
    else:
        with open_store() as store:
            store.add(readings)
            laid_out(store)  # a million claims take the viewer's first start some seconds


@gazetteer_app.command("find")
def gazetteer_find(name: Annotated[str, typer.Argument(help="A place's name, in any spelling.")]) -> None:
    """List the places of a name, the likeliest spelling first."""
    found = Gazetteer.load().lookup(name)
    for place in found:
        where = ", ".join(filter(None, (place.admin2, place.admin1, place.country)))
        typer.echo("\t".join((place.id, place.name, place.kind, f"{place.lat:.5f} {place.lon:.5f}", where)))
    if not found:
        raise ClaimlineError(f'the gazetteer knows no "{name[:80]}": import a fuller one with gazetteer import FILE')


@gazetteer_app.command("import")
def gazetteer_import(file: Annotated[Path, typer.Argument(help="A GeoNames dump or its zip, or a map file.")]) -> None:
    """Import places from a GeoNames dump (UA.txt or its zip), a GeoJSON, a GeoPackage or an OSM extract."""
    with bar(" rows") as progress:
        done = import_places(file, progress=progress)
    with bar(" places compiled") as progress:
        Gazetteer.load(progress=progress)
    for remark in done.remarks[:50]:  # the count below tells how many more
        _say(f"{file.name}, line {remark.line}: {remark.reason}")
    faulty = sum(not remark.kept for remark in done.remarks)
    _say(f"{done.kept} places imported, {faulty} rows left out as faulty, {done.passed_over} of other kinds")


@river_app.command("import")
def river_import(
    file: Annotated[Path, typer.Argument(help="A GeoJSON, GeoPackage or OSM extract with the line.")],
    river: Annotated[str | None, typer.Argument(help="Such as river:oskil; else the file's name says it.")] = None,
) -> None:
    """Import a better line of a river, used from then on."""
    river = river or f"river:{file.stem.casefold()}"
    _say(f"{river} now has a line of {import_river(file, river)} points")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit status: 0, 1 when interrupted or under the mark, 2 for wrong input or usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app(args=arguments, prog_name="cli.py")
    except ClaimlineError as error:
        _say(" ".join(str(error).split()))
        return 2
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _today() -> date:
    return datetime.now().astimezone().date()


def _say(line: str) -> None:
    sys.stderr.write(f"claimline: {line}\n")


@contextmanager
def _lines_to(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    with beside(path) as draft, draft.open("w", encoding="utf-8") as file:
        yield file


if __name__ == "__main__":
    sys.exit(main())
