"""The formats a pathway can be written in; one format a module.

An exporter is a module with a ``SUFFIX``, a docstring that is its manual page, a function
``export`` that turns a `Request` into bytes, and a function ``recognises`` that knows its own files
again. It is pure: no clock, no network, no randomness, and no files but those of its package. It is
registered by one row in `MODULES`, or by an entry point of the group ``rechallenge.exporters`` in
another package.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from rechallenge.flowchart import Options
from rechallenge.model import Pathway
from rechallenge.plugins import load_plugin, plugin_names
from rechallenge.problems import did_you_mean
from rechallenge.walk import Walk

MODULES = ("svg", "png", "pdf", "dot", "mermaid", "outline")
"""The built-in formats, by the names of their modules in this package."""

GROUP = "rechallenge.exporters"


@dataclass(frozen=True, slots=True)
class Request:
    """What to write: a pathway, a walk to highlight (or None), and how to draw it."""

    pathway: Pathway
    walk: Walk | None = None
    options: Options = Options()


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file to write: the end of its name (``.svg``, ``-page-2.svg``) and its bytes."""

    ending: str
    data: bytes


class Exporter(Protocol):
    """What a module must hold to be an exporter. ``IS_TEXT`` tells whether it can be printed."""

    SUFFIX: str
    IS_TEXT: bool
    __doc__: str | None

    def export(self, request: Request) -> tuple[Artifact, ...]:
        """Return the files of this format; more than one only when pages were asked for.

        Raises `ExportError` when the options ask for what the format cannot hold.
        """

    def recognises(self, data: bytes) -> bool:
        """Whether these are the bytes of a file that this exporter made."""


class ExportError(Exception):
    """A format cannot hold what was asked for; the message says why and what would help."""


class UnknownFormatError(Exception):
    """No exporter has this name; the message says which there are."""


def formats() -> list[str]:
    """Return the names of all formats, the built-in ones first."""
    return [*MODULES, *plugin_names(GROUP)]


def exporter(name: str) -> Exporter:
    """Return the exporter of a format.

    Raises `UnknownFormatError` and `rechallenge.plugins.BrokenPlugin`.
    """
    if name in MODULES:
        return import_module(f"{__name__}.{name}")
    if name in plugin_names(GROUP):
        found: Exporter = load_plugin(GROUP, name)
        return found
    hint = did_you_mean(name, formats()) or "formats: " + ", ".join(formats())
    raise UnknownFormatError(f"no format named '{name[:60]}'; {hint}")


def export(
    pathway: Pathway, to: str, walk: Walk | None = None, options: Options | None = None
) -> bytes:
    """Return a pathway in a format, as the bytes of one file.

    ``walk`` is highlighted and the rest faded. Raises `UnknownFormatError`, `ExportError`, and
    ``ValueError`` when the options ask for several pages, which need several files (`artifacts`).
    """
    made = list(artifacts(pathway, to, walk, options))
    if len(made) != 1:
        raise ValueError(f"{to} makes {len(made)} files with these options; use artifacts()")
    return made[0].data


def artifacts(
    pathway: Pathway, to: str, walk: Walk | None = None, options: Options | None = None
) -> Iterator[Artifact]:
    """Yield the files of a pathway in a format."""
    yield from exporter(to).export(Request(pathway, walk, options or Options()))
