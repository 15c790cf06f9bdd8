"""Whatever is given to the command line: a clear message, the right exit code, no traceback."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from rechallenge.library import shipped_folder
from tests.toys import LOOP, NODES, toy

PLAIN = toy()
TIMEOUT = 30  # many times what any of these takes; what hangs must fail
COMMANDS = ("check", "walk")
BAD: dict[str, tuple[bytes | str, str]] = {
    "binary": (bytes(range(256)) * 40, "3:115: the byte 0x80 is not UTF-8"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(2000), "1:1: the byte 0x89 is not UTF-8"),
    "archive": (b"PK\x03\x04" + bytes(2000), "1:3: the control character U+0003"),
    "nothing": ("", "1:1: the file is empty"),
    "blanks": (" \n\n  \n", "1:1: the file is empty"),
    "only a comment": ("# a pathway\n", "1:1: the file is empty"),
    "only a mark": ("\ufeff", "1:1: the file is empty"),
    "utf-16": (PLAIN.encode("utf-16"), "1:1: saved as UTF-16"),
    "utf-16 without a mark": (PLAIN.encode("utf-16-le"), "1:2: the control character U+0000"),
    "utf-32": (PLAIN.encode("utf-32"), "1:1: saved as UTF-16"),
    "latin-1": (PLAIN.replace("Adults", "café").encode("latin-1"), "10:16: the byte 0xe9 is not"),
    "nul": (PLAIN.replace("A toy", "A\0 toy"), "3:9: the control character U+0000"),
    "escape": (PLAIN.replace("A toy", "A \x1b[2Jtoy"), "3:10: the control character U+001B"),
    "written nul": (PLAIN.replace("A toy", '"A \\0toy"'), "3:8: the invisible character U+0000"),
    "written escape": (PLAIN.replace("A toy", '"\\e[2J"'), "3:8: the invisible character U+001B"),
    "written escape, hexadecimal": (
        PLAIN.replace("A toy", '"\\x1b[2J"'),
        "3:8: the invisible character U+001B",
    ),
    "turned text": (PLAIN.replace("A toy", "A \u202eyot"), "3:8: the invisible character U+202E"),
    "200,000 brackets": ("[" * 200_000, "1:41: nested over 40 levels"),
    "200,000 braces": ("{" * 200_000, "1:41: nested over 40 levels"),
    "200,000 braces with keys": ("{a: " * 200_000, "1:161: nested over 40 levels"),
    "200,000 items": ("- " * 200_000, "1:81: nested over 40 levels"),
    "200,000 keys of keys": ("? " * 200_000, "nested over 40 levels"),
    "200,000 lines of brackets": ("[\n" * 200_000, "41:1: nested over 40 levels"),
    "200,000 quotes": ('"' * 200_001, "1:3: more text after the closing"),
    "200,000 colons": ("a: " * 200_000, "a second ': ' in one line"),
    "200,000 keys alike": ("a: b\n" * 200_000, "100 problems, and perhaps more"),
    "50,000 keys unknown": (
        "".join(f"key-{number}: b\n" for number in range(50_000)),
        "100 problems, and perhaps more",
    ),
    "20,000 unknown nodes": (
        toy(NODES + "".join(f"n{n}: {{action: Act, go to: m{n}}}\n" for n in range(20_000))),
        "100 problems, and perhaps more",
    ),
    "aliases": ("a: &a [x]\n" + "b: [*a]\n" * 50_000, "1:4: the anchor '&a'"),
    "bomb of aliases": (
        "\n".join(["a0: &a0 x", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]),
        "1:5: the anchor '&a0'",
    ),
    "bomb of merges": (
        "\n".join(
            ["a0: &a0 {x: x}"]
            + [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 40)]
        ),
        "1:5: the anchor '&a0'",
    ),
    "10 MB": ("#" * 10_000_000, "1:1: over 1048576 bytes (at most 1 MiB)"),
    "a line of a megabyte": ("title: " + "x" * 1_000_000, "1:1: the pathway lacks the keys"),
    "a key of a megabyte": ("x" * 1_000_000 + ": y", "1:1000001: a key of over 1000 characters"),
    "tab": (PLAIN.replace("  first:", "\tfirst:"), "19:1: a tab in the indentation"),
    "a list": ("- a\n- b\n", "1:1: a list where the pathway should be"),
    "a word": ("pathway\n", "1:1: 'pathway' where the pathway should be"),
    "json": ('{"format": 1}', "1:1: the pathway lacks the keys"),
    "code": ("import os\nprint(os)\n", "1:1: 'import os print(os)' where the pathway should be"),
    "a page": ("<!DOCTYPE html>\n<p class='a'>A: b</p>\n", "[yaml]"),
    "two documents": (f"{PLAIN}---\n{PLAIN}", "27:1: a second document starts here"),
    "a tag": (PLAIN.replace("A toy", "!!python/object:os.system x"), "3:8: the tag"),
    "the same key deep inside": (
        PLAIN.replace("text: It is bad", "text: It is, text: bad"),
        "22:26: a second key 'text' — the first is in line 22",
    ),
    "lines of windows": (
        PLAIN.replace("status: draft", "status: drafted").replace("\n", "\r\n"),
        "5:9: 'drafted' — did you mean 'draft'?",
    ),
    "a fault behind a mark": (
        ("\ufeff" + PLAIN).replace("format: 1", "format: 2"),
        "1:9: '2' — should be 1",
    ),
}


class Told(NamedTuple):
    """What a command said, on both channels, and how it ended."""

    text: str
    code: int


def run(
    *args: str,
    cwd: Path,
    stdin: bytes = b"",
    start: Sequence[str] = ("-m", "rechallenge"),
    closed: bool = False,
) -> Told:
    root = str(shipped_folder().parent)
    command = [sys.executable, *start, *args]
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *command] if closed else command,
        input=None if closed else stdin,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=TIMEOUT,
        check=False,
    )
    text = done.stdout.decode()
    assert "Traceback" not in text, text[-3000:]
    assert "\x1b" not in text
    assert "\0" not in text
    return Told(text, done.returncode)


def as_bytes(content: bytes | str) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_at_its_place(name: str, command: str, tmp_path: Path) -> None:
    content, expected = BAD[name]
    (tmp_path / "f.yaml").write_bytes(as_bytes(content))
    told = run(command, "f.yaml", cwd=tmp_path)
    assert expected in told.text
    assert told.text.startswith("f.yaml:")
    assert told.code == 1
    assert len(told.text) < 100_000


@pytest.mark.parametrize("name", ["binary", "nothing", "200,000 brackets", "10 MB", "tab"])
def test_bad_input_is_told_as_well_through_a_pipe(name: str, tmp_path: Path) -> None:
    content, expected = BAD[name]
    told = run("check", "-", cwd=tmp_path, stdin=as_bytes(content))
    assert f"<stdin>:{expected}" in told.text
    assert told.code == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_pipe_in_place_of_a_file_is_read(command: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    with subprocess.Popen(["sh", "-c", f"printf '%s' 'a: [b' > '{pipe}'"]):
        told = run(command, str(pipe), cwd=tmp_path)
    assert f"{pipe}:1:4: '[' is opened here and never closed" in told.text
    assert told.code == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_an_endless_file_is_refused(command: str, tmp_path: Path) -> None:
    told = run(command, "/dev/zero", cwd=tmp_path)
    assert "/dev/zero:1:1: over 1048576 bytes (at most 1 MiB)" in told.text
    assert told.code == 1


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nowhere.yaml", "nowhere.yaml:1:1: there is no such file"),
        ("nowhere/f.yaml", "nowhere/f.yaml:1:1: there is no such file"),
        ("dangling.yaml", "dangling.yaml:1:1: a link to a file that is not there"),
        ("imatinib-rsh", "imatinib-rsh:1:1: no pathway of this name is shipped — did you mean"),
        ("a" * 5000, "no pathway of this name is shipped"),
        ("a" * 5000 + ".yaml", "the file cannot be read: File name too long"),
        ("f.yaml/g.yaml", "the file cannot be read: Not a directory"),
        ("/dev/null", "/dev/null:1:1: the file is empty"),
        ("", "[not-found]"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_not_there_is_told_so(
    command: str, name: str, expected: str, tmp_path: Path
) -> None:
    (tmp_path / "f.yaml").write_text(PLAIN, "utf-8")
    (tmp_path / "dangling.yaml").symlink_to("nowhere.yaml")
    told = run(command, name, cwd=tmp_path)
    assert expected in told.text
    assert told.code == 1


def test_a_folder_cannot_be_walked(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    told = run("walk", "sub", cwd=tmp_path)
    assert "sub:1:1: a folder — give a file" in told.text
    assert told.code == 1


def test_an_empty_folder_has_nothing_to_check(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    told = run("check", "sub", cwd=tmp_path)
    assert "sub" in told.text
    assert told.code == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_may_not_be_read_is_told_so(command: str, tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text(PLAIN, "utf-8")
    (tmp_path / "f.yaml").chmod(0)
    tmp_path.chmod(0o755)
    told = run(command, "f.yaml", cwd=tmp_path, start=["-c", AS_NOBODY])
    assert "f.yaml:1:1: the file may not be read — ask its owner for permission" in told.text
    assert told.code == 1


AS_NOBODY = """
import os, pkgutil, rechallenge
from importlib import import_module
for module in pkgutil.walk_packages(rechallenge.__path__, "rechallenge."):
    if not module.name.endswith("__main__"):
        import_module(module.name)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
