"""A walk through a pathway: answers in, position out.

A walk *is* its answers. They are keyed by the question's place and visit (``grade``, the second
time ``grade#2``, behind a link ``gate/pregnancy``), never by position; where the walk stands is
found by following them from the start. So going back, changing an answer, saving and sharing are
all the same thing: another set of answers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rechallenge.format import NOT_KNOWN_WORDS
from rechallenge.model import NOT_KNOWN, Answer, Outcome, Pathway, Question
from rechallenge.problems import did_you_mean, quote
from rechallenge.routes import Exit, Place, Routes, routes


class WalkError(Exception):
    """Something was asked of a walk that it cannot do; the message is for the person walking."""


class Step(NamedTuple):
    """One place that the walk has passed.

    ``key`` is the key of the answer at a question, and the place with its visit elsewhere.
    ``round`` counts how often a limited answer was given in this walk, this time included;
    ``used_up`` tells that it was more often than it may, so that the walk went on elsewhere.
    """

    place: Place
    key: str
    visit: int
    answer: Answer | None
    round: int
    used_up: bool
    target: str


class Misfit(NamedTuple):
    """An answer that does not apply: its key, the answer, and why, in words.

    ``waits`` tells that nothing is wrong with it: the walk has only stopped before its question.
    """

    key: str
    answer: str
    why: str
    waits: bool = False


class Change(NamedTuple):
    """What changing an answer did: the new walk, the answers that no longer apply, and the ends.

    ``before`` and ``after`` are the outcomes before and after, None where the walk was not at its
    end.
    """

    walk: "Walk"
    dropped: tuple[Misfit, ...]
    before: Place | None
    after: Place | None

    @property
    def outcome_changed(self) -> bool:
        """Whether the walk now ends elsewhere, or no longer ends, or only now ends."""
        return (self.before and self.before.key) != (self.after and self.after.key)


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk through a pathway, as far as its answers lead.

    Make one with `start` or `replay`; every method returns a new one. ``place`` is the question
    that waits for an answer or the end that was reached; ``key`` is the key its answer will get.
    """

    map: Routes
    answers: Mapping[str, str]
    steps: tuple[Step, ...]
    place: Place
    visits: Mapping[str, int]
    rounds: Mapping[tuple[str, str], int]

    @classmethod
    def start(cls, pathway: Pathway | Routes) -> "Walk":
        """Start a walk through a pathway."""
        return walk(pathway)

    @property
    def pathway(self) -> Pathway:
        """The pathway that is walked."""
        return self.map.pathway

    @property
    def key(self) -> str:
        """The key of the answer to the question that waits."""
        return _key(self.place.key, self.visits.get(self.place.key, 0) + 1)

    @property
    def question(self) -> Question | None:
        """The question that waits for an answer, or None at an end."""
        node = self.place.node
        return node if isinstance(node, Question) else None

    @property
    def outcome(self) -> Outcome | None:
        """The outcome that was reached, or None on the way."""
        node = self.place.node
        return node if isinstance(node, Outcome) else None

    def answer(self, id: str) -> "Walk":
        """Answer the question that waits, by the id of an answer (``not known`` may stand for it).

        Raises `WalkError` at an end and for an answer that the question does not have.
        """
        question = self.question
        if question is None:
            raise WalkError("the walk is at its end; go back or change an answer")
        if _exit(self.place, id) is None:
            raise WalkError(_no_answer(question, id))
        return _follow(self, {self.key: id})

    def back(self) -> "Walk":
        """Take back the last answer. Raises `WalkError` at the start."""
        if not self.answers:
            raise WalkError("there is nothing to take back")
        kept = dict(list(self.answers.items())[:-1])
        return replay(self.map, kept)[0]

    def change(self, key: str, id: str) -> Change:
        """Change an earlier answer and keep every later one that still applies.

        Raises `WalkError` when no such answer was given or the question does not have it.
        """
        if key not in self.answers:
            raise WalkError(f"nothing was answered at {quote(key)}; {_given(self.answers, key)}")
        step = next(step for step in self.steps if step.key == key)
        if _exit(step.place, id) is None:
            assert isinstance(step.place.node, Question)
            raise WalkError(_no_answer(step.place.node, id))
        changed, dropped = replay(self.map, {**self.answers, key: id})
        return Change(changed, dropped, _end(self), _end(changed))


