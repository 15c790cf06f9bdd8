"""The conversation of a walk: it shows, asks, and does what is asked for."""

from collections.abc import Callable
from typing import Protocol

from rechallenge.prose import EMPTY, Block
from rechallenge.terminal import views
from rechallenge.terminal.asking import Asker, Command, Menu, Option, Picked, resolve
from rechallenge.terminal.changes import change_blocks
from rechallenge.terminal.screen import Screen
from rechallenge.walk import Walk, WalkError, walk

_ASKING = "?ebcmsrqh"
_ENDED = "ebcmsrqh"


class Keeper(Protocol):
    """Keeps walks in files."""

    name: str

    def save(self, walked: Walk, name: str) -> tuple[str, str]:
        """Save the walk, to ``name`` or else where it always is.

        Returns what to say about it, and the command to go on with where it was saved.
        """

    def every_step(self, walked: Walk) -> None:
        """Save the walk where it always is, if there is such a file."""


class Session:
    """A walk in progress; ``walk`` is always where it stands, whatever ends the conversation."""

    def __init__(
        self,
        walked: Walk,
        screen: Screen,
        asker: Asker,
        keeper: Keeper,
        way_back: Callable[[Walk], str],
    ) -> None:
        self.walk = walked
        self.screen = screen
        self.asker = asker
        self.keeper = keeper
        self.way_back = way_back
        self._end_shown: Walk | None = None

    def run(self) -> None:
        """Ask until the person quits, or the input ends at an outcome.

        Raises ``EOFError`` when the input ends before an outcome, and `NotUnderstoodError`.
        """
        if self.walk.answers:
            self.screen.show_all(views.map_blocks(self.walk))
        else:
            self._show_steps(0)
        while True:
            try:
                choice = self._ask()
            except EOFError:
                if self.walk.outcome:
                    return
                raise
            match choice:
                case Picked(index):
                    self._answer(index)
                case Command("q", _):
                    self._quit()
                    return
                case Command(letter, rest):
                    self._obey(letter, rest)

    def _ask(self) -> Picked | Command:
        if self.walk.question:
            self.screen.show_all(views.question_blocks(self.walk))
            return self.asker.choose(Menu(views.options(self.walk), _ASKING))
        if self._end_shown is not self.walk:
            self._show_end()
        return self.asker.choose(Menu((), _ENDED))

    def _answer(self, index: int) -> None:
        question = self.walk.question
        assert question is not None
        before = len(self.walk.steps)
        self.walk = self.walk.answer(question.answers[index].id)
        self.screen.show(Block(question.answers[index].text, "→", 3, "good"), EMPTY)
        self._moved()
        self._show_steps(before + 1)

    def _obey(self, letter: str, rest: str) -> None:
        match letter:
            case "?":
                self.screen.show_all(views.explanation_blocks(self.walk.place.node))
            case "e":
                self._evidence()
            case "b":
                self._back()
            case "c":
                self._change(rest)
            case "m":
                self.screen.show_all(views.map_blocks(self.walk))
            case "s":
                self._save(rest)
            case "r":
                self._restart()
            case _:
                self.screen.show_all(views.help_blocks())

    def _evidence(self) -> None:
        """Show what the step rests on, and the steps that were done since the last answer."""
        first = 1 if self.walk.outcome else self._last_answered() + 1
        places = [(step.place, step.answer) for step in self.walk.steps]
        places.append((self.walk.place, None))
        for number, (place, answer) in enumerate(places[first - 1 :], first):
            title = f"Evidence behind step {number}: {place.node.text}"
            self.screen.show(Block(title, style="title"))
            self.screen.show_all(views.evidence_blocks(place, answer))

    def _last_answered(self) -> int:
        return max((n for n, s in enumerate(self.walk.steps, 1) if s.answer), default=0)

    def _back(self) -> None:
        try:
            self.walk = self.walk.back()
        except WalkError as error:
            self._say(str(error))
            return
        self._say("one answer was taken back")
        self._moved()

    def _change(self, rest: str) -> None:
        if not self.walk.answers:
            self._say("nothing is answered yet")
            return
        key, _, id = (part.strip() for part in rest.partition("="))
        if not key:
            self.screen.show(Block("Which answer do you want to change?", style="title"), EMPTY)
            given = views.answered_options(self.walk)
            picked = self.asker.choose(Menu(given, "b", "step"))
            key = given[picked.chosen].id if isinstance(picked, Picked) else ""
        if key and not id:
            id = self._new_answer(key)
        if key and id:
            self._make_change(key, id)

    def _new_answer(self, key: str) -> str:
        step = next((s for s in self.walk.steps if s.key == key and s.answer), None)
        if step is None:
            return "?"
        self.screen.show(Block(step.place.node.text, style="title"), EMPTY)
        given = tuple(
            Option(e.answer.id, e.answer.text, "your answer so far" * (e.answer == step.answer))
            for e in step.place.exits
            if e.answer
        )
        picked = self.asker.choose(Menu(given, "b", "new answer"))
        return given[picked.chosen].id if isinstance(picked, Picked) else ""

    def _make_change(self, key: str, id: str) -> None:
        before = self.walk
        try:
            change = self.walk.change(key, id)
        except WalkError as error:
            self._say(str(error))
            return
        self.walk = change.walk
        if self.walk.answers == before.answers:
            self._say("that is the answer it had; nothing changed")
            return
        self.screen.show_all(change_blocks(change))
        self._moved()
        self.screen.show_all(views.map_blocks(self.walk))

    def _save(self, name: str) -> None:
        while not (name or self.keeper.name):
            name = self.asker.line(f"Save to which file? (.json, Enter: {self._own_name()})")
            name = name or self._own_name()
        self._say(*self.keeper.save(self.walk, name))

    def _own_name(self) -> str:
        return f"{self.walk.pathway.id}.walk.json"

    def _restart(self) -> None:
        if not self.walk.answers:
            self._say("the walk is at its start")
            return
        count = len(self.walk.answers)
        answers = "the answer" if count == 1 else f"all {count} answers"
        self.screen.show(Block(f"Start again and forget {answers}?", style="title"), EMPTY)
        menu = Menu(
            (Option("yes", "Yes, start again"), Option("no", "No, go on here")), "b", "reply"
        )
        if self.asker.choose(menu) != Picked(resolve(menu, "yes") or 0):
            return
        self._say("to come back to where you were", self.way_back(self.walk))
        self.walk = walk(self.walk.map)
        self._moved()
        self._show_steps(0)

    def _quit(self) -> None:
        if self.walk.question:
            self._say("you stopped before an outcome; go on with", self.way_back(self.walk))

    def _moved(self) -> None:
        self.keeper.every_step(self.walk)

    def _show_steps(self, start: int) -> None:
        """Show what was passed since the step numbered ``start``, without the questions."""
        for number in range(start + 1, len(self.walk.steps) + 1):
            from rechallenge.transcript.passages import step_blocks
            from rechallenge.transcript.tell import tell_step

            self.screen.show_all(step_blocks(tell_step(self.walk.steps, number)))
            self.screen.show(EMPTY)

    def _show_end(self) -> None:
        from rechallenge.terminal.ending import ending_blocks

        self._end_shown = self.walk
        self.screen.show_all(ending_blocks(self.walk, self.way_back(self.walk), self.screen.live))

    def _say(self, text: str, command: str = "") -> None:
        """Say a sentence; a command that it leads to stands below on its own, to be copied."""
        said = f"{text[:1].upper()}{text[1:]}{':' if command else '.'}"
        self.screen.show(Block(said, "!", 0, "caution"))
        if command:
            self.screen.show(Block(command, indent=2, unbroken=True))
        self.screen.show(EMPTY)