rechallenge.cli.main()
"""
"""Runs the command line without the rights of root, who may read everything."""


def test_closed_standard_input_is_told_so(tmp_path: Path) -> None:
    told = run("check", "-", cwd=tmp_path, closed=True)
    assert "<stdin>:1:1: standard input is closed" in told.text
    assert told.code == 1


GOOD = {
    "a byte order mark": "\ufeff" + PLAIN,
    "lines of windows": PLAIN.replace("\n", "\r\n"),
    "lines of old computers": PLAIN.replace("\n", "\r"),
    "tabs between": PLAIN.replace(": ", ":\t"),
    "no line end": PLAIN.rstrip("\n"),
    "start and end of a document": f"---\n{PLAIN}...\n",
    "a text of 100,000 letters": PLAIN.replace("A toy", "word " * 20_000),
    "unicode": PLAIN.replace("A toy", "هل ظهر 👩🏽‍⚕️ e\u0301 皮疹"),
    "words that other readers turn into values": toy(
        """
        first:
          question: yes
          answers:
            yes: {text: no, go to: on}
            no: {text: 010, go to: null}
            on: {text: 1.10, go to: true}
        on: {outcome: off, disposition: continue}
        null: {outcome: null, disposition: continue}
        true: {outcome: 2026-11-21, disposition: continue}
        """
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_only_looks_odd_is_walked(name: str, tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes(GOOD[name].encode())
    told = run("walk", "f.yaml", "--answer", "first=yes", cwd=tmp_path)
    assert told.code == 0, told.text[-1000:]


def test_piped_answers_walk_a_pathway_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text(toy(LOOP), "utf-8")
    told = run("walk", "f.yaml", cwd=tmp_path, stdin=b"no\nyes\n")
    assert "Go on" in told.text
    assert told.code == 0


def test_faults_of_several_files_are_all_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(toy(status="drafted", id="a"), "utf-8")
    (tmp_path / "b.yaml").write_text(toy(status="reviewd", id="b"), "utf-8")
    told = run("check", "a.yaml", "b.yaml", "nowhere.yaml", cwd=tmp_path)
    assert "a.yaml:5:9: 'drafted'" in told.text
    assert "b.yaml:5:9: 'reviewd'" in told.text
    assert "nowhere.yaml:1:1: there is no such file" in told.text
    assert told.code == 1
