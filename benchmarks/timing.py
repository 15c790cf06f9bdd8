"""Times of things that are measured in turn.

Only the processor's time counts, so that other programs on the machine hardly disturb.
"""

import gc
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import median
from typing import TypeVar

T = TypeVar("T", str, int)
SHORTEST = 0.02
"""How long one sample of a quick function lasts at least, in seconds."""


def seconds(functions: Mapping[T, Callable[[], object]], rounds: int = 9) -> dict[T, float]:
    """Return how much of the processor's time each function takes."""
    return _seconds(functions, rounds, time.process_time)


def command_seconds(commands: Mapping[T, Sequence[str]], rounds: int = 15) -> dict[T, float]:
    """Return how much of the processor's time each command takes, with those it starts.

    Raises ``RuntimeError`` when one of them breaks down.
    """
    runs = {name: partial(_run, command) for name, command in commands.items()}
    return _seconds(runs, rounds, _children)


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode > 1 or b"Traceback" in done.stderr:
        raise RuntimeError(f"{' '.join(command)}\n{done.stderr.decode()}")


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _seconds(
    functions: Mapping[T, Callable[[], object]], rounds: int, clock: Callable[[], float]
) -> dict[T, float]:
    """Sample the functions in turn; return for each the median of the faster half."""
    repeats = {
        name: max(1, round(SHORTEST / max(_sample(function, 1, clock), 1e-9)))
        for name, function in functions.items()
    }
    samples: dict[T, list[float]] = {name: [] for name in functions}
    for _ in range(rounds):
        for name, function in functions.items():
            samples[name].append(_sample(function, repeats[name], clock))
    return {name: median(sorted(times)[: (rounds + 1) // 2]) for name, times in samples.items()}


def _sample(function: Callable[[], object], repeats: int, clock: Callable[[], float]) -> float:
    """Time a function as `timeit` does: without the garbage collector, which runs in between."""
    gc.collect()
    gc.disable()
    try:
        start = clock()
        for _ in range(repeats):
            function()
        return (clock() - start) / repeats
    finally:
        gc.enable()
