"""What the steps of drift in the kernel share: a year's rules, and contracts given."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.workforce.kernel.chance import looked_up, uniform_of
from model.workforce.kernel.compiler import compiled, making
from model.workforce.kernel.counting import begin_count, put_back, take_out
from model.workforce.kernel.facts import COMES, CONCERN_NAMES, GOES
from model.workforce.kernel.leaving import be_permanent, begin_work
from model.workforce.kernel.substitutes import stand_in
from model.workforce.kernel.town import EVER, set_aside, take_post
from model.workforce.rules.concerns import NONE
from model.workforce.rules.drift import LONG_TERM, TEMPORARY
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import NO_ANSWER
from model.workforce.tallies import FLOW

OUT, CLAIM, DIRECT = FLOW["substitute_out"], FLOW["drift_claim"], FLOW["drift_direct"]
LONG, MADE_PERMANENT, END = FLOW["drift_long_term"], FLOW["drift_permanent"], FLOW["long_term_end"]
C_EXIT, C_CLAIM, C_LONG, C_PERMANENT, C_TRAINING, C_WANTED = (
    CONCERN_NAMES.index(name)
    for name in ("substitute_exit", "claim", "drift_long_term", "drift_permanent", "training_offer", "wanted_more")
)
C_SEX = CONCERN_NAMES.index("sex")
MEETS = 2


class DriftYear(NamedTuple):
    """One year's `units` [U] and `held` [U, G], tables of `inflow` [U, G, …], `posts` [J] and `programmes` [P];
    who may stand in for whom, tables of age and wishes, and shares of men [G]."""

    standing: Any
    units: Any
    held: Any
    inflow: Any
    posts: Any
    programmes: Any
    age: Any
    wanted: Any
    men_below: Any
    base: Any


@making
def year_of_drift(facts: Any, drift: Any, year: Any) -> DriftYear:
    """The rules of a year of the horizon, from both bundles of facts."""
    own = drift.standing, drift.units[year], drift.held[year], drift.inflow[year]
    programmes = facts.study.programmes[year]
    return DriftYear(
        *own, facts.posts[year], programmes, facts.hire_age, facts.hire_wanted, facts.men_below[0], facts.base
    )


@compiled
def actual_percent(worked: Any) -> Any:
    """Mean percent of the last twelve months, rounded."""
    total = 0
    for calendar in range(MONTHS_A_YEAR):
        total += worked[calendar]
    return (total + MONTHS_A_YEAR // 2) // MONTHS_A_YEAR


@compiled
def employ(town: Any, known: Any, post: Any, men_below: Any, month: Any) -> Any:
    """Put a substitute on the pay roll, in a place and with a percent; there must be room."""
    place, percent = post
    row = town.size[EVER]
    town.size[EVER] += 1
    person = town.people[row]
    person["key"], person["place"], person["group"], person["percent"] = known["key"], place, known["group"], percent
    person["wanted"], person["birth"] = NO_ANSWER, known["birth"]
    person["hired"], person["experience"] = month - known["experience"] // 100, known["experience"]
    # by the first day's shares, so that who comes back from hourly work is the same
    begin_work(person, uniform_of(town.chance[C_SEX], person["key"], np.int64(0)) < men_below[known["group"]], month)
    person["temporary"] = 1
    set_aside(town.asides[row], person["key"])
    town.asides[row]["clock"], town.asides[row]["since"] = known["clock"], month
    take_post(town.places[place], percent, COMES)
    begin_count(town, row, month)
    return row


@compiled
def make_permanent(town: Any, row: Any, rules: DriftYear, flows: Any, month: Any) -> None:
    """A permanent contract; who was a substitute now says what fraction is wanted."""
    person, aside = town.people[row], town.asides[row]
    if aside["contract"] == LONG_TERM:
        stand_in(town.places[person["place"]], np.int64(person["percent"]), GOES)
    if aside["contract"] != TEMPORARY:
        draw = uniform_of(town.chance[C_WANTED], person["key"], month)
        answer = looked_up(rules.wanted[person["group"]], draw)
        take_out(town, row, month)
        person["wanted"] = NO_ANSWER if answer == 0 else min(100, person["percent"] + answer - 1)
        put_back(town, row, month)
    aside["first"] = 0
    be_permanent(town, row, month)
    flows[person["place"] * rules.base.groups + person["group"], MADE_PERMANENT] += 1


@compiled
def find_room(town: Any, rules: DriftYear) -> None:
    """Percents of each place that long-term substitutes may stand in for."""
    for number in range(len(town.places)):
        place = town.places[number]
        vacant = max(rules.posts[number]["percent"] - place["held"] + place["standing_in"], 0)
        place["room"] = vacant + place["away"] - place["standing_in"]


@compiled
def meets_or_studies(person: Any, place: Any, rules: DriftYear) -> Any:
    """Holds what the place requires, or is on the way to it."""
    if rules.standing[place["group"], person["group"]] == MEETS:
        return True
    if person["programme"] == NONE:
        return False
    leads_to = rules.programmes[person["programme"]]["to_group"]
    return leads_to != NONE and rules.standing[place["group"], leads_to] == MEETS


@compiled
def near_trigger(clock: Any, unit: Any, month: Any) -> Any:
    """So near the law's trigger that a break must begin now to come in time."""
    return clock != NONE and month - clock >= unit["continuous_months"] - unit["break_months"]
