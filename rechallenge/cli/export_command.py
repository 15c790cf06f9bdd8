"""``rechallenge export``: write a pathway as a flowchart or a text."""

import sys
from typing import TYPE_CHECKING, Any

import click

from rechallenge.cli import TOOL_MISSING
from rechallenge.cli.completion import complete_case, complete_pathway
from rechallenge.cli.report import fail, told

if TYPE_CHECKING:
    from rechallenge.exporters import Artifact, Request
    from rechallenge.flowchart import Options
    from rechallenge.model import Pathway
    from rechallenge.walk import Walk


@click.command("export")
@click.argument("pathway", shell_complete=complete_pathway)
@click.option("--to", "to", multiple=True, metavar="FORMAT", help="The format; repeatable.")
@click.option("-o", "--output", metavar="FILE|DIR", help="Where to; a folder for several formats.")
@click.option("--path", "path", metavar="CODE|ANSWERS", help="Highlight a walk; the rest is faded.")
@click.option(
    "--case", metavar="NAME", shell_complete=complete_case, help="Highlight a worked case."
)
@click.option(
    "--layout", type=click.Choice(["tb", "lr"]), default="tb", help="Top down, or left to right."
)
@click.option(
    "--theme",
    type=click.Choice(["safe", "colour", "print", "dark"]),
    default="safe",
    help="The colours; 'safe' is for colour-blind eyes too.",
)
@click.option(
    "--detail",
    type=click.Choice(["title", "doses", "evidence"]),
    default="evidence",
    help="What a box shows.",
)
@click.option(
    "--pages", type=click.Choice(["a4", "letter", "slide"]), help="Split the chart to pages."
)
@click.option(
    "--scale",
    type=click.FloatRange(0.1, 40),
    help="Pixels that a point takes in a PNG; left out: 300 dpi.",
)
@click.option(
    "--engine",
    type=click.Choice(["wasi", "dot"]),
    default="wasi",
    help="The built-in Graphviz, or the program 'dot'.",
)
@click.option("--force", is_flag=True, help="Write over files of another kind.")
@told
def command(pathway: str, to: tuple[str, ...], output: str | None, **wishes: Any) -> None:
    """Write PATHWAY, a shipped name or the path of a file, as a picture or a text.

    Formats: svg, png, pdf, dot, mermaid, outline. Left out, the end of the name after -o tells. A
    text can also go to a pipe. Files that rechallenge did not make are never written over without
    --force.
    """
    from rechallenge.cli import exporting
    from rechallenge.exporters import ExportError, Request, UnknownFormatError
    from rechallenge.files import NotWrittenError
    from rechallenge.flowchart.engines import EngineMissingError
    from rechallenge.library import load

    try:
        names = exporting.wanted_formats(to, output)
        plan = exporting.plan(names, output, sys.stdout.isatty())
        loaded = load(pathway)
        request = Request(loaded, _walk(loaded, wishes), _options(wishes))
        made = exporting.make(request, names)
        _deliver(request, made, plan, wishes["force"])
    except (UnknownFormatError, exporting.UsageProblemError) as error:
        raise click.UsageError(str(error)) from None
    except (ExportError, NotWrittenError) as error:
        fail(str(error))
    except EngineMissingError as error:
        fail(str(error), TOOL_MISSING)


def _deliver(
    request: "Request", made: "dict[str, tuple[Artifact, ...]]", plan: Any, force: bool
) -> None:
    from rechallenge.cli import exporting
    from rechallenge.files import write_all

    if plan.to_stdout:
        ((artifact, *others),) = made.values()
        if others:
            fail(f"{len(others) + 1} pages cannot go to a pipe; give a folder with -o")
        _print(artifact.data)
        return
    files = exporting.named_files(request.pathway.id, made, plan)
    exporting.refuse_foreign(files, request.pathway.file, force)
    write_all({file.path: file.data for file in files})
    for file in files:
        click.echo(file.path)


def _print(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except OSError as error:
        fail(f"standard output cannot be written: {(error.strerror or '').lower()}")


def _options(wishes: dict[str, Any]) -> "Options":
    from rechallenge.flowchart import Detail, Engine, Layout, Options, Paper, Theme

    return Options(
        Layout(wishes["layout"]),
        Theme(wishes["theme"]),
        Detail(wishes["detail"]),
        Paper(wishes["pages"]) if wishes["pages"] else None,
        wishes["scale"] or Options().scale,
        Engine(wishes["engine"]),
    )


def _walk(pathway: "Pathway", wishes: dict[str, Any]) -> "Walk | None":
    from rechallenge.cli import exporting

    path, case = wishes["path"], wishes["case"]
    if path is not None and case is not None:
        raise click.UsageError("give --path or --case, not both")
    if case is not None:
        return exporting.case_walk(pathway, case)
    return exporting.path_walk(pathway, path) if path is not None else None
