"""The page about the program."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from model.report import citation, in_language, version_rows
from model.report.about import about_parts
from model.runs import versions
from model.scenario import assumptions
from tests.app.pages import opened, said, settled
from tests.tiny import tiny

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_method_limits_accessibility_privacy_citation_and_versions_are_told(language: str) -> None:
    app = settled(opened(language=language, address="about"))
    assert not app.exception and len(app.header) == 6
    words = said(app)
    assert app.code[0].value == citation()["words"] and citation()["licence"] in words
    assert "WCAG 2.1" in words and "p10–p90" in words
    assert app.table[0].value.iloc[:, 1].str.contains(re.escape(versions()["numpy"]).replace("\\.", r"\\?\.")).any()


def test_how_much_of_the_scenario_is_assumed_is_counted() -> None:
    status = assumptions(tiny())["status"]
    with in_language("en"):
        limits = dict(about_parts(tiny()))["Limits"]
    assert f"{(status == 'assumed').sum()} of {len(status)} values" in limits[0]


def test_the_citation_is_that_of_the_file_with_the_programs_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] in citation()["words"]
    assert citation()["licence"] == "MIT"
    assert "CITATION.cff" in project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]


def test_every_version_in_a_run_record_is_listed() -> None:
    assert dict(version_rows().itertuples(index=False)) == versions()
