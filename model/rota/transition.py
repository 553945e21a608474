"""From today's staff to the plan: who can be raised to what, how many people too many or too few, and for how long.

People are matched to the plan's posts by unit and group, the largest wish first, and nobody is lowered. What is shown
are numbers of people by fraction; who they are is never part of it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.errors import InputError, Problem
from model.rota.english import in_english
from model.rota.wording import Said, Titles, said
from model.scenario.schema import Scenario

PLACE = ["unit", "group"]
STAFF_COLUMNS = [*PLACE, "percent", "wanted_percent"]
MOVE_COLUMNS = [*PLACE, "percent", "wanted_percent", "post_percent", "new_percent", "people"]
GROUP_COLUMNS = [
    *PLACE,
    "people",
    "planned_people",
    "above_plan",
    "raised",
    "raised_percent",
    "kept",
    "without_post",
    "percent_now",
    "percent_after",
    "percent_plan",
    "open_posts",
    "open_percent",
    "exit_rate_annual",
    "years_people",
    "years_fractions",
]
FULL = 100


def staff_to_match(scenario: Scenario) -> pd.DataFrame:
    """Today's staff as [unit, group, percent, wanted_percent], one row a person, hourly contracts left out.

    group is the group of the post. A person who has not answered, or who wants less than today, wants today's
    fraction. Percents are whole hundredths of a position. Sorted by everything, so rows tell nothing of who it is.
    """
    staff = scenario.frame("staff")
    staff = staff[staff["contract"] != "hourly"]
    percent = (100 * staff["fraction"].to_numpy(float)).round().astype(int)
    asked = (100 * staff["wanted_fraction"].to_numpy(float)).round()
    # an empty answer is no wish; fmax takes the other number
    wanted = np.fmax(percent, asked).astype(int)
    rows = pd.DataFrame(
        {
            "unit": staff["unit"].astype(str),
            "group": staff["post_group"].astype(str),
            "percent": percent,
            "wanted_percent": wanted,
        }
    )
    return rows.sort_values(STAFF_COLUMNS, ignore_index=True)


def exit_rates(scenario: Scenario, year: int) -> pd.DataFrame:
    """The chance that one of today's people leaves within a year: [unit, group, exit_rate_annual].

    Of each person 1 − (1 − quit rate × factor of the age) × (1 − chance to retire at the age), the mean over the
    people of the unit and post group; the rates are those of the group they hold. Hourly contracts left out.
    """
    staff = scenario.frame("staff")
    staff = staff[staff["contract"] != "hourly"]
    birthday = pd.Timestamp(scenario.snapshot)
    months = 12 * (birthday.year - staff["birth_year"]) + birthday.month - staff["birth_month"]
    ages = np.clip(months.to_numpy() // 12, 15, 75)
    rates = [
        _leaves(scenario, year, (str(unit), str(group)), int(age))
        for unit, group, age in zip(staff["unit"], staff["group"], ages, strict=True)
    ]
    rows = pd.DataFrame({"unit": staff["unit"].astype(str), "group": staff["post_group"].astype(str), "rate": rates})
    mean = rows.groupby(PLACE, sort=True)["rate"].mean().reset_index()
    return mean.rename(columns={"rate": "exit_rate_annual"})


def transition(staff: pd.DataFrame, posts: pd.DataFrame, rates: pd.DataFrame) -> Transition:
    """Match people to posts and count the years until the plan is reached.

    staff : [unit, group, percent, wanted_percent], one row a person (`staff_to_match`).
    posts : [unit, group, percent, posts, …] of one year; only its units are looked at.
    rates : [unit, group, exit_rate_annual] (`exit_rates`); a place with people and posts must have one.

    Each person gets the smallest free post that holds the wish, else the largest that is no smaller than today's
    fraction, and within it rises to the wish at most; without such a post today's fraction is kept. Years until the
    people above plan have left and are not replaced: ln(planned ÷ people) ÷ ln(1 − exit rate). Years until less than
    half a person is left whose fraction is not the post's: ln(½ ÷ such people) ÷ ln(1 − exit rate). Both are 0 when
    there is nobody to wait for, and NaN when nobody leaves. Raises InputError when a rate is missing.
    """
    planned = sorted({(str(unit), str(group)) for unit, group in zip(posts["unit"], posts["group"], strict=True)})
    units = {unit for unit, _ in planned}
    present = staff[staff["unit"].isin(units)]
    places = sorted({*planned, *zip(present["unit"].astype(str), present["group"].astype(str), strict=True)})
    known = {(str(u), str(g)): float(r) for u, g, r in rates[[*PLACE, "exit_rate_annual"]].itertuples(index=False)}
    moves, groups = [], []
    for place in places:
        own = present[(present["unit"] == place[0]) & (present["group"] == place[1])]
        plan = posts[(posts["unit"] == place[0]) & (posts["group"] == place[1])]
        free = sorted(int(p) for p, n in zip(plan["percent"], plan["posts"], strict=True) for _ in range(int(n)))
        matched = match_people(
            list(zip(own["percent"].astype(int), own["wanted_percent"].astype(int), strict=True)), free
        )
        moves += [(*place, *one) for one in matched]
        groups.append((*place, *_group_row(matched, free, _rate(known, place, len(matched)))))
    frame = pd.DataFrame(moves, columns=MOVE_COLUMNS[:-1])
    counts = frame.groupby(MOVE_COLUMNS[:-1], sort=True).size().rename("people").reset_index()
    return Transition(moves=counts, groups=pd.DataFrame(groups, columns=GROUP_COLUMNS))


def match_people(people: list[tuple[int, int]], posts: list[int]) -> list[tuple[int, int, int, int]]:
    """(percent, wanted, post, new) of each person; post 0 = none. `people` are (percent, wanted) pairs.

    Largest wish first, of equal wishes the larger fraction of today first.
    """
    free = sorted(posts)
    found = []
    for percent, wanted in sorted(people, key=lambda one: (-one[1], -one[0])):
        wish = max(percent, wanted)
        holding = [post for post in free if post >= wish]
        able = holding[:1] or [post for post in free if post >= percent][-1:]
        if able:
            free.remove(able[0])
        post = able[0] if able else 0
        found.append((percent, wish, post, max(percent, min(post, wish))))
    return found


def transition_sentences(found: Transition, titles: Titles | None = None) -> list[str]:
    """`transition_said` in English."""
    return [in_english(told, titles) for told in transition_said(found)]


def transition_said(found: Transition) -> list[Said]:
    """Each group's way to the plan, sorted by unit and group."""
    return [_told(row) for _, row in found.groups.iterrows()]


