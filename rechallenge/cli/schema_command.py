"""``rechallenge schema``: the JSON Schema that lets an editor help while a file is written."""

import json

import click

from rechallenge.cli.output import print_text


@click.command("schema")
@click.argument("of", type=click.Choice(["pathway", "cases"]), default="pathway")
def command(of: str) -> None:
    """Print the JSON Schema of a pathway file, or of a file of worked cases.

    Editors that know YAML use it to complete keys and to mark what is wrong while it is written.
    """
    print_text(schema_text(of))


def schema_text(of: str) -> str:
    """Return the schema of ``pathway`` or ``cases`` files as the text of a file."""
    from rechallenge.cases import cases_schema
    from rechallenge.format import pathway_schema

    schema = cases_schema() if of == "cases" else pathway_schema()
    return json.dumps(schema, indent=2) + "\n"
