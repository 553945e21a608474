"""Values as widgets from the schema: label, unit, limits, source."""

from __future__ import annotations

import pytest

from model.report import in_language
from model.scenario import with_overlays
from model.scenario.schema import Scenario
from model.ui.form import THEMES, Field, field_of, fields, limits, places_by_path
from tests.tiny import fact, settings, tiny

QUIT = "groups.nurse.quit_rate_annual"


def field(path: str, scenario: Scenario | None = None) -> Field:
    scenario = scenario or tiny()
    return field_of(scenario, places_by_path(scenario)[path])


def offered(scenario: Scenario) -> list[Field]:
    places = places_by_path(scenario).values()
    return [one for theme in THEMES for one in fields(scenario, places, theme)]


def test_a_value_takes_label_unit_limits_and_source_from_the_schema() -> None:
    found = field(QUIT)
    assert found.label == "Nurse: people who quit, retirement taken out"
    assert found.unit == "per cent a year" and found.scale == 100.0
    assert (found.least, found.most) == (0.0, 1.0) and found.rest == 0.08
    assert "invented for a test" in found.help and "Assumed" in found.help
    assert field("groups.nurse.drift.quit_rate_annual").label.startswith("Nurse: ")


def test_every_theme_offers_something_of_every_municipality() -> None:
    for theme in THEMES:
        assert fields(tiny(), places_by_path(tiny()).values(), theme), theme


def test_a_slider_stops_at_even_steps_and_at_the_value_now() -> None:
    for one in offered(tiny()):
        stops = one.stops(one.rest)
        assert stops == sorted(set(stops)) and one.rest in stops and 2 <= len(stops) <= 205, one.path
        assert all(one.least <= stop <= one.most for stop in stops)
    found = field(QUIT)
    assert 0.0777 in found.stops(0.0777) and 0.9 in found.stops(0.9)


def test_sliders_never_leave_what_the_schema_allows() -> None:
    facts = settings()
    facts["groups"]["nurse"]["quit_rate_annual"] = fact(0.9)
    found = field(QUIT, tiny(facts))
    assert (min(found.stops(0.9)), max(found.stops(0.9))) == (0.0, 1.0)
    assert limits(places_by_path(tiny())[QUIT].leaf) == (0.0, 1.0)


def test_both_ends_of_every_slider_are_taken_by_the_scenario() -> None:
    for one in offered(tiny()):
        stops = one.stops(one.rest)
        for end in (stops[0], stops[-1]):
            value = bool(end) if one.flag else int(end) if one.whole else end
            with_overlays(tiny(), caller={one.path: value})


@pytest.mark.parametrize(
    ("language", "value", "written"),
    [("nb", 0.0625, "6,25"), ("nn", 0.06, "6,0"), ("en", 0.0625, "6.25"), ("nb", 0.12345678, "12,345678")],
)
def test_a_value_is_written_as_the_language_writes_numbers(language: str, value: float, written: str) -> None:
    with in_language(language):
        assert field(QUIT).written(value) == written
