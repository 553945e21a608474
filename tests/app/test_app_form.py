"""Widgets from the schema: label, unit, limits, source."""

from __future__ import annotations

import pytest

from model.scenario import with_overlays
from model.ui.form import OFFERED, field_at, limits, sliders
from tests.tiny import fact, settings, tiny


def test_sliders_take_label_unit_limits_and_source_from_the_schema() -> None:
    scenario = tiny()
    found = {slider.path: slider for slider in sliders(scenario)}
    assert list(found) == list(OFFERED)
    quit_rate = found["groups.nurse.quit_rate_annual"]
    assert quit_rate.label == "Nurse: people who quit, retirement taken out"
    assert quit_rate.unit == "per cent a year" and quit_rate.scale == 100.0
    assert "invented for a test" in quit_rate.help and "Assumed" in quit_rate.help
    for slider in found.values():
        assert slider.low <= slider.value <= slider.high
        steps = (slider.value - slider.low) / slider.step
        assert steps == pytest.approx(round(steps), abs=1e-6), slider.path


def test_sliders_never_leave_what_the_schema_allows() -> None:
    facts = settings()
    facts["groups"]["nurse"]["quit_rate_annual"] = fact(0.9)
    found = {slider.path: slider for slider in sliders(tiny(facts))}
    assert found["groups.nurse.quit_rate_annual"].high == 1.0
    assert found["groups.nurse.quit_rate_annual"].low == 0.0
    spot = field_at(tiny(), "groups.nurse.quit_rate_annual")
    assert spot is not None and limits(spot[2]) == (0.0, 1.0)
    assert field_at(tiny(), "groups.doctor.quit_rate_annual") is None


def test_both_ends_of_every_slider_are_taken_by_the_scenario() -> None:
    for slider in sliders(tiny()):
        for end in (slider.low, slider.high):
            with_overlays(tiny(), caller={slider.path: end})
