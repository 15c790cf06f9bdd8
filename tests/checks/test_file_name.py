"""`rechallenge.checks.file_name`."""

from dataclasses import replace

import pytest

from rechallenge.checks import checks
from tests.checks.samples import subject
from tests.toys import toy_pathway


def messages(file: str) -> list[str]:
    pathway = replace(toy_pathway(), file=file)
    return [finding.message for finding in checks()["file-name"].check(subject(pathway))]


@pytest.mark.parametrize("file", ["toy.yaml", "some/folder/toy.yaml", "<stdin>", ""])
def test_a_file_with_the_name_of_the_id_or_without_a_name_has_no_finding(file: str) -> None:
    assert not messages(file)


@pytest.mark.parametrize("file", ["other.yaml", "toy.yml", "toy.yaml.txt", "Toy.yaml"])
def test_a_file_with_another_name_is_found(file: str) -> None:
    assert messages(file) == [f"the id 'toy' in a file named '{file}'"]
