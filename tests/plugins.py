"""Packages of others, made on the spot: a module and the entry point that announces it."""

from pathlib import Path


def enter(folder: Path, group: str, name: str, code: str) -> None:
    """Write a module and enter it in a group, as installing its package would."""
    (folder / f"{name}.py").write_text(code, encoding="utf-8")
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{group}]\n{name} = {name}\n")
