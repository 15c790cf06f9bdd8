"""The picture at the top of the README is the first page of the chart, as the code draws it now."""

import rechallenge
from rechallenge.exporters import artifacts
from rechallenge.flowchart import Options, Paper
from tests.golden_files import Golden


def test_the_picture_of_the_readme_is_current(golden: Golden) -> None:
    pathway = rechallenge.load("imatinib-rash")
    pages = artifacts(pathway, "svg", options=Options(paper=Paper.A4))
    golden("../../docs/pictures/imatinib-rash-page-1.svg", next(pages).data.decode())
