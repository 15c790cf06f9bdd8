"""``rechallenge test``: run the worked cases of pathways."""

import click

from rechallenge.cli import PROBLEMS
from rechallenge.cli.report import echo_problems, told


@click.command("test")
@click.argument("names", nargs=-1)
@told
def command(names: tuple[str, ...]) -> None:
    """Run the worked cases of the pathways NAMES; without any, of those that are shipped."""
    from rechallenge.cases import judge_all, load_cases
    from rechallenge.library import load, shipped

    failed = False
    for name in names or shipped():
        pathway = load(name)
        cases = load_cases(pathway)
        problems, covered = judge_all(pathway, cases)
        echo_problems(problems)
        failed = failed or bool(problems) or not covered.full
        click.echo(f"{pathway.id}: {len(cases)} cases")
        for what in ("nodes", "answers", "outcomes", "limits"):
            part = getattr(covered, what)
            missed = [key for key, hit in part.items() if not hit]
            click.echo(f"  {what}: {len(part) - len(missed)} of {len(part)}")
            for key in missed:
                click.echo(f"    not covered: {key}")
    if failed:
        raise SystemExit(PROBLEMS)
