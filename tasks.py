"""Set up and run everything from nothing but Python 3.11 with venv: ``python3 tasks.py TASK``.

Each task makes the environment it needs beside this file, and only when it is not there yet.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
BROWSER = ROOT / "tests" / "browser"
PACKAGES = {"chromium": "chromium", "dot": "graphviz", "node": "nodejs", "npm": "npm"}
"""The programs that tests run, each with the Debian package that holds it."""

PIPELINE = ("check", "demo", "test")
"""The tasks that must succeed before a change is taken; the tests come last."""

PATHWAY, PATIENT = "imatinib-rash", "lee-2015"
"""What the demonstration plays: a published patient."""


def demo() -> int:
    """Play a published patient through a pathway and draw the path."""
    rechallenge = environment("demo") / "rechallenge"
    run([rechallenge, "walk", PATHWAY, "--case", PATIENT, "--no-pause"])
    charts = ROOT / "out"
    formats = ["--to", "svg", "--to", "png"]
    run([rechallenge, "export", PATHWAY, *formats, "--case", PATIENT, "-o", charts])
    say(f"the chart with this patient's path: {charts / PATHWAY}.svg and .png")
    if sys.stdin.isatty() and sys.stdout.isatty():
        return offer([rechallenge, "walk", PATHWAY])
    return 0


def test(*arguments: str) -> int:
    """Run all tests, or those that are named after it."""
    programs = environment("test", "dev")
    install_programs()
    install_browser_packages()
    return call([programs / "pytest", "-n", "auto", *arguments])


def check() -> int:
    """Check format, lint, types and layers."""
    programs = environment("test", "dev")
    commands: tuple[list[str | Path], ...] = (
        [programs / "ruff", "format", "--check"],
        [programs / "ruff", "check"],
        [programs / "mypy"],
        [programs / "lint-imports"],
    )
    return worst(call(command) for command in commands)


def ci() -> int:
    """Run all that has to pass, without a terminal, whatever fails on the way."""
    commands = ([sys.executable, __file__, task] for task in PIPELINE)
    return worst([call(command, stdin=subprocess.DEVNULL) for command in commands])


def golden() -> int:
    """Rewrite the approved outputs, the charts and the generated pages of the manual."""
    run([environment("test", "dev") / "python", "-m", "tests.checks.regenerate"])
    return test("--rewrite-goldens")


def bench() -> int:
    """Measure, and write benchmarks/results.md."""
    return call([environment("test", "dev") / "python", "-m", "benchmarks"])


TASKS: dict[str, Callable[..., int]] = {
    "demo": demo,
    "test": test,
    "check": check,
    "ci": ci,
    "golden": golden,
    "bench": bench,
}


def environment(name: str, extra: str = "") -> Path:
    """Make the virtual environment of this name where it is missing or old; return its programs."""
    folder = ROOT / f".venv-{name}"
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    wanted = stamp(extra)
    mark = folder / "made-from"
    if mark.is_file() and mark.read_text() == wanted:
        return programs
    say(f"making the environment {folder.name} (this takes a minute, once)")
    shutil.rmtree(folder, ignore_errors=True)
    made = call([sys.executable, "-m", "venv", folder])
    if made:
        stop("Python has no venv here; on Debian: apt-get install python3-venv")
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    python = programs / "python"
    run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", target])
    mark.write_text(wanted)
    return programs


def stamp(extra: str) -> str:
    """Return what an environment is made from: when this changes, it is made anew."""
    content = (ROOT / "pyproject.toml").read_bytes()
    return f"{hashlib.sha256(content).hexdigest()} {extra} {sys.version} {ROOT}"


def install_programs() -> None:
    """Install the programs that tests run, by apt and as root; otherwise say what is missing."""
    missing = sorted(
        {package for program, package in PACKAGES.items() if not shutil.which(program)}
    )
    if not missing:
        return
    command = "apt-get install --no-install-recommends " + " ".join(missing)
    if not shutil.which("apt-get"):
        stop(f"the tests need programs that are not here: {', '.join(missing)}")
    prefix = as_root()
    if prefix is None:
        stop(f"the tests need programs that only root can install: sudo {command}")
    say(f"installing {', '.join(missing)}")
    quietly = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    run([*quietly, "apt-get", "update", "-qq"])
    run([*quietly, *command.split(), "-y", "-qq"])


def install_browser_packages() -> None:
    """Install by npm what the tests run in a browser."""
    wanted = hashlib.sha256((BROWSER / "package.json").read_bytes()).hexdigest()
    mark = BROWSER / "node_modules" / "made-from"
    if not (mark.is_file() and mark.read_text() == wanted):
        run(["npm", "install", "--no-package-lock", "--no-audit", "--no-fund"], BROWSER)
        mark.write_text(wanted)


def as_root() -> list[str] | None:
    """Return what to put before a command to run it as root, or None where that is not possible."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    can = (
        shutil.which("sudo")
        and not subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode
    )
    return ["sudo", "-n"] if can else None


def offer(command: list[str | Path]) -> int:
    """Ask whether to run a command now."""
    print("\nWalk it yourself now? Press Enter to start, or write no: ", end="", flush=True)
    answer = sys.stdin.readline()
    return call(command) if answer == "\n" or answer.lower().startswith("y") else 0


def call(command: Iterable[str | Path], folder: Path = ROOT, stdin: int | None = None) -> int:
    """Run a command, shown first, and return its exit code."""
    words = [str(word) for word in command]
    say(" ".join(word.removeprefix(f"{ROOT}{os.sep}") for word in words))
    try:
        return subprocess.run(words, cwd=folder, stdin=stdin, check=False).returncode
    except FileNotFoundError:
        stop(f"there is no program '{words[0]}'")


def run(command: Iterable[str | Path], folder: Path = ROOT) -> None:
    """Run a command and stop everything when it fails."""
    code = call(command, folder)
    if code:
        stop(f"this ended with {code}", code)


def worst(codes: Iterable[int]) -> int:
    """Return the largest of exit codes, after all of them are there."""
    return max(abs(code) for code in codes)


def say(message: str) -> None:
    """Print a line about what is being done."""
    print(f"• {message}", file=sys.stderr, flush=True)


def stop(message: str, code: int = 1) -> NoReturn:
    """Say why it cannot go on, and exit."""
    say(message)
    raise SystemExit(code)


def main(arguments: list[str]) -> int:
    """Run the task that is named first."""
    name = arguments[0] if arguments else ""
    if name not in TASKS:
        width = max(map(len, TASKS))
        lines = [f"  {task:<{width}}  {run.__doc__}" for task, run in TASKS.items()]
        print("\n".join([f"python3 {Path(__file__).name} TASK", "", *lines]))
        return 0 if name in ("", "-h", "--help", "help") else 2
    if sys.version_info < (3, 11):  # noqa: UP036  # whoever has an older one should read why
        stop(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}")
    return TASKS[name](*arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
