"""What the app shows of one unit: frames that agree with the plan, a checked grid, and sentences in no language."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pandas as pd
import pytest

from model.errors import InputError
from model.rota import (
    ENGLISH,
    UnitRota,
    binding_frame,
    check_grid,
    people_frame,
    price_frame,
    rota_grid,
    rota_titles,
    rule_titles,
    said,
    say,
    shift_legend,
    unit_rota,
)
from model.rota.wording import HOW
from model.scenario import load_unit, unit_scenario
from model.shipped_files import shipped_units

UNIT = "unit"


@pytest.fixture(scope="module")
def rota() -> UnitRota:
    return unit_rota(unit_scenario(load_unit(shipped_units()["nursing_home_ward"])), UNIT)


@pytest.fixture(scope="module")
def grid(rota: UnitRota) -> pd.DataFrame:
    return rota_grid(rota)


def test_the_grid_as_built_has_no_fault_and_holds_every_line_and_hour(rota: UnitRota, grid: pd.DataFrame) -> None:
    assert check_grid(rota, grid).query("rule != 'cover'").empty
    people = grid.groupby("line")["people"].first().sum()
    assert people == people_frame(rota)["people"].sum() == sum(rota.sizing.lines.values())
    mean = grid.groupby("line")["hours_week"].mean()
    stated = rota.lines.summary.set_index("line")["hours_week"]
    assert (mean - stated).abs().max() < 1e-9
    assert set(shift_legend(rota)["shift"]) >= {cell for cell in grid[["mon", "sat"]].to_numpy().ravel() if cell}


def test_a_shift_moved_by_hand_is_judged(rota: UnitRota, grid: pd.DataFrame) -> None:
    moved = grid.copy()
    at = moved.index[moved["fri"] == ""][0]
    moved.loc[at, ["fri", "sat", "sun"]] = ["night", "day", ""]
    found = check_grid(rota, moved)
    own = found[found["line"] == moved.loc[at, "line"]]
    assert any("weekend" in rule for rule in own["rule"])
    assert (own["week"] >= 1).all() and set(own["rule"]) <= set(rule_titles(rota)) | {"overlapping_shifts"}
    assert own["sentence"].tolist() == [say(one, ENGLISH, rota_titles(rota)) for one in own["said"]]


def test_a_grid_that_is_not_the_rotas_is_refused_with_all_its_faults(rota: UnitRota, grid: pd.DataFrame) -> None:
    first, last = grid["line"].iloc[0], grid["line"].iloc[-1]
    wrong = pd.concat([grid[grid["line"] != last], grid.iloc[:1], grid.iloc[:1].assign(line="nobody")])
    with pytest.raises(InputError) as caught:
        check_grid(rota, wrong)
    told = str(caught.value)
    assert first in told and last in told and "nobody" in told
    with pytest.raises(InputError, match="shift"):
        check_grid(rota, grid.assign(mon="vakt 🌙"))


def test_what_binds_and_what_it_costs_are_frames_with_the_same_sentences(rota: UnitRota) -> None:
    binding, prices = binding_frame(rota), price_frame(rota)
    assert len(prices) == len(rota.sizing.prices) and set(binding["group"]) > {"all"}
    for frame in (binding, prices):
        assert frame["sentence"].tolist() == [say(one, ENGLISH, rota_titles(rota)) for one in frame["said"]]


def test_a_second_language_needs_only_its_templates_and_words() -> None:
    told = said("price_cover", group="nurse", weekday=5, start=450, end=900, nok=12345.6)
    nynorsk = replace(
        ENGLISH,
        templates={"price_cover": "Éin {group:group} til {weekday:day} {start:clock}: {nok:nok} i veka."},
        weekdays=("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
        thousands=" ",
        decimal=",",
        kroner="{} kr",
    )
    assert say(told, nynorsk, {"nurse": "Sjukepleiar"}) == "Éin sjukepleiar til laurdag 07:30: 12 346 kr i veka."
    assert "12\u202f346" in say(told, ENGLISH)


def test_an_unknown_unit_or_year_is_told(rota: UnitRota) -> None:
    with pytest.raises(InputError, match="unit with a rota"):
        unit_rota(rota.scenario, "wrd")
    with pytest.raises(InputError, match="year"):
        unit_rota(rota.scenario, UNIT, 1814)


def test_every_sentence_has_its_template_and_every_field_is_known() -> None:
    used = set()
    for path in sorted((Path(__file__).parents[1] / "model" / "rota").rglob("*.py")):
        used |= set(re.findall(r'\b(?:said|ruled)\(\s*"([a-z0-9_]+)"', path.read_text(encoding="utf-8")))
    assert used - set(ENGLISH.templates) == set() and len(used) > 80
    for template in ENGLISH.templates.values():
        for _, name, how, _ in Formatter().parse(template):
            assert name is None or not how or how[0] in "|~" or how.isdigit() or how in HOW


def test_the_readmes_example_of_a_price_is_one_that_the_ward_has(rota: UnitRota) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    quoted = re.findall(r"“(One more [^”]*)”", readme)
    assert quoted
    assert {" ".join(one.split()) + "." for one in quoted} <= {
        " ".join(one.split()) for one in price_frame(rota)["sentence"]
    }
