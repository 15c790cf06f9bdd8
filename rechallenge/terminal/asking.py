"""What a person can be asked, and what they may answer."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

COMMANDS = {
    "?": "explain: why this is asked and how it is judged",
    "e": "evidence: what this step rests on",
    "b": "back: take the last answer back",
    "c": "change any earlier answer and keep the later ones that still apply",
    "m": "map: the steps so far, and what may follow",
    "s": "save the walk to a file",
    "r": "restart from the beginning",
    "q": "quit; the path code takes you back to the same place",
    "h": "help: these keys",
}
"""The keys of a walk, and what each does."""


class Option(NamedTuple):
    """Something to pick: its id, what it says, and what else there is to know about it."""

    id: str
    text: str
    note: str = ""


class Picked(NamedTuple):
    """An option was picked, and confirmed."""

    chosen: int


class Command(NamedTuple):
    """A key was pressed that asks for something else; ``rest`` is what a line said after it."""

    letter: str
    rest: str = ""


class Menu(NamedTuple):
    """Options to pick one from, and the commands that are understood meanwhile."""

    options: Sequence[Option]
    commands: str
    what: str = "answer"


class NotUnderstoodError(Exception):
    """A line of piped input is no answer here; the message says which line and what would be."""


class Asker(Protocol):
    """Somebody who asks. Both methods raise ``EOFError`` where no input is left."""

    def choose(self, menu: Menu) -> Picked | Command:
        """Ask for one of the options; none is ever chosen beforehand."""

    def line(self, prompt: str) -> str:
        """Ask for a line of text; empty where nothing was said."""


def resolve(menu: Menu, said: str) -> int | None:
    """Return the option that is meant by its number or its id, or None."""
    if said.isascii() and said.isdecimal() and len(said) < 4:
        number = int(said)
        return number - 1 if 1 <= number <= len(menu.options) else None
    wanted = said.replace("not known", "not-known")
    return next((n for n, option in enumerate(menu.options) if option.id == wanted), None)
