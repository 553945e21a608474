"""Competences beyond the group: what units require, and who holds what."""

from __future__ import annotations

from pydantic import Field

from model.scenario.schema.leaf import Count, Frozen, Identifier, Leaf, Share, Text

MOST_COMPETENCES = 31
"""The engines keep two bits for each competence of a person."""


class Competence(Frozen):
    """A competence that a person may hold at level 1, 2 or 3 besides the competence group."""

    title: Text
    counts_from_level: int = Field(strict=True, ge=1, le=3, default=1, title="Lowest level that counts as held")
    required_in: dict[Identifier, Leaf[Count]] = Field(
        default={},
        title="Units that require it, with the least number of holders",
        json_schema_extra={"unit": "persons"},
    )
    recruit_share: dict[Identifier, Leaf[Share]] = Field(
        default={},
        title="New recruits who hold it at level 1, by competence group",
        json_schema_extra={"unit": "share"},
    )


class CompetenceRow(Frozen):
    """A competence that a person holds on the snapshot date."""

    person_id: Text
    competence: Identifier
    level: int = Field(ge=1, le=3, description="1 basic, 2 independent, 3 can teach others")
