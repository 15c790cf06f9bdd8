"""Asking line by line: at a plain terminal, and for answers that are piped in.

A line is an answer by its number or id, or a command by its letter. Empty lines and lines that
start with ``#`` are passed over. Nothing is guessed: from a pipe, a line that is neither stops the
walk.
"""

from typing import TextIO

from rechallenge.problems import quote
from rechallenge.prose import Block
from rechallenge.terminal.asking import Command, Menu, NotUnderstoodError, Option, Picked, resolve
from rechallenge.terminal.screen import Screen
from rechallenge.wording import answer_name

_LONGEST = 4_000


class Lines:
    """Asks on one stream and reads from another, line by line.

    ``attended`` tells that a person types the lines, who can be asked again.
    """

    def __init__(self, screen: Screen, stream: TextIO, attended: bool) -> None:
        self.screen = screen
        self.stream = stream
        self.attended = attended
        self.number = 0

    def choose(self, menu: Menu) -> Picked | Command:
        """Ask for one of the options; none is ever chosen beforehand."""
        for number, option in enumerate(menu.options, 1):
            self.screen.show(Block(_labelled(option), f"  {number}."))
            if option.note:
                self.screen.show(Block(option.note, "", 5, "quiet"))
        if self.attended:
            self.screen.show(Block(_hint(menu), style="quiet"))
        while True:
            said = self._next("> ")
            if not said:
                continue
            decided = _decide(menu, said)
            if not isinstance(decided, str):
                return decided
            self._refuse(decided)

    def line(self, prompt: str) -> str:
        """Ask for a line of text; empty where nothing was said."""
        return self._next(f"{prompt} ")

    def _next(self, prompt: str) -> str:
        if self.attended:
            self.screen.write(prompt)
        while True:
            line = self.stream.readline(_LONGEST)
            if not line:
                raise EOFError
            self.number += 1
            if len(line) == _LONGEST:
                raise NotUnderstoodError(f"line {self.number} is longer than any answer")
            said = " ".join(line.lstrip("\ufeff").split())
            if self.attended or (said and not said.startswith("#")):
                return said

    def _refuse(self, message: str) -> None:
        if not self.attended:
            raise NotUnderstoodError(f"line {self.number}: {message}")
        self.screen.show(Block(message, "!", 0, "caution"))


def _decide(menu: Menu, said: str) -> Picked | Command | str:
    """Return what a line asks for, or a message when that cannot be told."""
    letter, _, rest = said.partition(" ")
    is_command = len(letter) == 1 and letter in menu.commands
    index = resolve(menu, said)
    if index is not None and is_command:
        return f"'{said}' is both an answer and a key here; give the answer's number, {index + 1}"
    if index is not None:
        return Picked(index)
    if is_command and (not rest or letter in "cs"):
        return Command(letter, rest)
    return f"{quote(said)} is no {menu.what} here; {_possible(menu)}"


def _possible(menu: Menu) -> str:
    letters = " ".join(menu.commands)
    if not menu.options:
        return f"the walk is at its end; keys: {letters}"
    named = ", ".join(f"{n} ({_name(o)})" for n, o in enumerate(menu.options, 1))
    return f"possible: {named}; keys: {letters}"


def _labelled(option: Option) -> str:
    return f"{option.text} ({_name(option)})"


def _name(option: Option) -> str:
    return answer_name(option.id)


def _hint(menu: Menu) -> str:
    if not menu.options:
        return "Keys: " + " ".join(menu.commands)
    return f"Type a number or the word in brackets; keys: {' '.join(menu.commands)}"
