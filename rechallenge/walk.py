"""A walk through a pathway: answers in, position out.

A walk *is* its answers. They are keyed by the question's place and visit (``grade``, the second
time ``grade#2``, behind a link ``gate/pregnancy``), never by position; where the walk stands is
found by following them from the start. So going back, changing an answer, saving and sharing are
all the same thing: another set of answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rechallenge.model import NOT_KNOWN, Answer, Outcome, Pathway, Question
from rechallenge.problems import did_you_mean
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
    """An answer that does not apply: its key, the answer, and why, in words."""

    key: str
    answer: str
    why: str


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

    Make one with `walk` or `replay`; every method returns a new one. ``place`` is the question that
    waits for an answer or the end that was reached; ``key`` is the key its answer will get.
    """

    map: Routes
    answers: Mapping[str, str]
    steps: tuple[Step, ...]
    place: Place
    visits: Mapping[str, int]
    rounds: Mapping[tuple[str, str], int]

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
        exit = _exit(self.place, id)
        if exit is None:
            raise WalkError(_no_answer(question, id))
        return _advance(self, exit)

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
            raise WalkError(f"nothing was answered at '{key}'; {_given(self.answers, key)}")
        step = next(step for step in self.steps if step.key == key)
        if _exit(step.place, id) is None:
            assert isinstance(step.place.node, Question)
            raise WalkError(_no_answer(step.place.node, id))
        changed, dropped = replay(self.map, {**self.answers, key: id})
        return Change(changed, dropped, _end(self), _end(changed))


def walk(pathway: Pathway | Routes) -> Walk:
    """Start a walk through a pathway."""
    map = pathway if isinstance(pathway, Routes) else routes(pathway)
    return _onward(Walk(map, {}, (), map.places[map.start], {}, {}))


def replay(
    pathway: Pathway | Routes, answers: Mapping[str, str]
) -> tuple[Walk, tuple[Misfit, ...]]:
    """Follow answers as far as they lead; return the walk and the answers that were not used."""
    here = walk(pathway)
    while here.question and (id := answers.get(here.key)) is not None:
        exit = _exit(here.place, id)
        if exit is None:
            break
        here = _advance(here, exit)
    unused = {key: id for key, id in answers.items() if key not in here.answers}
    return here, tuple(Misfit(key, id, _why_unused(here, key, id)) for key, id in unused.items())


def visit_of(key: str) -> tuple[str, int]:
    """Split the key of an answer into the key of its place and the number of the visit."""
    place, _, number = key.partition("#")
    return place, int(number) if number.isdecimal() else 1


def _advance(here: Walk, exit: Exit) -> Walk:
    answer = exit.answer
    assert answer is not None
    key = here.key
    here, step = _leave(here, exit)
    moved = Walk(
        here.map,
        {**here.answers, key: answer.id},
        (*here.steps, step),
        here.map.places[step.target],
        here.visits,
        here.rounds,
    )
    return _onward(moved)


def _onward(here: Walk) -> Walk:
    """Go through places where nobody is asked, up to the next question or the end."""
    while here.place.exits and not isinstance(here.place.node, Question):
        here, step = _leave(here, here.place.exits[0])
        here = Walk(
            here.map,
            here.answers,
            (*here.steps, step),
            here.map.places[step.target],
            here.visits,
            here.rounds,
        )
    return here


def _leave(here: Walk, exit: Exit) -> tuple[Walk, Step]:
    place = here.place
    visit = here.visits.get(place.key, 0) + 1
    rounds, round, used_up = here.rounds, 0, False
    if exit.at_most is not None and exit.answer is not None and exit.after_that is not None:
        counter = place.key, exit.answer.id
        round = rounds.get(counter, 0) + 1
        rounds = {**rounds, counter: round}
        used_up = round > exit.at_most
    target = exit.after_that if used_up and exit.after_that is not None else exit.target
    step = Step(place, _key(place.key, visit), visit, exit.answer, round, used_up, target)
    visits = {**here.visits, place.key: visit}
    return Walk(here.map, here.answers, here.steps, place, visits, rounds), step


def _key(place: str, visit: int) -> str:
    return place if visit == 1 else f"{place}#{visit}"


def _exit(place: Place, id: str) -> Exit | None:
    wanted = NOT_KNOWN if id == "not known" else id
    return next((e for e in place.exits if e.answer and e.answer.id == wanted), None)


def _end(here: Walk) -> Place | None:
    return here.place if here.outcome else None


def _no_answer(question: Question, id: str) -> str:
    known = [answer.id for answer in question.answers]
    hint = did_you_mean(id, known) or "its answers: " + ", ".join(known)
    return f"'{question.id}' has no answer '{id[:60]}'; {hint}"


def _given(answers: Mapping[str, str], key: str) -> str:
    return did_you_mean(key, answers) or "answered: " + (", ".join(answers) or "nothing yet")


def _why_unused(here: Walk, key: str, id: str) -> str:
    if here.question and key == here.key:
        return _no_answer(here.question, id)
    place, _ = visit_of(key)
    node = here.map.places.get(place)
    if node is None:
        questions = [k for k, p in here.map.places.items() if isinstance(p.node, Question)]
        hint = did_you_mean(place, questions)
        return f"there is no question '{place[:60]}'" + (f"; {hint}" if hint else "")
    if not isinstance(node.node, Question):
        return f"'{place}' is not a question"
    if _exit(node, id) is None:
        return _no_answer(node.node, id)
    if here.outcome:
        return "this question is no longer asked on the way"
    return f"the walk stops before it, at '{here.key}'"
