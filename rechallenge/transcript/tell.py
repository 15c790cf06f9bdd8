"""A walk to the account of it."""

from collections.abc import Iterable, Sequence

from rechallenge.model import Action, Dose, Link, Outcome, Pathway, Question, Statement
from rechallenge.pathcode import encode
from rechallenge.routes import Place
from rechallenge.transcript.account import (
    Account,
    Asked,
    Done,
    End,
    Entered,
    Evidence,
    Offered,
    Passage,
    Reference,
    Said,
    Waiting,
    Weakness,
)
from rechallenge.transcript.grounds import default_mark, grounds, is_default, weakest
from rechallenge.transcript.timeplan import time_plan
from rechallenge.walk import Step, Walk
from rechallenge.wording import (
    BANNER,
    DISCLAIMER,
    answer_name,
    citation_text,
    dose_text,
    reference,
    stamp,
    statement_text,
    status_text,
)
from rechallenge.writer import content_hash


def tell(walked: Walk) -> Account:
    """Return the account of a walk, finished or not."""
    teller = Teller()
    pathway = walked.pathway
    steps = tuple(
        teller.passage(step, n, first_time(walked.steps, n))
        for n, step in enumerate(walked.steps, 1)
    )
    number = len(steps) + 1
    end = teller.end(walked.place, walked.place.key, number, True) if walked.outcome else None
    places = [(n, grounds(step.place, step.answer)) for n, step in enumerate(walked.steps, 1)]
    if end:
        places.append((number, grounds(walked.place)))
    found = weakest(places)
    return Account(
        pathway=pathway.id,
        title=pathway.title,
        version=pathway.version,
        content=content_hash(pathway),
        status=status_text(pathway),
        drug=pathway.drug,
        adverse_event=pathway.adverse_event,
        severity=pathway.severity.value,
        banner=BANNER,
        stamp=stamp(pathway),
        steps=steps,
        outcome=end,
        waiting=_waiting(walked, number),
        plan=time_plan(walked),
        weakest=Weakness(*found) if found else None,
        on_default=tuple(n for n, c in places if c and all(map(is_default, c))),
        partly_on_default=tuple(
            n for n, c in places if any(map(is_default, c)) and not all(map(is_default, c))
        ),
        references=teller.references(),
        code=encode(walked),
        disclaimer=DISCLAIMER,
    )


def tell_step(steps: Sequence[Step], number: int) -> Passage:
    """Return the account of one step of a walk alone."""
    return Teller().passage(steps[number - 1], number, first_time(steps, number))


def first_time(steps: Sequence[Step], number: int) -> int | None:
    """Return the number of the first step at the place of a step, or None at the first itself."""
    key = steps[number - 1].place.key
    first = next(n for n, step in enumerate(steps, 1) if step.place.key == key)
    return first if first < number else None


def tell_end(place: Place, number: int) -> End:
    """Return the account of the outcome at the end of a walk alone."""
    return Teller().end(place, place.key, number, True)


class Teller:
    """Tells steps one by one, and numbers the documents in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._texts: dict[str, str] = {}

    def passage(self, step: Step, number: int, as_at: int | None = None) -> Passage:
        """Return the account of a step; ``as_at`` is the number of the same step before it."""
        place = step.place
        node = place.node
        cited = grounds(place, step.answer)
        match node:
            case Question():
                answer = step.answer
                assert answer is not None
                return Asked(
                    number=number,
                    key=step.key,
                    pathway=place.pathway.id,
                    text=node.text,
                    answer=answer_name(answer.id),
                    answer_text=answer.text,
                    note=answer.note,
                    round=step.round,
                    rounds=answer.at_most,
                    used_up=step.used_up,
                    default_mark=default_mark(cited),
                    evidence=self._evidence(place, step),
                )
            case Action():
                return Done(
                    number=number,
                    key=step.key,
                    pathway=place.pathway.id,
                    text=node.text,
                    as_at=as_at,
                    why=node.why,
                    steps=_said(node.steps),
                    doses=tuple(_dose(dose) for dose in node.doses),
                    monitoring=_said(node.monitoring),
                    wait=str(node.wait or ""),
                    default_mark=default_mark(cited),
                    evidence=self._evidence(place, step),
                )
            case Link():
                return Entered(
                    number=number,
                    key=step.key,
                    pathway=place.pathway.id,
                    text=node.text,
                    why=node.why,
                    into=node.pathway,
                    title=place.pathway.linked[node.pathway].title,
                    default_mark=default_mark(cited),
                    evidence=self._evidence(place, step),
                )
            case Outcome():
                return self.end(place, step.key, number, False)

    def end(self, place: Place, key: str, number: int, final: bool) -> End:
        """Return the account of an outcome."""
        node = place.node
        assert isinstance(node, Outcome)
        return End(
            number=number,
            key=key,
            pathway=place.pathway.id,
            text=node.text,
            disposition=node.disposition,
            final=final,
            title=place.pathway.title,
            why=node.why,
            next=_said(node.next),
            warnings=_said(node.warnings),
            default_mark=default_mark(grounds(place)),
            evidence=self._evidence(place),
        )

    def references(self) -> tuple[Reference, ...]:
        """Return the list of the documents met so far."""
        return tuple(Reference(n, id, self._texts[id]) for id, n in self._numbers.items())

    def _evidence(self, place: Place, step: Step | None = None) -> tuple[Evidence, ...]:
        pathway = place.pathway
        return tuple(
            Evidence(
                id=citation.id,
                said=citation_text(pathway, citation),
                finding=citation.finding,
                grade=citation.grade,
                provenance=citation.provenance,
                source=citation.source,
                place=citation.place,
                reference=self._reference(pathway, citation.source),
                about=citation.about,
            )
            for citation in grounds(place, step.answer if step else None)
        )

    def _reference(self, pathway: Pathway, source: str) -> int | None:
        if not source:
            return None
        if source not in self._numbers:
            self._numbers[source] = len(self._numbers) + 1
            found = pathway.source(source)
            self._texts[source] = reference(found) if found else source
        return self._numbers[source]


def _waiting(walked: Walk, number: int) -> Waiting | None:
    question = walked.question
    if question is None:
        return None
    answers = tuple(Offered(answer_name(a.id), a.text, a.note) for a in question.answers)
    return Waiting(number, walked.key, question.text, answers)


def _said(statements: Iterable[Statement]) -> tuple[Said, ...]:
    return tuple(Said(statement_text(s), s.evidence) for s in statements)


def _dose(dose: Dose) -> Said:
    return Said(dose_text(dose), dose.evidence)
