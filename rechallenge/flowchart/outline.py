"""A chart in words: all that its boxes show, and all that stands behind them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rechallenge.flowchart.arrows import outcome_there
from rechallenge.flowchart.evidence import Evidence, number_sources
from rechallenge.flowchart.order import order
from rechallenge.flowchart.text import clean
from rechallenge.flowchart.trail import Trail, trail
from rechallenge.model import (
    Action,
    Answer,
    Citation,
    Link,
    Node,
    Outcome,
    Pathway,
    Question,
    Statement,
)
from rechallenge.walk import Walk
from rechallenge.wording import (
    DISCLAIMER,
    citation_text,
    dose_text,
    limit_text,
    reference,
    stamp,
    statement_text,
    status_text,
)


class Entry(NamedTuple):
    """A paragraph of an outline; ``mark`` stands before it. An empty one is an empty line."""

    text: str = ""
    indent: int = 0
    mark: str = ""


def entries(pathway: Pathway, walk: Walk | None, made_by: str) -> Iterator[Entry]:
    """Yield the outline of a pathway, its texts made safe. ``made_by`` begins the last line."""
    for entry in _Outline(pathway, walk).entries(made_by):
        yield Entry(clean(entry.text), entry.indent, entry.mark)


class _Outline:
    def __init__(self, pathway: Pathway, walk: Walk | None) -> None:
        read = order(pathway)
        self.pathway = pathway
        self.numbers = {id: number for number, id in enumerate(read.nodes, 1)}
        self.evidence: Evidence = number_sources(pathway, read.nodes)
        self.passed: Trail | None = trail(walk) if walk else None

    def entries(self, made_by: str) -> Iterator[Entry]:
        yield from self._head()
        for id in self.numbers:
            yield Entry()
            yield from self._node(self.pathway.node(id))
        yield from self._background()
        yield from self._sources()
        yield from self._abbreviations()
        yield Entry()
        yield Entry(made_by + stamp(self.pathway))
        yield Entry(DISCLAIMER)

    def _head(self) -> Iterator[Entry]:
        pathway = self.pathway
        title = clean(pathway.title)
        yield Entry(title.upper())
        yield Entry()
        for mark, text in {
            "Drug: ": pathway.drug,
            "Adverse event: ": f"{pathway.adverse_event} ({pathway.severity.value})",
            "Population: ": pathway.population,
            "Not for: ": "; ".join(pathway.not_for),
            "Rechallenge here means: ": ", ".join(k.value for k in pathway.rechallenge),
            "Grading: ": pathway.grading,
            "Status: ": status_text(pathway),
            "Authors: ": ", ".join(pathway.authors) or "none named",
            "Reviewers: ": ", ".join(pathway.reviewers) or "none yet",
        }.items():
            if text:
                yield Entry(text, 0, mark)
        yield Entry(f"Start at {self._to(pathway.start)}")

    def _node(self, node: Node) -> Iterator[Entry]:
        number = f"{self.numbers[node.id]}. "
        yield Entry(f"{self._kind(node)}: {node.text}{self._signs(node.evidence)}", 0, number)
        if self.passed and (steps := self.passed.nodes.get(node.id)):
            yield Entry(f"Step {', '.join(map(str, steps))} of the walk", 3, "* ")
        if node.why:
            yield Entry(node.why, 3, "Why: ")
        match node:
            case Question():
                yield from self._question(node)
            case Action():
                yield from self._action(node)
            case Outcome():
                yield from self._list("What happens next:", node.next)
                yield from self._list("Warnings:", node.warnings)
            case Link():
                yield from self._link(node)

    def _kind(self, node: Node) -> str:
        match node:
            case Outcome():
                return f"OUTCOME, {node.disposition.value.upper()}"
            case _:
                return node.kind.upper()

    def _question(self, node: Question) -> Iterator[Entry]:
        if node.how:
            yield Entry(node.how, 3, "How: ")
        yield from self._list("Look for:", node.look_for)
        yield Entry("Answers:", 3)
        for answer in node.answers:
            yield from self._answer(node, answer)
        if node.excludes:
            texts = "; ".join(a.text for a in node.answers if a.id in node.excludes)
            yield Entry(f"The drug must not be given again after: {texts}", 3)

    def _answer(self, node: Question, answer: Answer) -> Iterator[Entry]:
        limit = limit_text(answer)
        onward = f"go to {self._to(answer.target)}"
        if limit:
            onward = f"{limit} {onward}, after that to {self._to(answer.after_that)}"
        yield Entry(f"{answer.text}{self._signs(answer.evidence)} → {onward}", 5, "- ")
        if answer.note:
            yield Entry(answer.note, 7)
        for used_up in (False, True):
            if self.passed and (s := self.passed.ways.get((node.id, answer.id, used_up))):
                after = ", when it was used up" if used_up else ""
                yield Entry(f"Given at step {', '.join(map(str, s))} of the walk{after}", 7, "* ")

    def _action(self, node: Action) -> Iterator[Entry]:
        yield from self._list("Steps:", node.steps)
        if node.doses:
            yield Entry("Doses, one after the other:", 3)
            for dose in node.doses:
                yield Entry(f"{dose_text(dose)}{self._signs(dose.evidence)}", 5, "- ")
        yield from self._list("Monitoring:", node.monitoring)
        wait = f"after {node.wait} " if node.wait else ""
        yield Entry(f"Then: {wait}go to {self._to(node.target)}", 3)

    def _link(self, node: Link) -> Iterator[Entry]:
        there = self.pathway.linked.get(node.pathway)
        title = f"{there.title} ({node.pathway})" if there else node.pathway
        yield Entry(title, 3, "Pathway: ")
        for back in node.returns:
            text = outcome_there(self.pathway, node, back.outcome)
            yield Entry(f"When it ends with: {text} → go to {self._to(back.target)}", 5, "- ")
        named = {back.outcome for back in node.returns}
        for outcome in there.outcomes() if there else ():
            if outcome.id not in named:
                said = f"{outcome.disposition.value}: {outcome.text}"
                yield Entry(f"It may also end there: {said}", 5, "- ")

    def _list(self, title: str, statements: Iterable[Statement]) -> Iterator[Entry]:
        for i, statement in enumerate(statements):
            if not i:
                yield Entry(title, 3)
            signs = self._signs(statement.evidence)
            yield Entry(f"{statement_text(statement)}{signs}", 5, "- ")

    def _background(self) -> Iterator[Entry]:
        for note in self.pathway.background:
            about = f" (about {note.about.value})" if note.about else ""
            yield Entry()
            yield Entry(f"BACKGROUND: {note.title}{about}")
            for statement in note.notes:
                cited = self._cited(statement.evidence)
                yield Entry(f"{statement_text(statement)}{cited}", 5, "- ")

    def _sources(self) -> Iterator[Entry]:
        if not self.pathway.citations:
            return
        yield Entry()
        yield Entry("SOURCES, AND WHAT WAS FOUND IN THEM")
        for id, number in self.evidence.numbers.items():
            source = self.pathway.source(id)
            yield Entry(reference(source) if source else id, 0, f"{number}. ")
            yield from self._findings(c for c in self.pathway.citations if c.source == id)
        rest = [c for c in self.pathway.citations if c.source not in self.evidence.numbers]
        for sign, meaning in self.evidence.marks():
            yield Entry(meaning, 0, f"{sign} ")
        yield from self._findings(rest)

    def _findings(self, citations: Iterable[Citation]) -> Iterator[Entry]:
        for citation in citations:
            about = f" About {citation.about.value}." if citation.about else ""
            trust = citation_text(self.pathway, citation)
            yield Entry(f"{citation.finding}{about} — {trust}", 5, "- ")

    def _abbreviations(self) -> Iterator[Entry]:
        if self.pathway.abbreviations:
            said = "; ".join(f"{short}: {long}" for short, long in self.pathway.abbreviations)
            yield Entry()
            yield Entry(said, 0, "Abbreviations: ")

    def _to(self, id: str) -> str:
        return f"{self.numbers[id]}, {self.pathway.node(id).text}"

    def _signs(self, cited: Iterable[str]) -> str:
        signs = self.evidence.signs(cited)
        return f" [{signs}]" if signs else ""

    def _cited(self, cited: Iterable[str]) -> str:
        said = "; ".join(citation_text(self.pathway, self.pathway.citation(id)) for id in cited)
        return f" — {said}" if said else ""
