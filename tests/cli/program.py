"""Runs ``rechallenge`` as a program of its own, as a script would."""

import subprocess
import sys

from tests.terminal.tty import environment


class Done:
    """What a run of the program left: exit code, standard output and standard error."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def text(self) -> str:
        """Standard output on single blanks, so that wrapping does not count."""
        return " ".join(self.out.split())


def run(*args: str, input: str | bytes = "", **changes: str | None) -> Done:
    """Run the program with some input."""
    data = input if isinstance(input, bytes) else input.encode()
    done = subprocess.run(
        [sys.executable, "-m", "rechallenge", *args],
        input=data,
        capture_output=True,
        env=environment(**changes),
        timeout=60,
    )
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in err, err
    return Done(done.returncode, out, err)
