"""How long a command takes to start, compared with Python and with click alone."""

import sys
from pathlib import Path

from benchmarks.table import Row, Section
from benchmarks.timing import command_seconds

BARE_CLICK = "import click\n@click.group()\ndef cli(): pass\ncli(['--help'])"
ABOUT = """Whole processes, from start to end, nothing read from the terminal. `walk` runs up to the
first question and meets the end of its input there."""


def measure(pathway: Path) -> Section:
    """Time the commands on a pathway's file."""
    program = str(Path(sys.executable).with_name("rechallenge"))
    file = str(pathway)
    times = command_seconds(
        {
            "python": [sys.executable, "-c", "pass"],
            "click": [sys.executable, "-c", BARE_CLICK],
            "help": [program, "--help"],
            "version": [program, "--version"],
            "walk": [program, "walk", file],
            "check": [program, "check", file],
            "list": [program, "list"],
            "click+yaml": [sys.executable, "-c", "import click, yaml"],
        }
    )
    python, click = times["python"], times["click"]
    rows = (
        Row("`rechallenge --help`", "`python -c pass`", times["help"] / python, at_most=6),
        Row("`rechallenge --help`", "a bare click group's `--help`", times["help"] / click),
        Row("`rechallenge --version`", "`python -c pass`", times["version"] / python),
        Row("`rechallenge walk`, 20 nodes", "`python -c pass`", times["walk"] / python),
        Row("`rechallenge check`, 20 nodes", "`python -c pass`", times["check"] / python),
        Row("`rechallenge list`", "`python -c pass`", times["list"] / python),
        Row("importing click and PyYAML", "`python -c pass`", times["click+yaml"] / python),
        Row("a bare click group's `--help`", "`python -c pass`", click / python),
    )
    return Section("Start-up", ABOUT, rows)
