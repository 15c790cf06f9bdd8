"""The checks that a readable pathway must pass; one rule a module.

A check is a module with a ``CODE``, a docstring that is its manual page, and a function ``check``
that yields what it finds. It is registered by one row in `MODULES`, or by an entry point of the
group ``rechallenge.checks`` in another package.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Protocol

from rechallenge.model import Pathway
from rechallenge.problems import Problem, did_you_mean
from rechallenge.routes import Routes, routes
from rechallenge.spans import Span

MODULES: tuple[str, ...] = ()
"""The built-in checks, by the names of their modules here, in the order of the manual."""

GROUP = "rechallenge.checks"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: where, what is there, what would be right.

    ``node`` is the id of the node it is about, for waivers; empty where it is about no node.
    """

    span: Span
    message: str
    hint: str = ""
    node: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a check looks at: the pathway, the map of all it links to, and the day of the check."""

    pathway: Pathway
    map: Routes
    today: date


class Check(Protocol):
    """What a module must hold to be a check."""

    CODE: str
    __doc__: str | None

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield what is found."""


@cache
def checks() -> dict[str, Check]:
    """Return all checks by code: the built-in ones, then those of other packages by name."""
    modules: list[Check] = [import_module(f"{__name__}.{name}") for name in MODULES]
    others = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    modules.extend(point.load() for point in others)
    return {module.CODE: module for module in modules}


def check(pathway: Pathway, today: date) -> list[Problem]:
    """Run all checks on a pathway and return what they find, in file order, waivers applied.

    A waiver that waives nothing, or a check that does not exist, is a finding itself.
    """
    subject = Subject(pathway, routes(pathway), today)
    found = [(code, f) for code, module in checks().items() for f in module.check(subject)]
    used = set()
    problems = []
    for code, finding in found:
        waivers = [w for w in pathway.waivers if w.check == code and w.at in ("", finding.node)]
        used.update(waivers)
        if not waivers:
            problems.append(
                Problem(pathway.file, finding.span, code, finding.message, finding.hint)
            )
    for waiver in pathway.waivers:
        if waiver.check not in checks():
            message = f"no check named '{waiver.check}'"
            hint = did_you_mean(waiver.check, checks())
            problems.append(Problem(pathway.file, waiver.span, "unknown-check", message, hint))
        elif waiver not in used:
            message = f"nothing to waive for '{waiver.check}'"
            problems.append(
                Problem(pathway.file, waiver.span, "idle-waiver", message, "remove the waiver")
            )
    return sorted(problems)
