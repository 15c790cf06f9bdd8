"""Where pathways are found, and how the ones they link to are brought along."""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from rechallenge.bibliography import FILE, read_bibliography
from rechallenge.model import Link, Pathway, Source
from rechallenge.problems import Findings, NotFound, Problem, Unreadable, did_you_mean
from rechallenge.reader import read
from rechallenge.routes import routes
from rechallenge.spans import Span
from rechallenge.yamltree import MAX_BYTES, decode

SUFFIX = ".yaml"
CASES_SUFFIX = ".cases.yaml"
STDIN = "-"
MOST_LINKS = 9
"""How many pathways may be linked one behind the other."""
MOST_PLACES = 50_000
"""How many nodes a pathway may have, those of linked pathways counted once for each link."""

Loaded = dict[str, Pathway]


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
    if os.path.exists(name):
        return name
    hint = did_you_mean(name, shipped()) or "see 'rechallenge list', or give the path of a file"
    raise NotFound(name, "no pathway of this name is shipped", hint)


def load(name: str) -> Pathway:
    """Read a pathway by its shipped name or by the path of its file, with all it links to.

    ``-`` reads standard input. Raises `NotFound` and `Unreadable`.
    """
    path = locate(name)
    folder = Path() if path == STDIN else Path(path).parent
    pathway = _read(path, folder)
    return _with_linked(pathway, folder, (pathway.id,), {})


def read_text(path: str) -> str:
    """Return the text of a file; ``-`` is standard input.

    Raises `NotFound` when it cannot be opened and `Unreadable` when it is no text.
    """
    shown = "<stdin>" if path == STDIN else path
    try:
        if path == STDIN and sys.stdin is None:
            raise NotFound(shown, "standard input is closed", "give the path of a file")
        if path == STDIN:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with open(path, "rb") as stream:
                data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        if os.path.islink(path):
            raise NotFound(shown, "a link to a file that is not there", "mend the link") from None
        raise NotFound(shown, "there is no such file", _nearby(path)) from None
    except IsADirectoryError:
        hint = "give a file, such as " + str(Path(path) / "NAME.yaml")
        raise NotFound(shown, "a folder", hint) from None
    except PermissionError:
        raise NotFound(shown, "the file may not be read", "ask its owner for permission") from None
    except OSError as error:
        raise NotFound(shown, f"the file cannot be read: {error.strerror}") from None
    except ValueError:
        raise NotFound(shown, "no file can have this name", "give the path of a file") from None
    return decode(data, shown)


def _read(path: str, folder: Path) -> Pathway:
    shown = "<stdin>" if path == STDIN else path
    return read(read_text(path), shown, bibliography(folder))


def _with_linked(pathway: Pathway, folder: Path, above: tuple[str, ...], loaded: Loaded) -> Pathway:
    findings = Findings(pathway.file)
    beyond: list[Problem] = []
    linked: dict[str, Pathway | None] = {}
    for link in (node for node in pathway.nodes if isinstance(node, Link)):
        if link.pathway not in linked:
            linked[link.pathway] = None
            try:
                linked[link.pathway] = _linked(link, folder, above, loaded, findings)
            except Unreadable as error:
                beyond.extend(error.problems)
        if there := linked[link.pathway]:
            _returns(link, there, findings)
    if findings or beyond:
        raise Unreadable([*findings.unreadable().problems, *beyond])
    whole = replace(pathway, linked={id: there for id, there in linked.items() if there})
    if linked:
        _check_routes(whole)
    return whole


def _linked(
    link: Link, folder: Path, above: tuple[str, ...], loaded: Loaded, findings: Findings
) -> Pathway | None:
    """Return the pathway that a link leads to, or report why there is none."""
    span = link.pathway_span
    if link.pathway in above:
        circle = " → ".join([*above[above.index(link.pathway) :], link.pathway])
        message = f"pathways link in a circle: {circle}"
        findings(span, "link-circle", message, "remove one link")
        return None
    if len(above) > MOST_LINKS:
        message = f"a link behind {len(above) - 1} others (at most {MOST_LINKS - 1})"
        findings(span, "too-deep", message, "link to fewer pathways one behind the other")
        return None
    path = _linked_path(link.pathway, folder)
    if path is None:
        known = {p.name.removesuffix(SUFFIX) for p in files(folder)} | {*shipped()}
        hint = did_you_mean(link.pathway, known) or f"put {link.pathway}.yaml beside this file"
        findings(span, "unknown-pathway", f"no pathway named '{link.pathway}'", hint)
        return None
    if str(path) not in loaded:
        there = _read(str(path), path.parent)
        if there.id != link.pathway:
            message = f"{path.name} holds the pathway '{there.id}', not '{link.pathway}'"
            findings(span, "wrong-pathway", message, "let a file be named by the id in it")
            return None
        loaded[str(path)] = _with_linked(there, path.parent, (*above, there.id), loaded)
    return loaded[str(path)]


def _returns(link: Link, there: Pathway, findings: Findings) -> None:
    """Report every outcome that a link comes back from and that is not there."""
    outcomes = [outcome.id for outcome in there.outcomes()]
    for back in link.returns:
        if back.outcome not in outcomes:
            message = f"'{there.id}' has no outcome '{back.outcome}'"
            hint = did_you_mean(back.outcome, outcomes) or "its outcomes: " + ", ".join(outcomes)
            findings(back.span, "unknown-outcome", message, hint)


def _check_routes(pathway: Pathway) -> None:
    findings = Findings(pathway.file)
    if (size := _size(pathway, {})) > MOST_PLACES:
        message = f"{size} nodes with those of all links (at most {MOST_PLACES})"
        findings(Span(1, 1), "too-large", message, "link to fewer pathways")
    elif keys := routes(pathway).unasked_circle():
        message = "links and actions lead round in a circle: " + " → ".join([*keys, keys[0]])
        span = pathway.node(keys[0].partition("/")[0]).span
        findings(span, "action-loop", message, "let a question decide when it ends")
    if findings:
        raise findings.unreadable()


def _size(pathway: Pathway, known: dict[str, int]) -> int:
    if pathway.id not in known:
        links = (node for node in pathway.nodes if isinstance(node, Link))
        behind = sum(_size(pathway.linked[link.pathway], known) for link in links)
        known[pathway.id] = len(pathway.nodes) + behind
    return known[pathway.id]


def _linked_path(id: str, folder: Path) -> Path | None:
    for place in (folder, shipped_folder()):
        path = place / f"{id}{SUFFIX}"
        if path.is_file():
            return path
    return None


def bibliography(folder: Path) -> Mapping[str, Source]:
    """Return the sources, by id, that pathways in a folder can list: shipped or described there.

    Raises `Unreadable` and `NotFound`.
    """
    sources: dict[str, Source] = {}
    for path in (shipped_folder() / FILE, folder / FILE):
        if path.is_file():
            stat = path.stat()
            file = (stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_size)
            sources.update(_read_bibliography(str(path), file))
    return sources


@lru_cache(maxsize=8)
def _read_bibliography(path: str, _: tuple[int, ...]) -> Mapping[str, Source]:
    return read_bibliography(read_text(path), path)


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
