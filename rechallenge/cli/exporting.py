"""What to export, where to, and which walk to highlight."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from rechallenge.cli.report import fail
from rechallenge.exporters import MODULES, Artifact, Exporter, Request, exporter, formats
from rechallenge.files import NotWrittenError
from rechallenge.model import Pathway
from rechallenge.problems import did_you_mean, quote
from rechallenge.walk import Misfit, Walk, replay


class UsageProblemError(Exception):
    """The command line asks for what cannot be; the message says what would be right."""


class Plan(NamedTuple):
    """Where the files go: a folder, or one file; with neither, to standard output."""

    folder: str = ""
    file: str = ""

    @property
    def to_stdout(self) -> bool:
        """Whether nothing is written to the disk."""
        return not (self.folder or self.file)


class File(NamedTuple):
    """A file to write, and the exporter that made it."""

    path: str
    data: bytes
    maker: Exporter


def wanted_formats(named: Sequence[str], output: str | None) -> list[str]:
    """Return the formats that are asked for by name, or by the end of the file's name."""
    if named:
        wanted = [part for name in named for part in name.split(",") if part]
        for name in wanted:
            exporter(name)
        return list(dict.fromkeys(wanted))
    suffix = Path(output).suffix if output else ""
    if suffix[1:] in MODULES:
        return [suffix[1:]]
    known = {exporter(name).SUFFIX: name for name in reversed(formats())}
    if suffix in known:
        return [known[suffix]]
    hint = did_you_mean(suffix, known) if suffix else ""
    raise UsageProblemError(
        f"name a format with --to: {', '.join(formats())}"
        + (f"; no format ends in {quote(suffix)}{', ' + hint if hint else ''}" if suffix else "")
    )


def plan(names: Sequence[str], output: str | None, terminal: bool) -> Plan:
    """Decide where the files go."""
    if output is None or output == "-":
        if len(names) > 1:
            raise UsageProblemError("several formats need a folder; give one with -o")
        if terminal or (output is None and not exporter(names[0]).IS_TEXT):
            raise UsageProblemError("give a file or a folder with -o, or pipe a text format on")
        return Plan()
    if output.endswith(os.sep) or os.path.isdir(output) or len(names) > 1:
        return Plan(folder=output)
    return Plan(file=output)


def make(request: Request, names: Iterable[str]) -> dict[str, tuple[Artifact, ...]]:
    """Make all files of all formats, before any is written."""
    return {name: exporter(name).export(request) for name in names}


def named_files(id: str, made: Mapping[str, tuple[Artifact, ...]], plan: Plan) -> list[File]:
    """Give each file its path; a folder that is not there yet is made.

    Raises `NotWrittenError` when it cannot be made.
    """
    if plan.folder:
        _make_folder(plan.folder)
    files = []
    for name, artifacts in made.items():
        maker = exporter(name)
        stem = os.path.join(plan.folder, id)
        if plan.file:
            stem = plan.file.removesuffix(maker.SUFFIX)
        for artifact in artifacts:
            whole = plan.file and artifact.ending == maker.SUFFIX
            files.append(File(plan.file if whole else stem + artifact.ending, artifact.data, maker))
    return files


def _make_folder(folder: str) -> None:
    try:
        if not os.path.isdir(folder):
            os.mkdir(folder)
    except FileExistsError:
        raise NotWrittenError(
            f"{quote(folder, 400)} is a file; several formats need a folder"
        ) from None
    except FileNotFoundError:
        parent = quote(str(Path(folder).parent), 400)
        raise NotWrittenError(f"there is no folder {parent} to put it in") from None
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or "this is no name of a folder"
        raise NotWrittenError(
            f"the folder {quote(folder, 400)} cannot be made: {said.lower()}"
        ) from None


def refuse_foreign(files: Iterable[File], source: str, force: bool) -> None:
    """Raise `NotWrittenError` when a file is there that is not ours to replace.

    The pathway's own file is never replaced.
    """
    for file in files:
        if os.path.isdir(file.path):
            raise NotWrittenError(f"{quote(file.path, 400)} is a folder; give the name of a file")
        if not os.path.isfile(file.path):
            continue
        if source and os.path.isfile(source) and os.path.samefile(file.path, source):
            raise NotWrittenError(
                f"{quote(file.path, 400)} is the pathway itself; give another name"
            )
        if not force and not _is_ours(file):
            raise NotWrittenError(
                f"{quote(file.path, 400)} is there and was not made as this kind of file by "
                "rechallenge; give another name, or --force"
            )


def _is_ours(file: File) -> bool:
    try:
        with open(file.path, "rb") as stream:
            data = stream.read()
    except OSError:
        return False
    return not data or file.maker.recognises(data)


def path_walk(pathway: Pathway, path: str) -> Walk:
    """Return the walk of a path code, or of answers written ``grade=two,gate/agreed=yes``.

    Exits with 1 when it does not fit the pathway.
    """
    from rechallenge.pathcode import PathCodeError, is_code, restore
    from rechallenge.routes import routes

    if not is_code(path):
        return _answered(pathway, _answers(path))
    try:
        restored = restore(routes(pathway), path)
    except PathCodeError as error:
        fail(str(error))
    if restored.misfit:
        fail(f"the code no longer fits the pathway: {restored.misfit}")
    if restored.changed:
        click.echo("rechallenge: the pathway has changed since this code was made", err=True)
    return restored.walk


def case_walk(pathway: Pathway, name: str) -> Walk:
    """Return the walk of a worked case. Exits with 1 when there is none of this name."""
    from rechallenge.cases import load_cases

    cases = {case.id: case for case in load_cases(pathway)}
    if name not in cases:
        hint = did_you_mean(name, cases) or "its cases: " + (", ".join(cases) or "none")
        fail(f"no case named {quote(name)}; {hint}")
    return _answered(pathway, cases[name].given)


def _answers(path: str) -> dict[str, str]:
    answers = {}
    for part in path.split(","):
        key, found, id = (piece.strip() for piece in part.partition("="))
        if not (key and found and id):
            raise UsageProblemError(
                f"{quote(part)} should be question=answer, such as grade=two,settled=yes, "
                "or give a path code"
            )
        answers[key] = id
    return answers


def _answered(pathway: Pathway, answers: Mapping[str, str]) -> Walk:
    walked, misfits = replay(pathway, answers)
    if misfits:
        _refuse(misfits)
    return walked


def _refuse(misfits: Iterable[Misfit]) -> None:
    said = "; ".join(f"{m.key}={m.answer}: {m.why}" for m in misfits)
    fail(f"not all answers are used: {quote(said, 600)[1:-1]}")
