"""Worked cases: the answers for a patient and the outcome they must reach, and why."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from rechallenge.format import ANSWER_ID
from rechallenge.library import CASES_SUFFIX, SUFFIX, bibliography, read_text
from rechallenge.model import Pathway
from rechallenge.problems import Findings, Problem, did_you_mean
from rechallenge.reader import Bibliography
from rechallenge.routes import Routes, routes
from rechallenge.shapes import (
    BAD,
    ID,
    SLUG,
    TEXT,
    ById,
    Key,
    Needs,
    Parsed,
    Record,
    Schema,
    Single,
    Whole,
    words,
)
from rechallenge.spans import NOWHERE, Span
from rechallenge.vocabulary import Provenance
from rechallenge.walk import Walk, replay
from rechallenge.wording import answer_name
from rechallenge.yamltree import parse


class Kind(Enum):
    """Whether a case happened."""

    PUBLISHED = "published patient"
    MADE_UP = "made-up"


@dataclass(frozen=True, slots=True)
class Given:
    """One answer of a case, by the key that the walk gives it."""

    key: str
    answer: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    answer_span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Case:
    """A patient, the answers in the order in which they are asked, and the end they lead to."""

    id: str
    title: str
    kind: Kind
    story: str
    answers: tuple[Given, ...]
    outcome: str
    because: str
    source: str = ""
    place: str = ""
    provenance: Provenance | None = None
    differs: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    source_span: Span = field(default=NOWHERE, compare=False, repr=False)
    outcome_span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def given(self) -> dict[str, str]:
        """The answers by key, in order."""
        return {given.key: given.answer for given in self.answers}


_KEY = rf"{SLUG}(/{SLUG}){{0,9}}(#([2-9]|[1-9][0-9]{{1,3}}))?"
_PLACE = rf"{SLUG}(/{SLUG}){{0,9}}"


def _place(text: str) -> str:
    if not re.fullmatch(_PLACE, text):
        raise ValueError("should be the id of an outcome, or link/outcome behind a link")
    return text


ANSWERS = ById(
    Single(ANSWER_ID, Given),
    most=1000,
    what="answers",
    pattern=re.compile(_KEY),
    form="write question, question#2 for its second visit, link/question behind a link",
)
"""Answers by the key that the walk gives them, read as a tuple of `Given`."""

CASE = Record(
    "a case",
    Case,
    {
        "title": Key("title", TEXT, needed=True),
        "kind": Key("kind", words(Kind), needed=True),
        "source": Key("source", ID, placed=True, about="an id from the list of sources"),
        "place": Key("place", TEXT, about="where in the source"),
        "provenance": Key("provenance", words(Provenance)),
        "story": Key("story", TEXT, needed=True, about="what is known of the patient"),
        "answers": Key("answers", ANSWERS, needed=True),
        "outcome": Key("outcome", Parsed(_place, _PLACE, "malformed-id"), True, placed=True),
        "because": Key("because", TEXT, needed=True, about="why this is the right end"),
        "differs": Key("differs", TEXT, about="where the published course differs"),
    },
    rules=(Needs("kind", ("source", "place", "provenance", "differs"), (Kind.PUBLISHED.value,)),),
)


def _values(**values: Any) -> dict[str, Any]:
    return values


CASES = Record(
    "the cases file",
    _values,
    {
        "format": Key("format", Whole(1, 1), needed=True),
        "pathway": Key("pathway", ID, needed=True, placed=True),
        "cases": Key("cases", ById(CASE, 1, what="cases", partial=True), needed=True),
    },
    partial=True,
)


def cases_schema() -> Schema:
    """Return the JSON Schema of a cases file, for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "rechallenge cases, format 1",
        **CASES.schema(),
    }


def cases_path(pathway: Pathway) -> Path | None:
    """Return the cases file beside a pathway's file, or None where there is none."""
    if not pathway.file.endswith(SUFFIX):
        return None
    path = Path(pathway.file.removesuffix(SUFFIX) + CASES_SUFFIX)
    return path if path.is_file() else None


def load_cases(pathway: Pathway) -> tuple[Case, ...]:
    """Return the cases in the file beside a pathway's file; none where there is no such file.

    Raises `Unreadable` and `NotFound`.
    """
    path = cases_path(pathway)
    if path is None:
        return ()
    return read_cases(read_text(str(path)), str(path), pathway, bibliography(path.parent))


