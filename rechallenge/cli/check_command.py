"""``rechallenge check``: find what is wrong with pathway files.

What is found is the result of this command, so it goes to standard output.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from rechallenge.cli import PROBLEMS
from rechallenge.cli.completion import complete_pathway
from rechallenge.cli.output import print_json, print_text
from rechallenge.cli.report import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rechallenge.cli.findings import Checked
    from rechallenge.problems import Problem


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date:
    """Read a day, written as in a pathway file."""
    from rechallenge.format import DATE

    if value is None:
        return date.today()
    try:
        day: date = DATE.parse(value)
    except ValueError as error:
        raise click.BadParameter(f"'{value}': {error}", ctx, param) from None
    return day


def _complete_code(ctx: Any, param: Any, incomplete: str) -> list[CompletionItem]:
    from rechallenge.checks import checks

    return [CompletionItem(code) for code in checks() if code.startswith(incomplete)]


def _explain(ctx: click.Context, param: click.Parameter, code: str | None) -> None:
    if code is None or ctx.resilient_parsing:
        return
    from rechallenge.checks import checks
    from rechallenge.checks.manual import page
    from rechallenge.problems import did_you_mean

    if code not in checks():
        hint = did_you_mean(code, checks()) or "checks: " + ", ".join(checks())
        raise click.BadParameter(f"no check named '{code}'; {hint}", ctx, param)
    print_text(page(checks()[code]))
    ctx.exit()


@click.command("check")
@click.argument("files", nargs=-1, shell_complete=complete_pathway)
@click.option(
    "--format", type=click.Choice(["text", "json", "github"]), default="text", help="How to tell."
)
@click.option("--today", metavar="DATE", callback=_day, help="The day of the check, if not today.")
@click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=_explain,
    shell_complete=_complete_code,
    help="Show the manual page of a check, and nothing else.",
)
@told
def command(files: tuple[str, ...], format: str, today: date) -> None:
    """Find what is wrong with pathway FILES; without any, with those that are shipped.

    FILES are names of shipped pathways, files, folders of pathways, or - for standard input. The
    worked cases beside a pathway are checked along with it.
    """
    from rechallenge.cli.findings import gathered

    found = gathered(files, today)
    match format:
        case "json":
            print_json(_json(found, today))
        case "github":
            print_text("".join(f"{line}\n" for line in _annotations(found)))
        case _:
            print_text("".join(f"{line}\n" for line in _lines(found)))
    if any(checked.problems for checked in found):
        raise SystemExit(PROBLEMS)


def _lines(found: "Iterable[Checked]") -> "Iterator[str]":
    """Yield each finding once, then for each file how many there are and what is waived."""
    from rechallenge.prose import clean

    shown: set[Problem] = set()
    for checked in found:
        yield from (clean(str(problem)) for problem in checked.problems if problem not in shown)
        shown.update(checked.problems)
        number = len(checked.problems)
        said = "no findings" if not number else "1 finding" if number == 1 else f"{number} findings"
        covered = sum(waived.findings for waived in checked.waived)
        yield clean(f"{checked.name}: {said}" + (f", {covered} waived" if covered else ""))
        for waiver, findings in checked.waived:
            where = f" at '{waiver.at}'" if waiver.at else ""
            yield f"  waived: {waiver.check}{where} ({findings}): {clean(waiver.reason)}"


def _json(found: "Iterable[Checked]", day: date) -> dict[str, Any]:
    from rechallenge.cli.findings import finding

    return {
        "format": 1,
        "kind": "check",
        "today": str(day),
        "files": [
            {
                "file": checked.name,
                "findings": [finding(problem) for problem in checked.problems],
                "waived": [
                    {"check": w.check, "at": w.at, "reason": w.reason, "findings": number}
                    for w, number in checked.waived
                ],
            }
            for checked in found
        ],
    }


def _annotations(found: "Iterable[Checked]") -> "Iterator[str]":
    """Yield the findings as GitHub reads them, with its rules for what may stand in them."""
    for problem in dict.fromkeys(problem for checked in found for problem in checked.problems):
        message = " — ".join(filter(None, [problem.message, problem.hint]))
        where = {
            "file": problem.file,
            "line": str(problem.span.line),
            "col": str(problem.span.column),
            "title": problem.code,
        }
        properties = ",".join(f"{key}={_in_property(value)}" for key, value in where.items())
        yield f"::error {properties}::{_in_message(message)}"


def _in_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")
