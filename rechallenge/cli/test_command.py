"""``rechallenge test``: run the worked cases of pathways.

How the cases fare is the result of this command, so it goes to standard output.
"""

from typing import TYPE_CHECKING, Any

import click

from rechallenge.cli import PROBLEMS
from rechallenge.cli.completion import complete_pathway
from rechallenge.cli.output import print_json, print_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rechallenge.cli.trials import Trial, Trials


@click.command("test")
@click.argument("names", nargs=-1, shell_complete=complete_pathway)
@click.option("--format", type=click.Choice(["text", "json"]), default="text", help="How to tell.")
@click.option("--allow-gaps", is_flag=True, help="Tell what no case covers, but do not fail.")
def command(names: tuple[str, ...], format: str, allow_gaps: bool) -> None:
    """Run the worked cases of the pathways NAMES; without any, of those that are shipped.

    NAMES are names of shipped pathways, files, or folders of pathways. It fails when a case does
    not reach its outcome, and when some node, answer, outcome or limit is in no case.
    """
    from rechallenge.cli.trials import all_trials

    found = all_trials(names)
    if format == "json":
        print_json({"format": 1, "kind": "test", "pathways": [_json(trials) for trials in found]})
    else:
        print_text("".join(f"{line}\n" for trials in found for line in _lines(trials)))
    if any(trials.failed or not (allow_gaps or trials.covered) for trials in found):
        raise SystemExit(PROBLEMS)


def _lines(trials: "Trials") -> "Iterator[str]":
    from rechallenge.prose import clean

    yield from (clean(str(problem)) for problem in trials.problems)
    if trials.pathway is None:
        return
    for trial in trials.trials:
        yield from (clean(str(problem)) for problem in trial.problems)
        if trial.problems:
            yield f"  the route of '{trial.case.id}': {_route(trial)}"
    yield f"{trials.name}: {clean(_score(trials))}"
    if trials.trials:
        counted = (f"{what} {hit} of {of}" for what, hit, of, _ in trials.coverage())
        yield f"  covered: {', '.join(counted)}"
        for what, _, _, missed in trials.coverage():
            yield from (f"  not covered: {what[:-1]} {name}" for name in missed)


def _score(trials: "Trials") -> str:
    number = len(trials.trials)
    if not number:
        return f"no cases; write them in {trials.cases_file}"
    failed = sum(bool(trial.problems) for trial in trials.trials)
    cases = "1 case" if number == 1 else f"{number} cases"
    return f"{cases}, {number - failed} passed, {failed} failed"


def _route(trial: "Trial") -> str:
    from rechallenge.checks.shared.route_words import route_text, walked

    return route_text(walked(trial.walk))


def _json(trials: "Trials") -> dict[str, Any]:
    return {
        "pathway": trials.name,
        "problems": _problems(trials.problems),
        "cases": [_case(trial) for trial in trials.trials],
        "coverage": {
            what: {"covered": hit, "of": of, "missed": missed}
            for what, hit, of, missed in trials.coverage()
        },
    }


def _case(trial: "Trial") -> dict[str, Any]:
    return {
        "case": trial.case.id,
        "title": trial.case.title,
        "kind": trial.case.kind.value,
        "passed": not trial.problems,
        "expected": trial.case.outcome,
        "reached": trial.walk.place.key,
        "answers": dict(trial.walk.answers),
        "problems": _problems(trial.problems),
    }


def _problems(problems: "Iterable[Any]") -> list[dict[str, Any]]:
    from rechallenge.cli.findings import finding

    return [finding(problem) for problem in problems]
