"""Asking at a terminal with arrow keys.

A marker is moved over the options with the arrow keys or a digit, and Enter confirms. At first it
stands nowhere, so that Enter alone answers nothing.
"""

import re
import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from rechallenge.prose import EMPTY, Block
from rechallenge.terminal.asking import Command, Menu, Picked
from rechallenge.terminal.screen import Screen

UP, DOWN, ENTER, ESCAPE, OTHER, RESIZED = "up", "down", "enter", "escape", "other", "resized"
"""The keys that are not characters, and the news that the window has changed its size."""

_KEY = re.compile(r"\x1b[\[O][0-9;]*[A-Za-z~]|[\x00\xe0][HP]|.", re.DOTALL)
_NAMES = {
    "\x1b[A": UP,
    "\x1bOA": UP,
    "\x00H": UP,
    "\xe0H": UP,
    "\x1b[B": DOWN,
    "\x1bOB": DOWN,
    "\x00P": DOWN,
    "\xe0P": DOWN,
    "\r": ENTER,
    "\n": ENTER,
    "\x1b": ESCAPE,
}


class _Resized(Exception):
    pass


class Keyboard:
    """Asks with arrow keys and single letters, and draws over what it drew."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self._pending: deque[str] = deque()

    def choose(self, menu: Menu) -> Picked | Command:
        """Ask for one of the options; none is ever chosen beforehand."""
        chooser = _Chooser(self.screen, menu)
        self._pending.clear()
        while True:
            chooser.draw()
            key = self.key()
            decided = chooser.press(key)
            chooser.wipe(key == RESIZED)
            if decided:
                return decided

    def line(self, prompt: str) -> str:
        """Ask for a line of text; empty where nothing was said."""
        self.screen.write(f"{prompt} ")
        return input().strip()

    def key(self) -> str:
        """Wait for a key. Raises ``KeyboardInterrupt`` and, at the end of input, ``EOFError``."""
        if not self._pending:
            try:
                with _told_of_resizing():
                    typed = click.getchar()
            except _Resized:
                return RESIZED
            if not typed:
                raise EOFError
            self._pending.extend(keys(typed))
        key = self._pending.popleft()
        if key == "\x03":
            raise KeyboardInterrupt
        if key == "\x04":
            raise EOFError
        return key


def keys(typed: str) -> list[str]:
    """Return the keys in what a terminal sent at once."""
    return [_NAMES.get(key, key if len(key) == 1 else OTHER) for key in _KEY.findall(typed)]


class _Chooser:
    """One menu on the screen, with its marker."""

    def __init__(self, screen: Screen, menu: Menu) -> None:
        self.screen = screen
        self.menu = menu
        self.marked: int | None = None
        self.typed = ""
        self.said = ""
        self.drawn = 0
        self.width = 0

    def press(self, key: str) -> Picked | Command | None:
        """React to a key; return what was decided, if anything was."""
        count = len(self.menu.options)
        typed, self.typed, self.said = self.typed, "", ""
        if key == ENTER and self.marked is not None:
            return Picked(self.marked)
        if key == ENTER:
            self.said = f"no {self.menu.what} is chosen yet" if count else ""
        elif key in (UP, DOWN) and count:
            step = 1 if key == DOWN else -1
            start = -1 if key == DOWN else count
            self.marked = ((start if self.marked is None else self.marked) + step) % count
        elif key.isascii() and key.isdecimal() and count:
            self._digit(typed, key)
        elif key == ESCAPE and self.menu.what != "answer":
            return Command("b")
        elif key in self.menu.commands:
            return Command(key)
        elif len(key) == 1 and key.isprintable():
            self.said = f"the key '{key}' does nothing here"
        return None

    def draw(self) -> None:
        """Draw the options with the marker, and what can be done."""
        self.width = self.screen.width
        self.drawn = self.screen.show_all(self._blocks())

    def wipe(self, resized: bool) -> None:
        """Take the menu off the screen, unless its lines have moved or scrolled away."""
        if resized or self.width != self.screen.width or self.drawn >= self.screen.height:
            self.screen.show(EMPTY)
        else:
            self.screen.draw_over(self.drawn)

    def _digit(self, typed: str, key: str) -> None:
        count = len(self.menu.options)
        for number in (typed + key, key):
            if 1 <= int(number) <= count:
                self.typed, self.marked = number, int(number) - 1
                return
        self.said = f"there is no {self.menu.what} {typed + key}; there are {count}"

    def _blocks(self) -> Iterator[Block]:
        for index, option in enumerate(self.menu.options):
            here = index == self.marked
            lead = "❯" if here else " "
            yield Block(option.text, f"{lead} {index + 1}.", 0, "strong" if here else "")
            if option.note:
                yield Block(option.note, "", 5, "quiet")
        if self.menu.options:
            yield EMPTY
        if self.said:
            yield Block(f"{self.said[:1].upper()}{self.said[1:]}.", style="caution")
        yield Block(self._hint(), style="quiet")

    def _hint(self) -> str:
        count = len(self.menu.options)
        others = _others(self.menu)
        if not count:
            return others
        if self.marked is None:
            return f"↑ ↓ or 1-{count}, then Enter · {others}"
        return f"Enter confirms {self.marked + 1} · {others}"


_SHORT = {
    "?": "? why",
    "e": "e evidence",
    "b": "b back",
    "c": "c change",
    "m": "m map",
    "s": "s save",
    "r": "r restart",
    "q": "q quit",
    "h": "h keys",
}


def _others(menu: Menu) -> str:
    if menu.what != "answer":
        return f"{menu.commands} leaves it as it is"
    shown = "?eh" if menu.options else "ebcmsrqh"
    return " · ".join(_SHORT[letter] for letter in shown if letter in menu.commands)


@contextmanager
def _told_of_resizing() -> Iterator[None]:
    """Break off the wait for a key when the window changes its size."""
    if not hasattr(signal, "SIGWINCH"):
        yield
        return

    def tell(number: int, frame: object) -> NoReturn:
        raise _Resized

    before = signal.signal(signal.SIGWINCH, tell)
    try:
        yield
    finally:
        signal.signal(signal.SIGWINCH, before)
