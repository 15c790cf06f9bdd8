"""Files written whole or not at all."""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from rechallenge.problems import quote


class NotWrittenError(Exception):
    """A file was not written; the message says why and what would help."""


def write_all(files: Mapping[str, bytes]) -> None:
    """Write several files, each in one move; before the first move all of them are complete.

    What was there stays until then, with its permissions. Raises `NotWrittenError`, and then
    leaves nothing half-written behind.
    """
    waiting: dict[str, tuple[str, Path]] = {}
    path = ""
    try:
        for path, data in files.items():
            target = Path(os.path.realpath(path))
            if target.exists() and not target.is_file():
                target.write_bytes(data)
            else:
                waiting[path] = _written_beside(target, data), target
        for path, (temporary, target) in list(waiting.items()):
            os.replace(temporary, target)
            del waiting[path]
    except (OSError, ValueError) as error:
        raise NotWrittenError(f"{quote(path, 400)} cannot be written: {_reason(error)}") from None
    finally:
        for temporary, _ in waiting.values():
            with suppress(OSError):
                os.unlink(temporary)


def _written_beside(target: Path, data: bytes) -> str:
    """Write to a new file in the same folder, down to the disk; return its name."""
    import tempfile  # takes long to import, and most commands write nothing

    handle, name = tempfile.mkstemp(prefix=".rechallenge-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, _mode(target))
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    return name


def _mode(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _reason(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such folder"
        case NotADirectoryError():
            return "a part of the path is a file, not a folder"
        case IsADirectoryError():
            return "it is a folder"
        case PermissionError():
            return "the folder may not be written to"
        case OSError(errno=errno.ENOSPC | errno.EDQUOT | errno.EFBIG):
            return "the disk is full"
        case OSError(errno=errno.EROFS):
            return "the disk is read-only"
        case OSError(errno=errno.ENAMETOOLONG):
            return "the name is too long"
        case OSError(strerror=str(said)):
            return said[:1].lower() + said[1:]
        case _:
            return "this is no name of a file"
