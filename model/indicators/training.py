"""Indicators of training by programme, and of competences beyond the group."""

from __future__ import annotations

from model.indicators.kinds import Indicator

# One indicator a paragraph reads as a table, as in the room's first module.
# fmt: off
TRAINING = (
    Indicator(
        "programme_students", "Students, by programme", "persons", "mean", "sum", "none", "none",
        "People with a seat in the programme, mean of the year's months. Students of external programmes hold no post "
        "and stand in the unit that pays. Item: programme.",
    ),
    Indicator(
        "programme_entered", "Students entered, by programme", "persons/year", "sum", "sum", "none", "none",
        "People who began the programme. Item: programme.",
    ),
    Indicator(
        "programme_completed", "Students completed, by programme", "persons/year", "sum", "sum", "higher", "none",
        "People who completed the programme. Item: programme.",
    ),
    Indicator(
        "programme_dropped_out", "Students dropped out, by programme", "persons/year", "sum", "sum", "lower", "none",
        "People who left the programme before its end, those who left the employer among them. Item: programme.",
    ),
    Indicator(
        "competence_holders", "People who hold a competence", "persons", "mean", "sum", "none", "none",
        "People who hold the competence at the level that counts, mean of the year's months. Item: competence.",
    ),
    Indicator(
        "competence_gap", "Competence required and not held", "persons", "mean", "sum", "lower", "none",
        "Holders a unit lacks to what it requires, mean of the year's months; a surplus in one unit never offsets "
        "another's lack. Item: competence.",
    ),
    Indicator(
        "competence_short_share", "Time short of a required competence", "share", "ratio", "ratio", "lower", "none",
        "Month ends with fewer holders than required ÷ month ends in units that require the competence. "
        "Item: competence.",
    ),
    Indicator(
        "competence_vulnerable", "Vulnerable competences beyond the group", "number", "mean", "sum", "lower", "none",
        "Competences that a unit requires and at most two people there hold, mean of the year's month ends. "
        "Item: competence.",
    ),
)
# fmt: on
