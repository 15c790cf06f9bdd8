"""Rewrite what is generated from the checks and the format: ``python -m tests.checks.regenerate``.

These are the pages in ``docs/checks`` and the JSON Schemas in ``rechallenge/schemas``.
"""

from pathlib import Path

from rechallenge.checks.manual import pages
from rechallenge.cli.schema_command import schema_text

ROOT = Path(__file__).parents[2]


def generated() -> dict[Path, str]:
    """Return the texts of all generated files, by path."""
    manual = {ROOT / "docs" / "checks" / name: text for name, text in pages().items()}
    schemas = {
        ROOT / "rechallenge" / "schemas" / f"{of}.schema.json": schema_text(of)
        for of in ("pathway", "cases")
    }
    return manual | schemas


def main() -> None:
    """Write them, and remove the pages of checks that are gone."""
    for old in (ROOT / "docs" / "checks").glob("*.md"):
        old.unlink()
    for path, text in generated().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
