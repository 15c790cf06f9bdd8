"""How many ways lead through a pathway: counted, never walked one by one."""

from math import log10
from typing import NamedTuple

from rechallenge.routes import Place, Routes


class Paths(NamedTuple):
    """The number of paths from the start to an end, None where a loop without a limit has no end.

    A path takes one answer at each question, and repeats at most one round of the limited loops:
    a limited answer is followed once, and from then on every limited answer leads on to where it
    leads when it is used up.
    """

    number: int | None
    repeats: bool

    def __str__(self) -> str:
        if self.number is None:
            return "paths without number: a loop has no limit"
        paths = "1 path" if self.number == 1 else f"{in_figures(self.number)} paths"
        return f"{paths}, each repeating at most one round" if self.repeats else paths


def in_figures(number: int) -> str:
    """Return a number with its thousands set apart, or ``about 10^312``."""
    if number.bit_length() <= _READABLE:
        return f"{number:,}"
    return f"about 10^{int(number.bit_length() * log10(2))}"


_READABLE = 100
"""The largest number that is written out, in bits: 30 digits."""

State = tuple[str, bool]
"""A place, and whether a round was repeated on the way to it."""


def count_paths(map: Routes) -> Paths:
    """Count the paths through a pathway, in time linear in its size."""
    repeats = any(exit.at_most is not None for p in map.places.values() for exit in p.exits)
    return Paths(_count(map), repeats)


def _count(map: Routes) -> int | None:
    """Add up the paths from behind: a place has as many as all that follow it together."""
    start = map.start, False
    counted: dict[State, int] = {}
    open: set[State] = set()
    waiting = [start]
    while waiting:
        state = waiting[-1]
        if state in counted:
            waiting.pop()
            continue
        place = map.places[state[0]]
        following = _following(place, state[1])
        missing = [after for after in following if after not in counted]
        if not missing:
            counted[state] = sum(counted[after] for after in following) if following else 1
            open.discard(state)
            waiting.pop()
        elif state in open:
            return None
        else:
            open.add(state)
            waiting.extend(missing)
    return counted[start]


def _following(place: Place, repeated: bool) -> list[State]:
    states = []
    for exit in place.exits:
        if exit.at_most is None:
            states.append((exit.target, repeated))
        elif repeated and exit.after_that is not None:
            states.append((exit.after_that, True))
        else:
            states.append((exit.target, True))
    return states
