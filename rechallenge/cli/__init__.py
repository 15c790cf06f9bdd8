"""The command line: the only code that prints, writes and exits.

Each command is a module of its own, imported only when it is called.
"""

import sys
from importlib import import_module
from typing import Any

import click

from rechallenge import __version__

COMMANDS = {
    "check": "Find what is wrong with pathway files.",
    "export": "Write a pathway as a flowchart or a text.",
    "list": "List the pathways that come with rechallenge.",
    "schema": "Print the JSON Schema of a pathway file.",
    "show": "Tell what a pathway holds.",
    "test": "Run the worked cases of pathways.",
    "walk": "Walk a pathway, question by question.",
}
"""Each command and its line in the help; its module is ``rechallenge.cli.<name>_command``."""

PROBLEMS, USAGE, TOOL_MISSING = 1, 2, 3
"""The exit codes beside 0: problems found, wrong usage, a tool is missing."""


class _Commands(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"rechallenge.cli.{name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        from rechallenge.problems import did_you_mean

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = did_you_mean(args[0], COMMANDS)
            raise click.UsageError(
                f"no command named '{args[0]}'{'; ' + hint if hint else ''}", ctx
            )
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rechallenge")
def cli() -> None:
    """Walk, check and draw pathways for giving a cancer drug again after an adverse event.

    A training and reference aid, not a medical device.
    """


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    cli(prog_name="rechallenge")
