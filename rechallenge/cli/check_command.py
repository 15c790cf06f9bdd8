"""``rechallenge check``: find what is wrong with pathway files."""

from datetime import date

import click

from rechallenge.cli import PROBLEMS
from rechallenge.cli.report import echo_problems, told


@click.command("check")
@click.argument("files", nargs=-1)
@told
def command(files: tuple[str, ...]) -> None:
    """Find what is wrong with pathway FILES; without any, with those that are shipped."""
    from rechallenge.checks import check
    from rechallenge.library import load, shipped

    problems = [p for name in files or shipped() for p in check(load(name), date.today())]
    echo_problems(problems)
    if problems:
        raise SystemExit(PROBLEMS)
