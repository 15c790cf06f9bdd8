import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rechallenge.files import NotWrittenError, write_all


def test_files_are_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_all({str(tmp_path / "a"): b"one", str(tmp_path / "b"): b"two"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a": b"one",
        "b": b"two",
    }


def test_a_file_keeps_its_permissions_and_a_new_one_gets_the_usual_ones(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"before")
    old.chmod(0o640)
    write_all({str(old): b"after", str(new): b"new"})
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE(new.stat().st_mode) == 0o666 & ~mask


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "true").write_bytes(b"before")
    (tmp_path / "link").symlink_to("true")
    write_all({str(tmp_path / "link"): b"after"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "true").read_bytes() == b"after"


def test_what_is_no_file_is_written_to_as_it_is(tmp_path: Path) -> None:
    write_all({"/dev/null": b"gone"})
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nowhere/a", "there is no such folder"),
        ("file/a", "a part of the path is a file, not a folder"),
        ("x" * 300, "the name is too long"),
        ("a\0b", "this is no name of a file"),
        ("folder", "it is a folder"),
    ],
)
def test_a_path_that_cannot_be_says_why_and_nothing_is_left(
    tmp_path: Path, path: str, said: str
) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotWrittenError, match=f"cannot be written: {said}"):
        write_all({str(tmp_path / "first"): b"good", os.path.join(tmp_path, path): b"bad"})
    assert {p.name for p in tmp_path.iterdir()} == {"file", "folder"}


FULL = """
import sys
from rechallenge.files import NotWrittenError, write_all
try:
    write_all({sys.argv[1] + "/a": b"small", sys.argv[1] + "/b": b"x" * 100_000})
except NotWrittenError as error:
    print(error)
"""


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"before")

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)],
        capture_output=True,
        text=True,
        preexec_fn=little_room,
    )
    assert done.stdout == f"'{tmp_path}/b' cannot be written: the disk is full\n", done.stderr
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"before"}


LOCKED = """
import os, sys, tempfile
from rechallenge.files import NotWrittenError, write_all
folder = tempfile.mkdtemp()
os.chmod(folder, 0o555)
if os.getuid() == 0:
    os.setuid(65534)
try:
    write_all({folder + "/a": b"x"})
except NotWrittenError as error:
    print(error)
"""


def test_a_folder_that_may_not_be_written_to_says_so() -> None:
    done = subprocess.run([sys.executable, "-c", LOCKED], capture_output=True, text=True)
    assert "cannot be written: the folder may not be written to" in done.stdout, done.stderr
