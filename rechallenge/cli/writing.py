"""Files that a walk leaves behind: written whole or not at all, and never over something else."""

import os
import shlex
from collections.abc import Callable

from rechallenge.files import NotWrittenError, write_all
from rechallenge.problems import Unreadable, quote
from rechallenge.walk import Walk
from rechallenge.wording import BANNER
from rechallenge.yamltree import MAX_BYTES, decode

Fits = Callable[[str], bool]
"""Whether the text of a file that is there may be replaced."""


def write_whole(path: str, text: str) -> None:
    """Write a text to a file, whole or not at all. Raises `NotWrittenError`."""
    write_all({path: text.encode("utf-8", "backslashreplace")})


def refuse_unless(fits: Fits, path: str, what: str, force: bool) -> None:
    """Raise `NotWrittenError` when a file is there that is not ours to replace."""
    if force or not os.path.lexists(path):
        return
    if os.path.isdir(path):
        raise NotWrittenError(f"{quote(path)} is a folder; give the name of a file")
    if not os.path.isfile(path):
        return
    try:
        with open(path, "rb") as stream:
            ours = fits(decode(stream.read(MAX_BYTES + 1), path))
    except (OSError, Unreadable):
        ours = False
    if not ours:
        raise NotWrittenError(
            f"{quote(path)} is there and is not {what}; give another name, or --force"
        )


def is_transcript(text: str) -> bool:
    """Whether the text of a file looks like a transcript that we wrote."""
    told = text.startswith(("Walk through: ", "# Walk through: ")) or '"kind": "transcript"' in text
    return (told and BANNER in text) or not text


def is_saved(pathway: str) -> Fits:
    """Return a test whether a text is a saved walk of a pathway."""
    from rechallenge.saved import read_saved

    def fits(text: str) -> bool:
        return read_saved(text, "").pathway == pathway

    return fits


class FileKeeper:
    """Keeps a walk in a file: after every step when the file was named at the start."""

    def __init__(self, pathway: str, name: str, force: bool) -> None:
        self.pathway = pathway
        self.name = name
        self.force = force
        self.trouble = ""

    def check(self, pathway: str) -> None:
        """Raise `NotWrittenError` when the file may not be written."""
        if self.name:
            refuse_unless(is_saved(pathway), self.name, "a saved walk of this pathway", self.force)

    def save(self, walked: Walk, name: str) -> tuple[str, str]:
        """Save the walk, to ``name`` or else where it always is.

        Returns what to say about it, and the command to go on with where it was saved.
        """
        from rechallenge.saved import written

        name = name or self.name
        what = "a saved walk of this pathway"
        try:
            refuse_unless(is_saved(walked.pathway.id), name, what, self.force)
            write_whole(name, written(walked))
        except NotWrittenError as error:
            return f"not saved: {error}", ""
        command = shlex.join(["rechallenge", "walk", self.pathway, "--resume", name])
        return "saved; go on with", command

    def every_step(self, walked: Walk) -> None:
        """Save the walk where it always is, if there is such a file; keep what went wrong."""
        from rechallenge.saved import written

        if not self.name:
            return
        try:
            write_whole(self.name, written(walked))
            self.trouble = ""
        except NotWrittenError as error:
            self.trouble = f"the walk was not saved: {error}"
