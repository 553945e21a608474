"""Small helpers of the reference's script: a leaf with its source, and the sources' own wording."""

from __future__ import annotations

from typing import Any

SEED = 20260101
START_YEAR = 2026
HORIZON_YEARS = 15

KS_TURNOVER = "KS, turnover 2021–22 (left the municipal sector, 1 December to 1 December)"
SSB_FULL_TIME = "Statistics Norway, full-time share in health and social services, Q4 2023"
KS_ABSENCE = "KS, sickness absence in municipalities, quarters 2022–2024"
SSB_ABSENCE = "Statistics Norway, sickness absence by sector, Q2 2017"
HDIR_UNSKILLED = "Norwegian Directorate of Health, staff without health or social education 2019–2023"
SSB_POPULATION = "Statistics Norway, population projection 2024 (table 14282), main alternative"
KS_PAY = "KS, guaranteed minimum pay by seniority from 1 May 2022 (a floor, not actual pay)"
OWN = "own assumption for the synthetic municipality"


def fact(value: Any, status: str, source: str) -> dict[str, Any]:
    """A leaf: one value with its status and its source."""
    return {"value": value, "status": status, "source": source}


def assumed(value: Any, why: str = OWN) -> dict[str, Any]:
    """A value nobody has verified."""
    return fact(value, "assumed", why)


def measured(value: Any, source: str) -> dict[str, Any]:
    """A published figure."""
    return fact(value, "measured", source)


def estimated(value: Any, source: str) -> dict[str, Any]:
    """A figure worked out from published ones."""
    return fact(value, "estimated", source)
