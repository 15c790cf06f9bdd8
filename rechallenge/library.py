"""Where pathways are found, and how the ones they link to are brought along."""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from rechallenge.bibliography import FILE, read_bibliography
from rechallenge.model import Link, Pathway, Source
from rechallenge.problems import NotFound, Problem, Unreadable, did_you_mean
from rechallenge.reader import read
from rechallenge.yamltree import MAX_BYTES, decode

SUFFIX = ".yaml"
CASES_SUFFIX = ".cases.yaml"
STDIN = "-"


def shipped_folder() -> Path:
    """Return the folder of the pathways that come with the package.

    In an installed package it lies inside; in a checkout it is ``trees`` beside the package.
    """
    inside = Path(__file__).parent / "trees"
    if inside.is_dir():
        return inside
    return Path(__file__).parent.parent / "trees"


def shipped() -> list[str]:
    """Return the ids of the pathways that come with the package, sorted."""
    return sorted(
        path.name.removesuffix(SUFFIX)
        for path in shipped_folder().glob(f"*{SUFFIX}")
        if not path.name.endswith(CASES_SUFFIX)
    )


def locate(name: str) -> str:
    """Return the path of a shipped pathway's name, or the path that ``name`` already is.

    Raises `NotFound` when ``name`` looks like a name and none such is shipped.
    """
    if name == STDIN or os.sep in name or name.endswith((".yaml", ".yml", ".json")):
        return name
    if name in shipped():
        return str(shipped_folder() / f"{name}{SUFFIX}")
    if Path(name).exists():
        return name
    hint = did_you_mean(name, shipped()) or "see 'rechallenge list', or give the path of a file"
    raise NotFound(name, "no pathway of this name is shipped", hint)


def load(name: str) -> Pathway:
    """Read a pathway by its shipped name or by the path of its file, with all it links to.

    ``-`` reads standard input. Raises `NotFound` and `Unreadable`.
    """
    path = locate(name)
    return _load(path, _folder(path), ())


def read_text(path: str) -> str:
    """Return the text of a file; ``-`` is standard input.

    Raises `NotFound` when it cannot be opened and `Unreadable` when it is no text.
    """
    shown = "<stdin>" if path == STDIN else path
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with open(path, "rb") as stream:
                data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise NotFound(shown, "there is no such file", _nearby(path)) from None
    except IsADirectoryError:
        hint = "give a file, such as " + str(Path(path) / "NAME.yaml")
        raise NotFound(shown, "a folder", hint) from None
    except PermissionError:
        raise NotFound(shown, "the file may not be read", "ask its owner for permission") from None
    except (OSError, ValueError) as error:
        raise NotFound(shown, f"the file cannot be read: {error}") from None
    return decode(data, shown)


def _load(path: str, folder: Path, above: tuple[str, ...]) -> Pathway:
    shown = "<stdin>" if path == STDIN else path
    pathway = read(read_text(path), shown, _bibliography(folder))
    return _with_linked(pathway, folder, (*above, pathway.id))


def _with_linked(pathway: Pathway, folder: Path, above: tuple[str, ...]) -> Pathway:
    linked: dict[str, Pathway] = {}
    problems: list[Problem] = []
    for link in (node for node in pathway.nodes if isinstance(node, Link)):
        problem = _follow(link, pathway, linked, folder, above)
        if problem:
            problems.append(problem)
    if problems:
        raise Unreadable(problems)
    return replace(pathway, linked=linked)


def _follow(
    link: Link,
    pathway: Pathway,
    linked: dict[str, Pathway],
    folder: Path,
    above: tuple[str, ...],
) -> Problem | None:
    def problem(code: str, message: str, hint: str) -> Problem:
        return Problem(pathway.file, link.pathway_span, code, message, hint)

    if link.pathway in above:
        circle = " → ".join([*above[above.index(link.pathway) :], link.pathway])
        return problem("link-circle", f"pathways link in a circle: {circle}", "remove one link")
    if link.pathway not in linked:
        path = _linked_path(link.pathway, folder)
        if path is None:
            known = {p.name.removesuffix(SUFFIX) for p in folder.glob(f"*{SUFFIX}")} | {*shipped()}
            hint = did_you_mean(link.pathway, known) or f"put {link.pathway}.yaml beside this file"
            return problem("unknown-pathway", f"no pathway named '{link.pathway}'", hint)
        linked[link.pathway] = _load(str(path), path.parent, above)
    there = [outcome.id for outcome in linked[link.pathway].outcomes()]
    for back in link.returns:
        if back.outcome not in there:
            message = f"'{link.pathway}' has no outcome '{back.outcome}'"
            hint = did_you_mean(back.outcome, there) or "its outcomes: " + ", ".join(there)
            return Problem(pathway.file, back.span, "unknown-outcome", message, hint)
    return None


def _linked_path(id: str, folder: Path) -> Path | None:
    for place in (folder, shipped_folder()):
        path = place / f"{id}{SUFFIX}"
        if path.is_file():
            return path
    return None


def _bibliography(folder: Path) -> Mapping[str, Source]:
    sources: dict[str, Source] = {}
    for path in (shipped_folder() / FILE, folder / FILE):
        if path.is_file():
            stat = path.stat()
            sources.update(_read_bibliography(str(path), stat.st_mtime_ns, stat.st_size))
    return sources


@cache
def _read_bibliography(path: str, changed: int, size: int) -> Mapping[str, Source]:
    return read_bibliography(read_text(path), path)


def _folder(path: str) -> Path:
    return Path() if path == STDIN else Path(path).parent


def _nearby(path: str) -> str:
    try:
        names = [p.name for p in Path(path).parent.iterdir()]
    except (OSError, ValueError):
        return ""
    return did_you_mean(Path(path).name, names)


def files(folder: Path) -> Iterator[Path]:
    """Yield the pathway files of a folder, sorted."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if not path.name.endswith(CASES_SUFFIX):
            yield path
