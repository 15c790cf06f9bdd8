"""The checks that a readable pathway must pass; one rule a module.

A check is a module with a ``CODE``, a docstring that is its manual page
(`rechallenge.checks.manual` makes pages of them), and a function ``check`` that yields what it
finds. It is registered by one row in `MODULES`, or by an entry point of the group
``rechallenge.checks`` in another package.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib import import_module
from typing import NamedTuple, Protocol

from rechallenge.graph import Graph
from rechallenge.model import Pathway, Waiver
from rechallenge.plugins import load_plugin, plugin_names
from rechallenge.problems import Problem, did_you_mean
from rechallenge.routes import Place, Routes, routes
from rechallenge.spans import Span

MODULES = (
    "unguarded_reexposure",
    "excluded_yet_given",
    "permissive_not_known",
    "unreachable",
    "outcome_never_reached",
    "no_way_out",
    "loop_without_limit",
    "idle_limit",
    "no_citation",
    "recalled_number",
    "efficacy_as_safety",
    "unlisted_source",
    "uncited_source",
    "unused_evidence",
    "repeated_source",
    "review_date",
    "abbreviation",
    "long_text",
    "repeated_label",
    "file_name",
)
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


@dataclass(frozen=True)
class Subject:
    """What a check looks at: the pathway, the map of all it links to, and the day of the check."""

    pathway: Pathway
    map: Routes
    today: date

    @cached_property
    def graph(self) -> Graph:
        """The map as a graph."""
        return Graph(self.map)

    def is_own(self, place: Place) -> bool:
        """Whether a place is one of the pathway itself, not one behind a link."""
        return place.pathway is self.pathway


class Check(Protocol):
    """What a module must hold to be a check."""

    CODE: str
    __doc__: str | None

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield what is found."""


class Waived(NamedTuple):
    """A waiver in use, and how many findings it covers."""

    waiver: Waiver
    findings: int


class Verdict(NamedTuple):
    """What all checks found in a pathway: the problems in file order, and the waivers in use."""

    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...]


@cache
def checks() -> dict[str, Check]:
    """Return all checks by code: the built-in ones, then those of other packages by name.

    Raises `rechallenge.plugins.BrokenPlugin`.
    """
    modules: list[Check] = [import_module(f"{__name__}.{name}") for name in MODULES]
    modules.extend(load_plugin(GROUP, name) for name in plugin_names(GROUP))
    return {module.CODE: module for module in modules}


def check(pathway: Pathway, today: date) -> list[Problem]:
    """Run all checks on a pathway and return what they find, in file order, waivers applied."""
    return list(verdict(pathway, today).problems)


def verdict(pathway: Pathway, today: date) -> Verdict:
    """Run all checks on a pathway and apply its waivers.

    A waiver that waives nothing, or a check that does not exist, is a finding itself.
    """
    subject = Subject(pathway, routes(pathway), today)
    problems: list[Problem] = []
    used: Counter[int] = Counter()
    for code, module in checks().items():
        waivers = [(n, w) for n, w in enumerate(pathway.waivers) if w.check == code]
        for finding in module.check(subject):
            covering = [n for n, w in waivers if w.at in ("", finding.node)]
            used.update(covering)
            if not covering:
                message, hint = finding.message, finding.hint
                problems.append(Problem(pathway.file, finding.span, code, message, hint))
    problems.extend(_misused(pathway, used))
    waived = (Waived(pathway.waivers[number], times) for number, times in sorted(used.items()))
    return Verdict(tuple(sorted(problems)), tuple(waived))


def _misused(pathway: Pathway, used: Counter[int]) -> Iterator[Problem]:
    for number, waiver in enumerate(pathway.waivers):
        if waiver.check not in checks():
            message = f"no check named '{waiver.check}'"
            hint = did_you_mean(waiver.check, checks()) or "remove the waiver"
            yield Problem(pathway.file, waiver.span, "unknown-check", message, hint)
        elif not used[number]:
            where = f" at '{waiver.at}'" if waiver.at else ""
            message = f"nothing to waive for '{waiver.check}'{where}"
            yield Problem(pathway.file, waiver.span, "idle-waiver", message, "remove the waiver")
