"""Somebody at a terminal: presses keys in a real pseudo-terminal and sees what is shown."""

import os
import re
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

import pexpect

ROOT = Path(__file__).parents[2]
UP, DOWN, ENTER, ESCAPE = "\x1b[A", "\x1b[B", "\r", "\x1b"
CTRL_C, CTRL_D = "\x03", "\x04"

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def environment(**changes: str | None) -> dict[str, str]:
    """Return a plain environment for the program; None takes a variable out."""
    env = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "LC_ALL", "LANG")}
    env |= {"PYTHONPATH": str(ROOT), "TERM": "xterm", "NO_COLOR": "1", "LC_CTYPE": "C.UTF-8"}
    for name, value in changes.items():
        env.pop(name, None)
        if value is not None:
            env[name] = value
    return env


class Person:
    """Starts ``rechallenge`` in a terminal of a size, and uses it."""

    def __init__(
        self,
        *args: str,
        columns: int = 80,
        rows: int = 50,
        environ: Mapping[str, str | None] | None = None,
    ) -> None:
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "rechallenge", *args],
            dimensions=(rows, columns),
            env=environment(**environ or {}),
            encoding="utf-8",
            codec_errors="replace",
            timeout=20,
        )
        self.seen = ""

    def __enter__(self) -> "Person":
        return self

    def __exit__(self, *error: object) -> None:
        self.child.close(force=True)

    def sees(self, text: str) -> str:
        """Wait until a text is shown; return all that was shown up to it."""
        self.child.expect_exact(text)
        shown = self.child.before + text
        self.seen += shown
        return str(shown)

    def presses(self, key: str) -> None:
        """Press a key, once the program waits for one."""
        deadline = time.monotonic() + 10
        while termios.tcgetattr(self.child.child_fd)[3] & termios.ICANON:
            assert time.monotonic() < deadline, "the program waits for no key"
            time.sleep(0.005)
        self.child.send(key)

    def types(self, line: str) -> None:
        """Type a line, where the program asks for one."""
        self.child.sendline(line)

    def resizes(self, rows: int, columns: int) -> None:
        """Change the size of the window."""
        self.child.setwinsize(rows, columns)

    def ends(self) -> int:
        """Wait for the end; return the exit code."""
        self.child.expect(pexpect.EOF)
        self.seen += str(self.child.before)
        self.child.close()
        assert self.child.exitstatus is not None, f"killed by signal {self.child.signalstatus}"
        return int(self.child.exitstatus)

    @property
    def text(self) -> str:
        """All that was shown, without what moves the cursor, on single blanks."""
        return " ".join(_ESCAPES.sub("", self.seen).split())

    @property
    def lines(self) -> list[str]:
        """All lines that were shown, without what moves the cursor."""
        return _ESCAPES.sub("", self.seen).replace("\r", "").split("\n")
