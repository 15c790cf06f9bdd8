"""What is shown on a walk, as blocks to lay out."""

from collections.abc import Iterator
from datetime import date

from rechallenge.model import Answer, Link, Node, Outcome, Pathway, Question
from rechallenge.prose import EMPTY, Block
from rechallenge.routes import Place
from rechallenge.terminal.asking import COMMANDS, Option
from rechallenge.transcript.grounds import default_mark, grounds
from rechallenge.walk import Step, Walk
from rechallenge.wording import BANNER, about_text, citation_text, limit_text, stamp, statement_text


def opening_blocks(pathway: Pathway, today: date) -> Iterator[Block]:
    """Yield what stands at the start of every walk."""
    yield Block(pathway.title, style="title")
    yield Block(BANNER, style="strong")
    yield Block(stamp(pathway), style="quiet")
    if pathway.next_review < today:
        due = f"The review of this pathway was due on {pathway.next_review} and has not been done."
        yield Block(f"{due} Check every step against current guidance.", "!", 0, "caution")
    yield Block(f"For: {pathway.population}")
    if pathway.not_for:
        yield Block(f"Not for: {'; '.join(pathway.not_for)}")
    yield EMPTY


def question_blocks(walked: Walk) -> Iterator[Block]:
    """Yield the question that waits."""
    place = walked.place
    number = len(walked.steps) + 1
    yield Block(place.node.text, f"{number}.", 0, "title")
    if mark := default_mark(grounds(place)):
        yield Block(f"{mark[:1].upper()}{mark[1:]}.", "!", 3, "caution")
    yield EMPTY


def options(walked: Walk) -> tuple[Option, ...]:
    """Return the answers to the question that waits."""
    question = walked.question
    assert question is not None
    return tuple(Option(a.id, a.text, _note(walked, a)) for a in question.answers)


def explanation_blocks(node: Node) -> Iterator[Block]:
    """Yield why a step is there and how it is judged."""
    said = False
    if node.why:
        yield Block(node.why, "Why:")
        said = True
    if isinstance(node, Question):
        if node.how:
            yield Block(node.how, "How to judge it:")
        if node.look_for:
            yield Block("Look for:")
        for statement in node.look_for:
            yield Block(statement_text(statement), "-", 2)
        said = said or bool(node.how or node.look_for)
    if not said:
        yield Block("The pathway says no more about this step.", style="quiet")
    yield EMPTY


def evidence_blocks(place: Place, answer: Answer | None = None) -> Iterator[Block]:
    """Yield the evidence behind a step: source, place, grade, tag and what was found."""
    found = grounds(place, answer)
    if not found:
        yield Block("None is cited.", style="caution")
    for citation in found:
        yield Block(citation_text(place.pathway, citation), "-", 0, "strong")
        if mark := about_text(citation.about):
            yield Block(f"{mark[:1].upper()}{mark[1:]}.", "!", 2, "caution")
        yield Block(citation.finding, "", 2)
    yield EMPTY


def map_blocks(walked: Walk) -> Iterator[Block]:
    """Yield the steps so far, where the walk stands, and what may follow."""
    yield Block("The walk so far", style="title")
    for number, step in enumerate(walked.steps, 1):
        yield Block(_passed(step), f"{number}.", 1)
        if step.answer:
            yield Block(step.answer.text, "→", 5, "good")
    number = len(walked.steps) + 1
    where = "The end" if walked.outcome else "You are here"
    yield Block(f"{where}: {walked.place.node.text}", f"❯ {number}.", 0, "strong")
    if walked.question:
        yield Block("What may follow:", "", 5)
        for answer in walked.question.answers:
            yield Block(f"{answer.text} → {_following(walked, answer)}", "-", 5)
    yield EMPTY


def help_blocks() -> Iterator[Block]:
    """Yield the keys."""
    yield Block("Keys", style="title")
    yield Block("the arrow keys or a number move to an answer, Enter confirms it", "↑ ↓ 1-9")
    for letter, meaning in COMMANDS.items():
        yield Block(meaning, letter)
    yield EMPTY


def answered_options(walked: Walk) -> tuple[Option, ...]:
    """Return the answers given so far, each by its key, to pick one to change."""
    given = [step for step in walked.steps if step.answer]
    return tuple(Option(s.key, s.place.node.text, _now(s)) for s in given)


def _now(step: Step) -> str:
    return f"answered: {step.answer.text}" if step.answer else ""


def _passed(step: Step) -> str:
    match step.place.node:
        case Link():
            into = step.place.pathway.linked[step.place.node.pathway]
            return f"Go on in «{into.title}»: {step.place.node.text}"
        case Outcome():
            return f"Back from «{step.place.pathway.title}»: {step.place.node.text}"
        case Question():
            return step.place.node.text
        case _:
            return f"Do: {step.place.node.text}"


def _note(walked: Walk, answer: Answer) -> str:
    """Return an answer's note, and for a limited one how often it was given and what comes then."""
    if answer.at_most is None:
        return answer.note
    given = walked.rounds.get((walked.place.key, answer.id), 0)
    if given < answer.at_most:
        so_far = f", {given} so far" if given else ""
        limit = f"{limit_text(answer)}{so_far}"
    else:
        limit = f"{limit_text(answer)}: used up, so this leads to: {_following(walked, answer)}"
    return " · ".join(filter(None, [answer.note, limit]))


def _following(walked: Walk, answer: Answer) -> str:
    exit = next(e for e in walked.place.exits if e.answer is answer)
    given = walked.rounds.get((walked.place.key, answer.id), 0)
    used_up = exit.at_most is not None and given >= exit.at_most
    target = exit.after_that if used_up and exit.after_that is not None else exit.target
    return walked.map.places[target].node.text
