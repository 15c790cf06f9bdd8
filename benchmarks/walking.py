"""How many steps a walk makes, compared with plain dictionaries and with state machines."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from statemachine import State, StateMachine
from transitions import Machine

from benchmarks.generate import head
from benchmarks.table import Row, Section
from benchmarks.timing import seconds
from rechallenge.compiled import compiled
from rechallenge.reader import read
from rechallenge.routes import Routes, routes
from rechallenge.walk import replay, walk
from rechallenge.yamltree import dump

Answers = dict[str, str]
Tree = dict[str, dict[str, str]]
ABOUT = """The same tree of 21 nodes (10 questions with two answers, 11 outcomes) for all, walked to
each of its ends; a step is an answer. The dictionary loop looks up each answer by its question,
`table[here][answers[here]]`; the bare loop is told the answers in order. `rechallenge.walk` keeps
all that a person walking needs: each step, each visit, each round, and every earlier walk.
`rechallenge.compiled` keeps nothing and only finds the end."""


def measure() -> Section:
    """Time all engines on the same tree."""
    map = routes(read(_text(), "tree.yaml"))
    tree = {k: {e.answer.id: e.target for e in p.exits if e.answer} for k, p in map.places.items()}
    tree = {key: exits for key, exits in tree.items() if exits}
    ways = list(_ways(map.start, tree, {}))
    time = seconds(
        {
            "told": partial(_told, tree, map.start, [tuple(way.values()) for way in ways]),
            "table": partial(_table, tree, map.start, ways),
            "compiled": partial(_compiled, compiled(map).key, ways),
            "replay": partial(_replay, map, ways),
            "walk": partial(_walk, map, ways),
            "transitions": partial(_events, _transitions(tree, map.start), ways),
            "statemachine": partial(_events, _statemachine(tree, map.start), ways),
        }
    )
    table, transitions, statemachine = time["table"], time["transitions"], time["statemachine"]
    rows = (
        _slower("compiled", time["compiled"] / table, at_most=3),
        Row("`rechallenge.compiled`, time", "bare loop", time["compiled"] / time["told"]),
        _faster("compiled", "transitions", transitions / time["compiled"], at_least=25),
        _faster("compiled", "python-statemachine", statemachine / time["compiled"]),
        _slower("replay", time["replay"] / table),
        _faster("replay", "transitions", transitions / time["replay"]),
        _faster("replay", "python-statemachine", statemachine / time["replay"]),
        _slower("walk", time["walk"] / table),
        _faster("walk", "transitions", transitions / time["walk"]),
        _faster("walk", "python-statemachine", statemachine / time["walk"]),
    )
    return Section("Walking", ABOUT, rows)


def _slower(name: str, ratio: float, at_most: float | None = None) -> Row:
    return Row(f"`{NAMES[name]}`, time", "dictionary loop, time", ratio, at_most=at_most)


def _faster(name: str, other: str, ratio: float, at_least: float | None = None) -> Row:
    return Row(f"`{NAMES[name]}`, steps per second", other, ratio, at_least=at_least)


NAMES = {
    "compiled": "rechallenge.compiled",
    "replay": "rechallenge.walk.replay",
    "walk": "Walk.answer, one by one",
}


def _text() -> str:
    nodes: dict[str, Any] = {}
    for number in range(10):
        targets = {"yes": f"n{2 * number + 1}", "no": f"n{2 * number + 2}"}
        answers = {id: {"text": id, "go to": target} for id, target in targets.items()}
        nodes[f"n{number}"] = {"question": f"Question {number}?", "answers": answers}
    for number in range(10, 21):
        nodes[f"n{number}"] = {"outcome": f"End {number}", "disposition": "switch"}
    return dump(head() | {"start": "n0", "nodes": nodes})


def _ways(here: str, tree: Tree, answers: Answers) -> Iterator[Answers]:
    if here not in tree:
        yield answers
    for id, target in tree.get(here, {}).items():
        yield from _ways(target, tree, {**answers, here: id})


def _told(tree: Tree, start: str, ways: list[tuple[str, ...]]) -> None:
    for way in ways:
        here = start
        for answer in way:
            here = tree[here][answer]


def _table(tree: Tree, start: str, ways: list[Answers]) -> None:
    for answers in ways:
        here = start
        while exits := tree.get(here):
            here = exits[answers[here]]


def _compiled(key: Callable[[Answers], str], ways: list[Answers]) -> None:
    for answers in ways:
        key(answers)


def _replay(map: Routes, ways: list[Answers]) -> None:
    for answers in ways:
        replay(map, answers)


def _walk(map: Routes, ways: list[Answers]) -> None:
    start = walk(map)
    for answers in ways:
        here = start
        while here.question:
            here = here.answer(answers[here.key])


def _transitions(tree: Tree, start: str) -> Callable[[Answers], None]:
    states = sorted({*tree, *(target for exits in tree.values() for target in exits.values())})
    triggers = [
        {"trigger": id, "source": source, "dest": target}
        for source, exits in tree.items()
        for id, target in exits.items()
    ]
    machine: Any = Machine(
        states=states, transitions=triggers, initial=start, auto_transitions=False
    )

    def run(answers: Answers) -> None:
        machine.set_state(start)
        for id in answers.values():
            machine.trigger(id)

    return run


def _statemachine(tree: Tree, start: str) -> Callable[[Answers], None]:
    targets = {target for exits in tree.values() for target in exits.values()}
    states = {key: State(key, initial=key == start) for key in sorted({*tree, *targets})}
    events: dict[str, Any] = {}
    for source, exits in tree.items():
        for id, target in exits.items():
            made = states[source].to(states[target])
            events[id] = events[id] | made if id in events else made
    lenient = {"validate_trap_states": False}  # only a machine without final states starts again
    machine: Any = type("Tree", (StateMachine,), {**states, **events, **lenient})()

    def run(answers: Answers) -> None:
        machine.model.state = start
        for id in answers.values():
            machine.send(id)

    return run


def _events(run: Callable[[Answers], None], ways: list[Answers]) -> None:
    for answers in ways:
        run(answers)
