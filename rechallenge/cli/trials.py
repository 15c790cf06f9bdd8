"""The runs of worked cases that ``rechallenge test`` tells about."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rechallenge.cases import Case, Coverage, cases_path, coverage, judge, load_cases
from rechallenge.cli.findings import paths, place
from rechallenge.library import CASES_SUFFIX, SUFFIX, load, shipped
from rechallenge.model import Pathway
from rechallenge.problems import NotFound, Problem, Unreadable
from rechallenge.routes import routes
from rechallenge.walk import Walk
from rechallenge.wording import answer_name


class Trial(NamedTuple):
    """A case that was walked, and every way in which it failed."""

    case: Case
    walk: Walk
    problems: tuple[Problem, ...]


class Trials(NamedTuple):
    """The cases of one pathway; without the pathway, ``problems`` tell why it cannot be read."""

    name: str
    pathway: Pathway | None = None
    trials: tuple[Trial, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether something cannot be read or a case failed."""
        return bool(self.problems) or any(trial.problems for trial in self.trials)

    @property
    def covered(self) -> bool:
        """Whether every part of the pathway was passed by some case."""
        return self._coverage is not None and self._coverage.full

    @property
    def cases_file(self) -> str:
        """The name of the file in which the cases stand, or should stand."""
        file = self.pathway.file if self.pathway else self.name
        return Path(file).name.removesuffix(SUFFIX) + CASES_SUFFIX

    def coverage(self) -> Iterator[tuple[str, int, int, list[str]]]:
        """Yield what can be covered, how many of how many are, and what is not."""
        found = self._coverage
        if found is None:
            return
        for what in ("nodes", "answers", "outcomes", "limits"):
            part: dict[str, bool] = dict(getattr(found, what))
            missed = [_as_written(name) for name, hit in part.items() if not hit]
            yield what, len(part) - len(missed), len(part), missed

    @property
    def _coverage(self) -> Coverage | None:
        if self.pathway is None:
            return None
        return coverage(self.pathway, [trial.walk for trial in self.trials])


def all_trials(names: tuple[str, ...]) -> list[Trials]:
    """Run the cases of all pathways that are named; without names, of those that are shipped."""
    found: dict[str, Trials] = {}
    for name in names or shipped():
        try:
            found.update({path: _trials(path) for path in paths(name) if path not in found})
        except NotFound as error:
            found[name] = Trials(name, problems=(error.problem,))
    return list(found.values())


def _trials(name: str) -> Trials:
    try:
        pathway = load(place(name))
        cases = load_cases(pathway)
    except Unreadable as error:
        return Trials(name, problems=error.problems)
    except NotFound as error:
        return Trials(name, problems=(error.problem,))
    map = routes(pathway)
    file = str(cases_path(pathway) or pathway.file)
    walked = []
    for case in cases:
        walk, problems = judge(case, map, file)
        walked.append(Trial(case, walk, tuple(sorted(problems))))
    return Trials(pathway.id, pathway, tuple(walked))


def _as_written(name: str) -> str:
    """Write ``question: answer`` with the answer as in a file; an id alone stays as it is."""
    question, colon, answer = name.partition(": ")
    return f"{question}{colon}{answer_name(answer)}"
