"""Playing worked cases for ``rechallenge walk``."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from rechallenge.cases import Case, cases_path, judge, load_cases
from rechallenge.cli import PROBLEMS
from rechallenge.cli.report import fail
from rechallenge.model import Pathway
from rechallenge.problems import did_you_mean
from rechallenge.prose import EMPTY, Block
from rechallenge.routes import Routes
from rechallenge.terminal.asking import Menu, Option, Picked
from rechallenge.terminal.ending import ending_blocks
from rechallenge.terminal.keyboard import RESIZED, Keyboard
from rechallenge.terminal.playing import play, stopped_blocks, verdict_blocks
from rechallenge.terminal.screen import Screen
from rechallenge.terminal.views import opening_blocks
from rechallenge.walk import Walk, walk

if TYPE_CHECKING:
    from rechallenge.cli.walk_command import Run


def list_cases(pathway: Pathway, screen: Screen) -> None:
    """Show the worked cases of a pathway."""
    cases = load_cases(pathway)
    if not cases:
        fail(f"'{pathway.id}' has no worked cases")
    for case in cases:
        screen.show(Block(f"{case.id}: {case.title} ({case.kind.value})", "-"))


def play_case(run: "Run", map: Routes, name: str, pausing: bool) -> None:
    """Play a worked case; on a terminal, offer to walk on from its end.

    Exits with 1 when the walk does not do what the case expects.
    """
    pathway = map.pathway
    case = _case(pathway, name)
    walked, problems = judge(case, map, str(cases_path(pathway) or pathway.file))
    screen = run.screen
    screen.show_all(opening_blocks(pathway, date.today()))
    keyboard = run.asker if isinstance(run.asker, Keyboard) else None
    try:
        played = play(case, walked, screen, _pause(keyboard if pausing else None))
        if played:
            screen.show_all(
                ending_blocks(walked, run.way_back(walked))
                if walked.outcome
                else stopped_blocks(walked)
            )
            screen.show_all(verdict_blocks(case, walked, problems))
    except (EOFError, KeyboardInterrupt):
        run.stopped_early(walked, "the case was stopped")
        raise SystemExit(130) from None
    if keyboard and pausing and played and not problems:
        walked = _walk_on(run, keyboard, walked)
    run.leave(walked)
    if problems:
        if run.output.takes_stdout:
            fail("; ".join(problem.message for problem in problems))
        raise SystemExit(PROBLEMS)


def _case(pathway: Pathway, name: str) -> Case:
    cases = {case.id: case for case in load_cases(pathway)}
    if name not in cases:
        if not cases:
            fail(f"'{pathway.id}' has no worked cases")
        hint = did_you_mean(name, cases)
        listed = "its cases: " + ", ".join(cases)
        fail(f"'{pathway.id}' has no case '{name[:60]}'; {f'{hint} ' if hint else ''}{listed}")
    return cases[name]


def _pause(keyboard: Keyboard | None) -> Callable[[], bool]:
    if keyboard is None:
        return lambda: True

    def pause() -> bool:
        lines = keyboard.screen.show(Block("any key: next step · q: stop", style="quiet"))
        key = RESIZED
        while key == RESIZED:
            key = keyboard.key()
        keyboard.screen.draw_over(lines)
        return key != "q"

    return pause


def _walk_on(run: "Run", keyboard: Keyboard, walked: Walk) -> Walk:
    run.screen.show(Block("Do you want to walk yourself?", style="title"), EMPTY)
    options = (
        Option("stop", "No, that is all"),
        Option("here", "Yes, from here: go back or change answers and see where it leads"),
        Option("start", "Yes, from the start"),
    )
    try:
        picked = keyboard.choose(Menu(options, "q", "reply"))
    except (EOFError, KeyboardInterrupt):
        return walked
    if not isinstance(picked, Picked) or picked.chosen == 0:
        return walked
    return run.converse(walked if picked.chosen == 1 else walk(walked.map))
