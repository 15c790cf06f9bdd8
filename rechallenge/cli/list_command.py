"""``rechallenge list``: the pathways that come with rechallenge."""

from typing import TYPE_CHECKING, Any

import click

from rechallenge.cli import PROBLEMS
from rechallenge.cli.output import print_blocks, print_json
from rechallenge.cli.report import echo_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rechallenge.problems import Problem
    from rechallenge.prose import Block


@click.command("list")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", help="How to tell.")
@click.option("--no-colour", "--no-color", "no_colour", is_flag=True, help="Use no colour.")
def command(format: str, no_colour: bool) -> None:
    """List the pathways that come with rechallenge."""
    from rechallenge.library import shipped
    from rechallenge.problems import NotFound, Unreadable

    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for id in shipped():
        try:
            rows.append(_row(id))
        except Unreadable as error:
            problems.extend(error.problems)
        except NotFound as error:
            problems.append(error.problem)
    if format == "json":
        print_json(rows)
    else:
        print_blocks(_blocks(rows), no_colour)
    echo_problems(problems)
    if problems:
        raise SystemExit(PROBLEMS)


def _row(id: str) -> dict[str, Any]:
    from rechallenge.cases import load_cases
    from rechallenge.library import load
    from rechallenge.wording import status_text

    pathway = load(id)
    return {
        "id": pathway.id,
        "title": pathway.title,
        "version": pathway.version,
        "status": status_text(pathway),
        "severity": pathway.severity.value,
        "questions": sum(1 for _ in pathway.questions()),
        "outcomes": sum(1 for _ in pathway.outcomes()),
        "cases": len(load_cases(pathway)),
    }


def _blocks(rows: list[dict[str, Any]]) -> "Iterator[Block]":
    from rechallenge.prose import EMPTY, Block
    from rechallenge.wording import BANNER

    yield Block(BANNER, style="quiet")
    for row in rows:
        yield EMPTY
        yield Block(row["id"], style="title")
        yield Block(row["title"], "", 2)
        yield Block(
            f"version {row['version']} · {row['status']} · {row['severity']}", "", 2, "quiet"
        )
        counts = ", ".join(f"{row[what]} {what}" for what in ("questions", "outcomes", "cases"))
        yield Block(counts, "", 2, "quiet")
    if not rows:
        yield Block("No pathways are shipped.")
