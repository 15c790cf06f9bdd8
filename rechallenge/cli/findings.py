"""What ``rechallenge check`` finds in the files it is given, whatever they hold."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from rechallenge.bibliography import FILE, read_bibliography
from rechallenge.cases import load_cases
from rechallenge.checks import Waived, verdict
from rechallenge.library import CASES_SUFFIX, STDIN, SUFFIX, files, load, locate, read_text, shipped
from rechallenge.problems import NotFound, Problem, Unreadable


class Checked(NamedTuple):
    """A file that was checked: its name as it is shown, what was found, the waivers in use."""

    name: str
    problems: tuple[Problem, ...] = ()
    waived: tuple[Waived, ...] = ()


def paths(name: str) -> list[str]:
    """Return the names that a name stands for: a folder stands for the pathways in it.

    Raises `NotFound` for a folder without any.
    """
    if name == STDIN or not os.path.isdir(name):
        return [name]
    found = [str(path) for path in files(Path(name))]
    if not found:
        raise NotFound(name, f"a folder without a pathway file (*{SUFFIX})")
    return found


def place(name: str) -> str:
    """Return the path of a name, relative to the folder where the command was given if it is below.

    Raises `NotFound`.
    """
    path = locate(name)
    if not os.path.isabs(path) or os.path.isabs(name):
        return path
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here)


def finding(problem: Problem) -> dict[str, Any]:
    """Return a finding as JSON has it."""
    return {
        "file": problem.file,
        "line": problem.span.line,
        "column": problem.span.column,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def gathered(names: tuple[str, ...], today: date) -> list[Checked]:
    """Check all files, without names the shipped ones, and return what was found in each, once."""
    found: dict[str, Checked] = {}
    for name in names or shipped():
        try:
            found.update((p, _checked(p, today)) for p in paths(name) if p not in found)
        except NotFound as error:
            found[name] = Checked(name, (error.problem,))
    return list(found.values())


def _checked(name: str, today: date) -> Checked:
    shown = "<stdin>" if name == STDIN else name
    try:
        path = place(name)
        if path.endswith(CASES_SUFFIX):
            return Checked(shown, _of_cases(path))
        if Path(path).name == FILE:
            read_bibliography(read_text(path), path)
            return Checked(shown)
        pathway = load(path)
    except Unreadable as error:
        return Checked(shown, error.problems)
    except NotFound as error:
        return Checked(shown, (error.problem,))
    found = verdict(pathway, today)
    return Checked(shown, (*found.problems, *_problems(lambda: load_cases(pathway))), found.waived)


def _of_cases(path: str) -> tuple[Problem, ...]:
    beside = path.removesuffix(CASES_SUFFIX) + SUFFIX
    if not Path(beside).is_file():
        raise NotFound(path, f"there is no {Path(beside).name} beside these cases")
    return _problems(lambda: load_cases(load(beside)))


def _problems(read: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        read()
    except Unreadable as error:
        return error.problems
    except NotFound as error:
        return (error.problem,)
    return ()
