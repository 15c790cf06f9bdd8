"""All checks together are work that grows with the pathway, whatever its shape."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rechallenge.checks import check
from rechallenge.model import NOT_KNOWN, Action, Answer, Node, Outcome, Pathway, Question
from rechallenge.vocabulary import Disposition
from tests.checks.samples import TODAY
from tests.toys import toy_pathway
from tests.work import work

_ENDS = (
    Outcome("leave", "Leave", Disposition.LEAVE),
    Outcome("stop", "Stop", Disposition.STOP),
    Outcome("restart", "Start again", Disposition.RECHALLENGE),
)


def chain(size: int) -> Pathway:
    """Ask one exclusion question after the other; each asks again and can end at shared ends."""
    nodes: list[Node] = []
    for number in range(size // 2):
        after = f"ask-{number + 1}" if number + 1 < size // 2 else "restart"
        answers = (
            Answer("yes", "Yes", "stop"),
            Answer("no", "No", after),
            Answer("perhaps", "Perhaps", f"look-{number}", "", 2, "leave"),
            Answer(NOT_KNOWN, "Not known", f"look-{number}", "", 2, "stop"),
        )
        nodes.append(Question(f"ask-{number}", f"Ask {number}", answers, excludes=("yes",)))
        nodes.append(Action(f"look-{number}", f"Look {number}", f"ask-{number}"))
    return _pathway(nodes)


def knot(size: int) -> Pathway:
    """Tie everything into one circle that is entered anywhere and can be left anywhere."""
    nodes: list[Node] = []
    entries = size // 2
    for number in range(entries):
        after = f"enter-{number + 1}" if number + 1 < entries else "work-0"
        answers = (Answer("on", "On", after), Answer("in", "In", f"work-{number}"))
        nodes.append(Question(f"enter-{number}", f"Enter {number}", answers))
    for number in range(size - entries):
        after = f"work-{(number + 1) % (size - entries)}"
        ways = (
            Answer("on", "On", after, "", 1, "stop"),
            Answer("out", "Out", "restart"),
            Answer(NOT_KNOWN, "Not known", after, "", 1, "stop"),
        )
        nodes.append(Question(f"work-{number}", f"Work {number}", ways, excludes=("on",)))
    return _pathway(nodes, "enter-0")


def ladder(size: int) -> Pathway:
    """Split and join again, with a mild and a severe branch of equal ends at each rung."""
    nodes: list[Node] = []
    rungs = size // 3
    for number in range(rungs):
        after = f"ask-{number + 1}" if number + 1 < rungs else "last"
        answers = (
            Answer("mild", "Mild", f"mild-{number}"),
            Answer("severe", "Severe", f"severe-{number}"),
            Answer(NOT_KNOWN, "Not known", f"severe-{number}"),
        )
        nodes.append(Question(f"ask-{number}", f"Ask {number}", answers))
        nodes.append(Action(f"mild-{number}", f"Cream {number}", after))
        nodes.append(Action(f"severe-{number}", f"Treat {number}", f"mild-{number}"))
    last = (Answer("a", "A", "restart"), Answer("b", "B", "stop"), Answer("c", "C", "leave"))
    return _pathway([*nodes, Question("last", "Last", last)])


def _pathway(nodes: list[Node], start: str = "ask-0") -> Pathway:
    return replace(toy_pathway(), start=start, nodes=(*nodes, *_ENDS))


@pytest.mark.parametrize("make", [chain, ladder])
def test_a_pathway_of_four_times_the_size_is_about_four_times_the_work(
    make: Callable[[int], Pathway],
) -> None:
    small, large = make(150), make(600)
    check(small, TODAY)
    assert work(lambda: check(large, TODAY)) < 6 * work(lambda: check(small, TODAY))


def test_even_a_circle_that_is_entered_and_left_everywhere_is_little_more_work() -> None:
    small, large = knot(150), knot(600)
    check(small, TODAY)
    assert work(lambda: check(large, TODAY)) < 8 * work(lambda: check(small, TODAY))
