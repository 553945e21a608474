"""What the program says of itself: method, limits, accessibility, privacy, how to cite it, versions."""

from __future__ import annotations

import pandas as pd
import yaml

from model.report.texts import text
from model.runs import versions
from model.scenario import assumptions
from model.scenario.schema import Scenario
from model.shipped_files import citation_path

_PARAGRAPHS = {"method": 5, "limits": 4, "access": 3, "privacy": 3}


def about_parts(scenario: Scenario) -> list[tuple[str, list[str]]]:
    """Heading and paragraphs of each part, in the reader's language."""
    status = assumptions(scenario)["status"]
    facts = {"assumed": int((status == "assumed").sum()), "all": len(status)}
    return [
        (text(f"about_{part}"), [text(f"about_{part}_{place}", None, **facts) for place in range(1, count + 1)])
        for part, count in _PARAGRAPHS.items()
    ]


def citation() -> dict[str, str]:
    """How to cite the program: ``words`` (authors, year, title, version) and ``licence``, from ``CITATION.cff``."""
    facts = yaml.safe_load(citation_path().read_text(encoding="utf-8"))
    authors = ", ".join(str(author.get("name") or author.get("family-names")) for author in facts["authors"])
    year = str(facts["date-released"])[:4]
    return {"words": f"{authors} ({year}). {facts['title']}. {facts['version']}.", "licence": str(facts["license"])}


def version_rows() -> pd.DataFrame:
    """The versions that figures may depend on: name, version."""
    told = {"not installed": text("about_not_installed")}
    return pd.DataFrame(versions().items(), columns=["name", "version"]).replace({"version": told})
