"""``rechallenge walk``: walk a pathway, question by question."""

import io
import shlex
import sys
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import click

from rechallenge.cli import PROBLEMS
from rechallenge.cli.completion import complete_case, complete_pathway
from rechallenge.cli.report import fail, told

if TYPE_CHECKING:
    from rechallenge.cli.writing import FileKeeper
    from rechallenge.terminal.asking import Asker
    from rechallenge.terminal.screen import Screen
    from rechallenge.walk import Walk

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""


class Output(NamedTuple):
    """What is to be left behind: a transcript in a format, to a file or (``-``) standard output."""

    transcript: str | None
    format: str

    @property
    def takes_stdout(self) -> bool:
        """Whether standard output belongs to the transcript alone."""
        return self.transcript == "-"


@click.command("walk")
@click.argument("pathway", required=False, shell_complete=complete_pathway)
@click.option("--answers", metavar="FILE", help="Answers by question, in YAML or JSON.")
@click.option("--answer", multiple=True, metavar="QUESTION=ANSWER", help="One answer; repeatable.")
@click.option("--code", metavar="CODE", help="Go on from a path code.")
@click.option("--resume", metavar="FILE", help="Go on from a saved walk.")
@click.option("--save", metavar="FILE", help="Save the walk there, after every step.")
@click.option(
    "--transcript", metavar="FILE", help="Write the walk down (.txt, .md, .json; - here)."
)
@click.option(
    "--transcript-format",
    type=click.Choice(["text", "markdown", "json"]),
    help="The format of the transcript, whatever its name.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the transcript as JSON, nothing else.")
@click.option(
    "--case", metavar="NAME", shell_complete=complete_case, help="Play a worked case step by step."
)
@click.option("--list-cases", is_flag=True, help="List the worked cases of the pathway.")
@click.option("--no-pause", is_flag=True, help="Play a case without waiting for a key.")
@click.option("--force", is_flag=True, help="Write over files of another kind.")
@click.option("--no-colour", "--no-color", "no_colour", is_flag=True, help="Use no colour.")
@told
def command(pathway: str | None, **wishes: Any) -> None:
    """Walk PATHWAY: a shipped name, the path of a file, or a path code.

    On a terminal it asks question by question; elsewhere it reads answers from standard input, one
    a line. Exit codes: 0 at an outcome or after q, 1 when the answers stop before an outcome or do
    not fit, 130 after Ctrl-C.
    """
    from rechallenge.cli.beginning import named
    from rechallenge.library import load
    from rechallenge.routes import routes

    _refuse_contradictions(wishes)
    output = _output(wishes)
    name, code = named(pathway, wishes["code"], wishes["resume"])
    map = routes(load(name))
    screen = _screen(output, wishes["no_colour"])
    if wishes["list_cases"]:
        from rechallenge.cli.case_playing import list_cases

        list_cases(map.pathway, screen)
        return
    keeper = _keeper(name, map.pathway.id, wishes["save"], output, wishes["force"])
    run = Run(name, screen, keeper, output, _asker(screen, name))
    if wishes["case"]:
        from rechallenge.cli.case_playing import play_case

        play_case(run, map, wishes["case"], not wishes["no_pause"])
        return
    _walk(run, map, code, wishes)


class Run:
    """One run of the command: where it shows, asks and keeps the walk, and how it ends."""

    def __init__(
        self,
        name: str,
        screen: "Screen",
        keeper: "FileKeeper",
        output: Output,
        asker: "Asker | None",
    ) -> None:
        self.name = name
        self.screen = screen
        self.keeper = keeper
        self.output = output
        self.asker = asker

    @property
    def live(self) -> bool:
        """Whether a person sits at a terminal that knows arrow keys."""
        return self.screen.live

    def converse(self, walked: "Walk") -> "Walk":
        """Walk with the person or the lines at the other end; return where it stopped."""
        from rechallenge.terminal.asking import NotUnderstoodError
        from rechallenge.terminal.session import Session

        assert self.asker is not None
        session = Session(walked, self.screen, self.asker, self.keeper, self.way_back)
        try:
            session.run()
        except NotUnderstoodError as error:
            self._broken_off(session.walk, str(error), PROBLEMS)
        except EOFError:
            self._broken_off(session.walk, "the input ended before an outcome", PROBLEMS)
        except KeyboardInterrupt:
            self._broken_off(session.walk, "interrupted", INTERRUPTED)
        return session.walk

    def leave(self, walked: "Walk") -> None:
        """Save and write down what was asked for."""
        from rechallenge.cli.output import print_text
        from rechallenge.cli.writing import write_whole
        from rechallenge.files import NotWrittenError
        from rechallenge.transcript import transcript

        self.keeper.every_step(walked)
        trouble = [self.keeper.trouble] if self.keeper.trouble else []
        if self.output.transcript is not None:
            text = transcript(walked, self.output.format)
            try:
                if self.output.takes_stdout:
                    print_text(text, self.output.format == "json")
                else:
                    write_whole(self.output.transcript, text)
            except NotWrittenError as error:
                trouble.append(f"the transcript was not written: {error}")
        if trouble:
            fail("; ".join(trouble))

    def stopped_early(self, walked: "Walk", why: str) -> None:
        """Say on standard error where a walk stopped, and how to go on from there."""
        from rechallenge.pathcode import encode
        from rechallenge.prose import clean, in_ascii
        from rechallenge.wording import answer_name

        question = walked.question
        said = [f"rechallenge: {why}"]
        if question:
            said.append(f"stopped at the question '{walked.key}': {question.text}")
            said.append(
                "its answers: " + ", ".join(answer_name(answer.id) for answer in question.answers)
            )
        said.append(f"path code: {encode(walked)}")
        said.append(f"go on with: {self.way_back(walked)}")
        for line in map(clean, said):
            with suppress(BrokenPipeError):
                click.echo(in_ascii(line) if self.screen.ascii_only else line, err=True)

    def way_back(self, walked: "Walk") -> str:
        """Return the command that restores a walk."""
        from rechallenge.library import shipped
        from rechallenge.pathcode import encode

        code = encode(walked)
        if walked.pathway.id in shipped() and not self.name.endswith((".yaml", ".yml")):
            return f"rechallenge walk {code}"
        return f"rechallenge walk {shlex.quote(self.name)} --code {code}"

    def _broken_off(self, walked: "Walk", why: str, exit_code: int) -> None:
        self.stopped_early(walked, why)
        self.leave(walked)
        raise SystemExit(exit_code)


