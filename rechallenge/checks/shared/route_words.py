"""How a route over the map is said: ``first: no → wait → grade: two``."""

from collections.abc import Iterable, Iterator

from rechallenge.graph import Arrow
from rechallenge.walk import Walk
from rechallenge.wording import answer_name

LONGEST = 24
"""How many places are named; of a longer route the middle is left out."""

Stop = tuple[str, str]
"""A place, and the answer given there as it is written in a file; empty where none is."""


def route_text(stops: Iterable[Stop]) -> str:
    """Say a route in one line."""
    all = list(stops)
    if len(all) > LONGEST:
        half = LONGEST // 2
        all[half:-half] = [(f"… {len(all) - 2 * half} more …", "")]
    return " → ".join(f"{place}: {answer}" if answer else place for place, answer in all)


def stops(route: Iterable[Arrow], start: str) -> Iterator[Stop]:
    """Yield the stops of a route that begins at a place."""
    end = start
    for arrow in route:
        yield arrow.tail, answer_name(arrow.exit.answer.id) if arrow.exit.answer else ""
        end = arrow.head
    yield end, ""


def walked(walk: Walk) -> Iterator[Stop]:
    """Yield the stops of a walk, each place with its visit."""
    for step in walk.steps:
        yield step.key, answer_name(step.answer.id) if step.answer else ""
    yield walk.key, ""
