import os
import subprocess
import sys
from pathlib import Path

import pytest

from rechallenge.plugins import BrokenPlugin, load_plugin, plugin_names
from tests.plugins import enter


def test_what_another_package_enters_is_found_and_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(tmp_path, "rechallenge.exporters", "wardround", "SUFFIX = '.ward'")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "wardround" in plugin_names("rechallenge.exporters")
    assert "wardround" not in plugin_names("rechallenge.checks")
    assert load_plugin("rechallenge.exporters", "wardround").SUFFIX == ".ward"


def test_what_cannot_be_loaded_is_named_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(tmp_path, "rechallenge.checks", "halfway", "raise RuntimeError('half installed')")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(BrokenPlugin, match=r"'halfway' .* cannot be loaded: half installed"):
        load_plugin("rechallenge.checks", "halfway")


@pytest.mark.parametrize(
    ("group", "arguments"),
    [
        ("rechallenge.checks", ["check"]),
        ("rechallenge.exporters", ["export", "imatinib-rash", "--to", "broken", "-o", "x.broken"]),
    ],
)
def test_a_broken_package_of_another_is_no_traceback(
    group: str, arguments: list[str], tmp_path: Path
) -> None:
    enter(tmp_path, group, "broken", "import a_module_that_nobody_has")
    root = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-m", "rechallenge", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), root])},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "'broken' of the group" in done.stderr
    assert "mend or uninstall the package" in done.stderr
    assert "Traceback" not in done.stderr
