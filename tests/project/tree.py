"""The files of the project, without what tools leave behind."""

from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXTS = (".cff", ".json", ".md", ".mmd", ".py", ".svg", ".toml", ".txt", ".yaml", ".yml", "")


@cache
def ignored() -> tuple[str, ...]:
    """Return the patterns of the names that are not part of the project."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return (".git", *(line.rstrip("/") for line in lines))


def files() -> list[Path]:
    """Return the files of the project, sorted."""
    return sorted(_below(ROOT))


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if any(fnmatch(path.name, pattern) for pattern in ignored()):
            continue
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def texts() -> Iterator[tuple[str, str]]:
    """Yield the name and the content of every text file."""
    for path in files():
        if path.suffix in TEXTS:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8", errors="replace")