def read_cases(
    text: str, file: str, pathway: Pathway, bibliography: Bibliography | None = None
) -> tuple[Case, ...]:
    """Return the cases that a text holds for a pathway.

    Their sources are those of the pathway and of ``bibliography``. Raises `Unreadable` with all
    findings.
    """
    findings = Findings(file)
    values = CASES.read(parse(text, file, findings), findings)
    if values is BAD:
        raise findings.unreadable()
    if values.get("pathway", pathway.id) != pathway.id:
        message = f"these cases are for '{values['pathway']}', not '{pathway.id}'"
        findings(values["pathway_span"], "wrong-pathway", message)
    cases: tuple[Case, ...] = values.get("cases", ())
    sources = {source.id for source in pathway.sources}.union(bibliography or ())
    for case in cases:
        if case.source and case.source not in sources:
            hint = did_you_mean(case.source, sources) or "describe it in sources.json"
            message = f"no source '{case.source}' is described"
            findings(case.source_span, "unknown-source", message, hint)
    if findings:
        raise findings.unreadable()
    return cases


def judge(case: Case, map: Routes, file: str) -> tuple[Walk, list[Problem]]:
    """Walk a case and return the walk with every way in which the case fails.

    ``file`` is the name of the cases file, for the places of the problems.
    """
    walked, misfits = replay(map, case.given)
    found: list[Problem] = []
    places = {given.key: given.span for given in case.answers}
    for misfit in misfits:
        if not misfit.waits:
            message = f"case '{case.id}': the answer at '{misfit.key}' is not used"
            found.append(Problem(file, places[misfit.key], "case-answer", message, misfit.why))
    if not walked.outcome and not found:
        message = f"case '{case.id}' ends before an outcome, at the question '{walked.key}'"
        answers = walked.question.answers if walked.question else ()
        hint = "its answers: " + ", ".join(answer_name(a.id) for a in answers)
        found.append(Problem(file, case.span, "case-unfinished", message, hint))
    if walked.outcome and walked.place.key != case.outcome:
        ends = [end.key for end in map.ends()]
        message = f"case '{case.id}' reaches '{walked.place.key}', not '{case.outcome}'"
        hint = "" if case.outcome in ends else did_you_mean(case.outcome, ends)
        found.append(Problem(file, case.outcome_span, "case-outcome", message, hint))
    return walked, found


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a set of walks has passed of a pathway's own nodes (places behind links not counted).

    Each part maps what can be passed to whether it was: nodes by id, answers by
    ``question: answer``, outcomes by id, limits by ``question: answer``.
    """

    nodes: Mapping[str, bool]
    answers: Mapping[str, bool]
    outcomes: Mapping[str, bool]
    limits: Mapping[str, bool]

    @property
    def full(self) -> bool:
        """Whether everything was passed."""
        parts = (self.nodes, self.answers, self.outcomes, self.limits)
        return all(all(part.values()) for part in parts)


def coverage(pathway: Pathway, walks: list[Walk]) -> Coverage:
    """Measure what some walks have passed of a pathway."""
    own = [step for walk in walks for step in walk.steps if step.place.key == step.place.node.id]
    passed = {step.place.node.id for step in own}
    passed |= {walk.place.key for walk in walks}
    given = {(s.place.node.id, s.answer.id) for s in own if s.answer}
    used_up = {(s.place.node.id, s.answer.id) for s in own if s.answer and s.used_up}
    answers = [(q, a) for q in pathway.questions() for a in q.answers]
    return Coverage(
        {node.id: node.id in passed for node in pathway.nodes},
        {f"{q.id}: {a.id}": (q.id, a.id) in given for q, a in answers},
        {outcome.id: outcome.id in passed for outcome in pathway.outcomes()},
        {f"{q.id}: {a.id}": (q.id, a.id) in used_up for q, a in answers if a.at_most is not None},
    )


def judge_all(pathway: Pathway, cases: tuple[Case, ...]) -> tuple[list[Problem], Coverage]:
    """Walk all cases of a pathway; return what fails and what was covered."""
    map = routes(pathway)
    file = str(cases_path(pathway) or pathway.file)
    judged = [judge(case, map, file) for case in cases]
    return (
        sorted(p for _, problems in judged for p in problems),
        coverage(pathway, [walked for walked, _ in judged]),
    )


__all__ = [
    "Case",
    "Coverage",
    "Given",
    "Kind",
    "cases_schema",
    "coverage",
    "judge",
    "judge_all",
    "load_cases",
    "read_cases",
]
