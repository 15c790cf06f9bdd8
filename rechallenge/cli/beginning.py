"""Where a walk begins: at the start, at a path code, at a saved walk, or at answers given."""

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import click

from rechallenge.cli.report import fail
from rechallenge.library import read_text, shipped
from rechallenge.pathcode import PathCodeError, decode, is_code, restore
from rechallenge.problems import quote
from rechallenge.prose import Block
from rechallenge.routes import Routes
from rechallenge.walk import Change, Misfit, Walk, replay, walk


class Beginning(NamedTuple):
    """A walk to start from, and what has to be said about how it came there."""

    walk: Walk
    notices: tuple[Block, ...] = ()


def named(pathway: str | None, code: str | None, saved: str | None) -> tuple[str, str | None]:
    """Return the name of the pathway to load, and the path code if there is one.

    A path code or a saved walk may stand for the name of a shipped pathway.
    """
    if pathway is None:
        if saved is None:
            raise click.UsageError("name a pathway; 'rechallenge list' shows them")
        from rechallenge.saved import read_saved

        return _shipped(read_saved(read_text(saved), saved).pathway, "this saved walk"), code
    if not is_code(pathway) or os.path.exists(pathway):
        return pathway, code
    if code is not None:
        raise click.UsageError("give one path code, not two")
    try:
        return _shipped(decode(pathway).pathway, "this code"), pathway
    except PathCodeError as error:
        fail(str(error))


def begin(map: Routes, code: str | None, saved: str | None) -> Beginning:
    """Start a walk, or take one up at a path code or a saved walk."""
    if code is not None:
        return _from_code(map, code)
    if saved is not None:
        return _from_saved(map, saved)
    return Beginning(walk(map))


def given_answers(file: str | None, singles: Sequence[str]) -> Mapping[str, str]:
    """Return the answers of ``--answers`` and ``--answer``, which wins."""
    answers: dict[str, str] = {}
    if file is not None:
        from rechallenge.saved import read_answers

        answers.update(read_answers(read_text(file), file))
    for single in singles:
        key, found, id = (part.strip() for part in single.partition("="))
        if not (key and found and id):
            raise click.UsageError(f"{quote(single)} should be question=answer, such as grade=two")
        answers[key] = id
    return answers


def with_answers(begun: Beginning, answers: Mapping[str, str]) -> Beginning:
    """Add answers to a walk; they replace what was answered before.

    Exits with 1 when one of them is not used.
    """
    if not answers:
        return begun
    from rechallenge.terminal.changes import change_blocks

    before = begun.walk
    after, misfits = replay(before.map, {**before.answers, **answers})
    unused = [misfit for misfit in misfits if misfit.key in answers]
    if unused:
        _refuse(unused)
    changed = [key for key, id in answers.items() if before.answers.get(key, id) != id]
    if not changed:
        return Beginning(after, begun.notices)
    ends = (here.place if here.outcome else None for here in (before, after))
    change = Change(after, misfits, *ends)
    new = len([key for key in after.answers if key in answers])
    return Beginning(after, (*begun.notices, *change_blocks(change, new)))


def _shipped(id: str, what: str) -> str:
    if id not in shipped():
        fail(f"{what} is for '{id}', which is not shipped; give its file, such as ./{id}.yaml, too")
    return id


def _from_code(map: Routes, code: str) -> Beginning:
    try:
        restored = restore(map, code)
    except PathCodeError as error:
        fail(str(error))
    notices = []
    if restored.changed:
        said = "The pathway has changed since this code was made; look through the answers (m)."
        notices.append(Block(said, "!", 0, "caution"))
    if restored.misfit:
        notices.append(Block(f"Not restored: {restored.misfit}.", "!", 0, "caution"))
    return Beginning(restored.walk, tuple(notices))


def _from_saved(map: Routes, file: str) -> Beginning:
    from rechallenge.saved import read_saved, resume
    from rechallenge.terminal.changes import dropped_blocks

    try:
        resumed = resume(map, read_saved(read_text(file), file))
    except ValueError as error:
        fail(str(error))
    notices = []
    if resumed.changed:
        said = f"{resumed.changed[:1].upper()}{resumed.changed[1:]}."
        notices.append(Block(said, "!", 0, "caution"))
    if resumed.changed or resumed.misfits:
        count = len(resumed.walk.answers)
        notices.append(Block(f"{count} answer{'' if count == 1 else 's'} kept.", "-"))
        notices.extend(dropped_blocks(map, resumed.misfits))
    return Beginning(resumed.walk, tuple(notices))


def _refuse(unused: Sequence[Misfit]) -> None:
    for misfit in unused:
        click.echo(
            f"rechallenge: the answer {quote(f'{misfit.key}={misfit.answer}')} is not used: "
            f"{quote(misfit.why, 400)[1:-1]}",
            err=True,
        )
    raise SystemExit(1)