def _walk(run: Run, map: Any, code: str | None, wishes: dict[str, Any]) -> None:
    from rechallenge.cli.beginning import begin, given_answers, with_answers
    from rechallenge.prose import EMPTY
    from rechallenge.terminal.views import opening_blocks

    answers = given_answers(wishes["answers"], wishes["answer"])
    begun = with_answers(begin(map, code, wishes["resume"]), answers)
    here = begun.walk
    run.screen.show_all(opening_blocks(map.pathway, date.today()))
    if begun.notices:
        run.screen.show(*begun.notices, EMPTY)
    scripted = bool(answers) or not run.live
    if here.outcome and scripted:
        from rechallenge.terminal.ending import ending_blocks

        run.screen.show_all(ending_blocks(here, run.way_back(here)))
    elif run.asker is not None:
        here = run.converse(here)
    elif not here.outcome:
        run.stopped_early(here, "the answers end before an outcome")
        run.leave(here)
        raise SystemExit(PROBLEMS)
    run.leave(here)


def _refuse_contradictions(wishes: dict[str, Any]) -> None:
    if wishes["code"] and wishes["resume"]:
        raise click.UsageError("give a path code or a saved walk, not both")
    others = [w for w in ("code", "resume", "answers", "answer") if wishes[w]]
    if wishes["case"] and others:
        raise click.UsageError(f"--case brings its own answers; leave out --{others[0]}")
    if wishes["as_json"] and wishes["transcript"]:
        raise click.UsageError("--json is --transcript - in JSON; give one of them")


def _output(wishes: dict[str, Any]) -> Output:
    from rechallenge.transcript import format_of

    if wishes["as_json"]:
        return Output("-", "json")
    name, format = wishes["transcript"], wishes["transcript_format"]
    if name is None:
        if format:
            raise click.UsageError("--transcript-format needs --transcript FILE")
        return Output(None, "text")
    format = format or ("text" if name == "-" else format_of(name))
    if format is None:
        raise click.UsageError(
            f"the transcript '{name}' should end in .txt, .md or .json; or give --transcript-format"
        )
    return Output(name, format)


def _screen(output: Output, no_colour: bool) -> "Screen":
    from rechallenge.cli.output import ascii_only, stdout_screen
    from rechallenge.terminal.screen import Screen

    if output.takes_stdout:
        return Screen(io.StringIO(), ascii_only=ascii_only())
    return stdout_screen(no_colour)


def _asker(screen: "Screen", name: str) -> "Asker | None":
    if screen.live:
        from rechallenge.terminal.keyboard import Keyboard

        return Keyboard(screen)
    from rechallenge.terminal.lines import Lines

    stdin: TextIO | None = sys.stdin
    if stdin is None or stdin.closed or name == "-":
        return Lines(screen, io.StringIO(), False)
    attended = stdin.isatty()
    if attended and screen.stream is not sys.stdout:
        return None
    if isinstance(stdin, io.TextIOWrapper):
        stdin.reconfigure(errors="replace")
    return Lines(screen, stdin, attended)


def _keeper(name: str, pathway: str, save: str | None, output: Output, force: bool) -> "FileKeeper":
    from rechallenge.cli.writing import FileKeeper, is_transcript, refuse_unless
    from rechallenge.files import NotWrittenError

    keeper = FileKeeper(name, save or "", force)
    try:
        keeper.check(pathway)
        if output.transcript is not None and not output.takes_stdout:
            refuse_unless(is_transcript, output.transcript, "a transcript of a walk", force)
    except NotWrittenError as error:
        fail(str(error))
    return keeper