def _leaves(scenario: Scenario, year: int, place: tuple[str, str], age: int) -> float:
    unit, group = place
    ages = scenario.frame("quit_ages")
    factor = ages.loc[(ages["age_from"] <= age) & (ages["age_to"] >= age), "factor"].sum()
    quits = min(1.0, scenario.groups[group].quit_rate_annual.at(year, unit) * float(factor))
    return 1 - (1 - quits) * (1 - _retires(scenario, year, place, age))


def _retires(scenario: Scenario, year: int, place: tuple[str, str], age: int) -> float:
    """The chance to retire within the year, on the straight line between the ages of the table, all at 75."""
    if age >= 75:
        return 1.0
    table, settings = scenario.frame("retirement"), scenario.workforce
    own = table[table["group"] == place[1]]
    rows = (own if len(own) else table[table["group"] == "all"]).sort_values("age")
    known, chances = rows["age"].to_numpy(float), rows["probability_annual"].to_numpy(float)
    known, chances = np.concatenate([[known[0] - 1], known]), np.concatenate([[0.0], chances])
    chance = float(np.interp(age - settings.retirement_shift_years.at(year), known, chances))
    return min(1.0, settings.retirement_factor.at(year, place[0]) * chance)


def _rate(known: dict[tuple[str, str], float], place: tuple[str, str], people: int) -> float:
    if place in known or not people:
        return known.get(place, float("nan"))
    raise InputError(
        Problem(f"exit rates, {place[0]}, {place[1]}", "no row", "a rate for each unit and group with people", "add it")
    )


def _group_row(matched: list[tuple[int, int, int, int]], posts: list[int], rate: float) -> tuple[object, ...]:
    people, planned = len(matched), len(posts)
    raised = [new - percent for percent, _, _, new in matched if new > percent]
    without = sum(post == 0 for _, _, post, _ in matched)
    misfits = sum(new != post for _, _, post, new in matched)
    taken = sum(new for _, _, post, new in matched if post)
    return (
        people,
        planned,
        people - planned,
        len(raised),
        sum(raised),
        people - len(raised) - without,
        without,
        sum(percent for percent, _, _, _ in matched),
        sum(new for _, _, _, new in matched),
        sum(posts),
        planned - (people - without),
        sum(posts) - taken,
        rate,
        years_until(people, planned, rate) if people > planned else 0.0,
        years_until(misfits, 0.5, rate) if misfits else 0.0,
    )


def years_until(people: float, left: float, rate: float) -> float:
    """Years until `people` have become `left` when a share `rate` leaves each year; NaN when that never comes."""
    if people <= left:
        return 0.0
    if rate >= 1:
        return 1.0
    if rate <= 0 or left <= 0:
        return float("nan")
    return math.log(left / people) / math.log(1 - rate)


def _told(row: pd.Series) -> Said:
    people, planned = int(row["people"]), int(row["planned_people"])
    place = {"unit": str(row["unit"]), "group": str(row["group"])}
    parts = [said("staff_now", people=people, planned=planned, **place)]
    if row["raised"]:
        more = float(row["raised_percent"]) / FULL
        parts.append(said("staff_raised", people=int(row["raised"]), positions=more))
    if people > planned:
        parts.append(said("staff_above", people=people - planned, years=_years(row, "years_people", "years_about")))
    elif people < planned:
        parts.append(said("staff_below", people=planned - people))
    if float(row["years_fractions"]) != 0:
        parts.append(said("staff_fractions", years=_years(row, "years_fractions", "years_after")))
    if people:
        parts.append(said("staff_leave", percent=100 * float(row["exit_rate_annual"])))
    return said("in_turn", parts=tuple(parts))


def _years(row: pd.Series, name: str, key: str) -> Said:
    years = float(row[name])
    return said("years_never") if math.isnan(years) else said(key, years=max(1, round(years)))


@dataclass(frozen=True)
class Transition:
    """moves : [unit, group, percent, wanted_percent, post_percent, new_percent, people], post 0 = no post fits.

    groups : [unit, group, people, planned_people, above_plan, raised, raised_percent, kept, without_post,
        percent_now, percent_after, percent_plan, open_posts, open_percent, exit_rate_annual, years_people,
        years_fractions]; percents are sums of hundredths of a position, open_percent what is left of the plan's
        posts. percent_after = percent_now + raised_percent.
    """

    moves: pd.DataFrame
    groups: pd.DataFrame