def walk(pathway: Pathway | Routes) -> Walk:
    """Start a walk through a pathway."""
    map = pathway if isinstance(pathway, Routes) else routes(pathway)
    return _follow(Walk(map, {}, (), map.places[map.start], {}, {}), {})


def replay(
    pathway: Pathway | Routes, answers: Mapping[str, str]
) -> tuple[Walk, tuple[Misfit, ...]]:
    """Follow answers as far as they lead; return the walk and the answers that were not used."""
    here = _follow(walk(pathway), answers)
    unused = [(key, id) for key, id in answers.items() if key not in here.answers]
    return here, tuple(_misfit(here, key, id) for key, id in unused)


def visit_of(key: str) -> tuple[str, int]:
    """Split the key of an answer into the key of its place and the number of the visit."""
    place, _, number = key.partition("#")
    return place, int(number) if re.fullmatch("[0-9]{1,9}", number) else 1


def _follow(here: Walk, answers: Mapping[str, str]) -> Walk:
    """Go on from here as far as the answers lead, through all places where nobody is asked."""
    place, steps, given = here.place, list(here.steps), dict(here.answers)
    visits, rounds = dict(here.visits), dict(here.rounds)
    while place.exits:
        visit = visits.get(place.key, 0) + 1
        key = _key(place.key, visit)
        exit: Exit | None = place.exits[0]
        if isinstance(place.node, Question):
            exit = _exit(place, answers.get(key))
        if exit is None:
            break
        answer, target, round, used_up = exit.answer, exit.target, 0, False
        if answer:
            given[key] = answer.id
        if answer and exit.at_most is not None and exit.after_that is not None:
            counter = place.key, answer.id
            round = rounds[counter] = rounds.get(counter, 0) + 1
            used_up = round > exit.at_most
            target = exit.after_that if used_up else target
        visits[place.key] = visit
        steps.append(Step(place, key, visit, answer, round, used_up, target))
        place = here.map.places[target]
    return Walk(here.map, given, tuple(steps), place, visits, rounds)


def _key(place: str, visit: int) -> str:
    return place if visit == 1 else f"{place}#{visit}"


def _exit(place: Place, id: str | None) -> Exit | None:
    wanted = NOT_KNOWN if id == NOT_KNOWN_WORDS else id
    for exit in place.exits:
        if exit.answer and exit.answer.id == wanted:
            return exit
    return None


def _end(here: Walk) -> Place | None:
    return here.place if here.outcome else None


def _no_answer(question: Question, id: str) -> str:
    known = [_written(answer) for answer in question.answers]
    hint = did_you_mean(id, known) or "its answers: " + ", ".join(known)
    return f"'{question.id}' has no answer {quote(id)}; {hint}"


def _written(answer: Answer) -> str:
    return NOT_KNOWN_WORDS if answer.is_not_known else answer.id


def _given(answers: Mapping[str, str], key: str) -> str:
    return did_you_mean(key, answers) or "answered: " + (", ".join(answers) or "nothing yet")


def _misfit(here: Walk, key: str, id: str) -> Misfit:
    why = _unfit(here, key, id)
    if why:
        return Misfit(key, id, why)
    if here.question:
        return Misfit(key, id, f"the walk stops before it, at '{here.key}'", True)
    return Misfit(key, id, "this question is no longer asked on the way")


def _unfit(here: Walk, key: str, id: str) -> str:
    """Say why an answer could stand in no walk through this pathway, or nothing."""
    name, visit = visit_of(key)
    place = here.map.places.get(name)
    if place is None:
        questions = [k for k, p in here.map.places.items() if isinstance(p.node, Question)]
        hint = did_you_mean(name, questions)
        return f"there is no question {quote(name)}" + (f"; {hint}" if hint else "")
    if not isinstance(place.node, Question):
        return f"'{name}' is not a question"
    if _exit(place, id) is None:
        return _no_answer(place.node, id)
    if key != _key(name, visit):
        return f"its key is written '{_key(name, visit)}'"
    return ""
