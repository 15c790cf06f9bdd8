"""A worked case played step by step, then held against what the case expects."""

from collections.abc import Callable, Iterator

from rechallenge.cases import Case
from rechallenge.model import Pathway, Question
from rechallenge.problems import Problem
from rechallenge.prose import EMPTY, Block
from rechallenge.terminal import views
from rechallenge.terminal.screen import Screen
from rechallenge.transcript.passages import step_blocks
from rechallenge.transcript.tell import tell_step
from rechallenge.walk import Walk
from rechallenge.wording import short_reference


def play(case: Case, walked: Walk, screen: Screen, pause: Callable[[], bool]) -> bool:
    """Show a case and the walk of its answers, with a pause after each question.

    ``pause`` tells whether to go on; returns whether the case was played to its last step.
    """
    screen.show_all(story_blocks(case, walked.pathway))
    if not pause():
        return False
    for number, step in enumerate(walked.steps, 1):
        screen.show_all(step_blocks(tell_step(walked.steps, number)))
        screen.show(EMPTY)
        if isinstance(step.place.node, Question) and not pause():
            return False
    return True


def story_blocks(case: Case, pathway: Pathway) -> Iterator[Block]:
    """Yield who the patient is."""
    yield Block(f"Worked case: {case.title}", style="title")
    yield Block(f"{case.kind.value[:1].upper()}{case.kind.value[1:]}{_source(case, pathway)}.")
    yield EMPTY
    yield Block(case.story)
    yield EMPTY


def verdict_blocks(case: Case, walked: Walk, problems: list[Problem]) -> Iterator[Block]:
    """Yield whether the walk reached what the case expects, and what was different in life."""
    yield Block("The case", style="title")
    if problems:
        yield Block("The walk does not do what the case expects.", "!", 0, "bad")
        for problem in problems:
            yield Block(f"{problem.message}; {problem.hint}".rstrip("; "), "-", 2)
    else:
        yield Block(f"Reached as expected: {walked.place.node.text}", "-", 0, "good")
    yield Block(f"Because: {case.because}", "-")
    if source := _source(case, walked.pathway):
        yield Block(f"Source{source}", "-")
    if case.differs:
        yield Block(f"Where the published course differs: {case.differs}", "-")
    yield EMPTY


def stopped_blocks(walked: Walk) -> Iterator[Block]:
    """Yield where a case stops that does not come to an outcome."""
    if walked.question:
        yield from views.question_blocks(walked)


def _source(case: Case, pathway: Pathway) -> str:
    if not case.source:
        return ""
    where = ", ".join(filter(None, [short_reference(pathway, case.source), case.place]))
    tag = f" ({case.provenance.value})" if case.provenance else ""
    return f": {where}{tag}"
