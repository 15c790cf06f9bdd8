"""``rechallenge schema``, and the schemas that are published in the package."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from rechallenge.cli.schema_command import command, schema_text
from rechallenge.library import shipped_folder
from rechallenge.yamltree import Mapping, Scalar, Tree, parse
from tests.toys import LOOP, toy


@pytest.mark.parametrize("of", ["pathway", "cases"])
def test_the_published_schema_is_what_the_format_says_now(of: str) -> None:
    """To rewrite it: ``python -m tests.checks.regenerate``."""
    published = files("rechallenge") / "schemas" / f"{of}.schema.json"
    assert published.read_text(encoding="utf-8") == schema_text(of)


@pytest.mark.parametrize("of", ["pathway", "cases"])
def test_a_schema_is_a_schema_in_plain_ascii(of: str) -> None:
    text = schema_text(of)
    assert text.isascii()
    Draft202012Validator.check_schema(json.loads(text))


def test_the_command_prints_the_schema_of_pathways_unless_told_otherwise() -> None:
    run = CliRunner().invoke
    assert run(command, []).output == run(command, ["pathway"]).output == schema_text("pathway")
    assert run(command, ["cases"]).output == schema_text("cases")


def test_another_kind_of_file_is_wrong_usage() -> None:
    result = CliRunner().invoke(command, ["sources"])
    assert result.exit_code == 2
    assert "'sources' is not one of 'pathway', 'cases'" in result.output


def plain(tree: Tree) -> object:
    match tree:
        case Scalar(text=text):
            return text
        case Mapping(pairs=pairs):
            return {key.text: plain(value) for key, value in pairs}
        case _:
            return [plain(item) for item in tree.items]


def test_a_pathway_fits_the_schema_and_a_misspelt_key_does_not() -> None:
    schema = Draft202012Validator(json.loads(schema_text("pathway")))
    assert schema.is_valid(plain(parse(toy(LOOP), "toy.yaml")))
    assert not schema.is_valid(plain(parse(toy(LOOP.replace("at most", "atmost")), "toy.yaml")))


@pytest.mark.parametrize("path", sorted(shipped_folder().glob("*.yaml")), ids=lambda p: p.name)
def test_every_shipped_file_fits_its_schema(path: Path) -> None:
    of = "cases" if path.name.endswith(".cases.yaml") else "pathway"
    tree = plain(parse(path.read_text(encoding="utf-8"), path.name))
    errors = Draft202012Validator(json.loads(schema_text(of))).iter_errors(tree)
    assert [error.message for error in errors] == []
