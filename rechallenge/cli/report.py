"""How the commands say what is wrong."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, NoReturn, ParamSpec, TypeVar

import click

from rechallenge.cli import PROBLEMS, TOOL_MISSING
from rechallenge.plugins import BrokenPlugin
from rechallenge.problems import NotFound, Problem, Unreadable

P = ParamSpec("P")
T = TypeVar("T")


def echo_problems(problems: Iterable[Problem]) -> None:
    """Print problems on standard error, one a line."""
    for problem in problems:
        click.echo(str(problem), err=True)


def fail(message: str, code: int = PROBLEMS) -> NoReturn:
    """Print a message on standard error and exit with a code."""
    click.echo(f"rechallenge: {message}", err=True)
    raise SystemExit(code)


def told(run: Callable[P, T]) -> Callable[P, T]:
    """Let a command tell about files that are not there or cannot be read, and exit with 1."""

    @wraps(run)
    def telling(*args: P.args, **kwargs: P.kwargs) -> Any:
        try:
            return run(*args, **kwargs)
        except Unreadable as error:
            echo_problems(error.problems)
        except NotFound as error:
            echo_problems([error.problem])
        except BrokenPlugin as error:
            fail(str(error), TOOL_MISSING)
        raise SystemExit(PROBLEMS)

    return telling
