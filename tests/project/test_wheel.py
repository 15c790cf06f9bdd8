"""What an installed rechallenge holds, away from any checkout."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from textwrap import dedent

import pytest

from rechallenge.library import shipped
from tests.project.tree import ROOT


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both archives, the wheel from the source archive, as an index would."""
    folder = tmp_path_factory.mktemp("dist")
    _python(["-m", "hatchling", "build", "-d", str(folder)], ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone into a folder."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_holds_all_that_is_needed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    pathways = {f"rechallenge/trees/{id}.yaml" for id in shipped()}
    modules = {str(path.relative_to(ROOT)) for path in (ROOT / "rechallenge").rglob("*.py")}
    fonts = {str(path.relative_to(ROOT)) for path in (ROOT / "rechallenge" / "fonts").glob("*.ttf")}
    assert fonts
    assert pathways | modules | fonts | {"rechallenge/py.typed"} <= names
    assert "rechallenge/trees/sources.json" in names


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        roots = {name.split("/")[0] for name in archive.namelist()}
    assert {root for root in roots if not root.endswith(".dist-info")} == {"rechallenge"}


def test_the_source_archive_holds_the_pathways(built: Path) -> None:
    (found,) = built.glob("*.tar.gz")
    with tarfile.open(found) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"trees/{id}.yaml" for id in shipped()} <= names


def test_an_installed_package_finds_its_pathways(site: Path, tmp_path: Path) -> None:
    code = """
        import rechallenge
        print(rechallenge.__file__)
        for id in rechallenge.shipped():
            print(rechallenge.load(id).id)
    """
    first, *ids = _python(["-c", dedent(code)], tmp_path, site).splitlines()
    assert Path(first).is_relative_to(site)
    assert ids == shipped()


def test_an_installed_package_draws(site: Path, tmp_path: Path) -> None:
    code = f"""
        import rechallenge, rechallenge.exporters as exporters
        print(exporters.export(rechallenge.load({shipped()[0]!r}), "svg")[:5])
    """
    assert "<" in _python(["-c", dedent(code)], tmp_path, site)


def _python(arguments: list[str], folder: Path, site: Path | None = None) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | ({"PYTHONPATH": str(site)} if site else {}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
