"""The manual of the walk says what the program does."""

import json
import re
from pathlib import Path

from rechallenge.pathcode import encode
from rechallenge.saved import written
from rechallenge.terminal.asking import COMMANDS
from rechallenge.transcript import transcript
from tests.terminal.samples import TO_RECHALLENGE, walked

MANUAL = (Path(__file__).parents[2] / "docs" / "walk.md").read_text()


def test_the_saved_walk_is_the_one_that_is_written() -> None:
    block = re.search(r"```json\n(.*?)```", MANUAL, re.DOTALL)
    assert block
    assert block[1] == written(walked("no", "three"))


def test_the_path_code_is_the_one_that_is_made() -> None:
    assert encode(walked(*TO_RECHALLENGE)) in MANUAL


def test_every_key_of_the_terminal_is_explained() -> None:
    assert all(f"| `{letter}` |" in MANUAL for letter in COMMANDS)


def test_every_key_of_the_json_transcript_is_explained() -> None:
    keys: set[str] = set()

    def collect(value: object) -> None:
        if isinstance(value, dict):
            keys.update(value)
            for item in value.values():
                collect(item)
        if isinstance(value, list):
            for item in value:
                collect(item)

    collect(json.loads(transcript(walked(*TO_RECHALLENGE), "json")))
    collect(json.loads(transcript(walked("no"), "json")))
    assert not {key for key in keys if f"`{key}`" not in MANUAL}
