"""Extreme facts of exits and leaves, drawn by hypothesis, for the generated municipalities."""

from __future__ import annotations

from typing import Any

import pandas as pd
from hypothesis import strategies as st

from tests.tiny import fact

share = st.sampled_from([0.0, 1.0, 0.5, 0.05, 0.3, 0.999])
factor = st.sampled_from([0.0, 1.0, 0.3, 2.5, 100.0])
months = st.sampled_from([1.0, 2.5, 9.0, 60.0])
spells = st.sampled_from([0.0, 0.1, 2.0, 100.0])


@st.composite
def group_facts(draw: st.DrawFn) -> dict[str, Any]:
    """How a group leaves and goes on leave."""
    exits: dict[str, Any] = {
        name: fact(draw(share))
        for name in ("disability_rate_annual", "special_limit_take_up_annual", "early_pension_take_up_annual")
    }
    exits["men_share_of_recruits"] = fact(draw(st.sampled_from([0.0, 0.5, 1.0])))
    limit = draw(st.sampled_from([None, 60, 65, 75]))
    leave = {"study_leave_rate_annual": fact(draw(spells)), "study_leave_mean_months": fact(draw(months))}
    return {"exits": exits | ({} if limit is None else {"special_age_limit": fact(limit)}), "leave": leave}


@st.composite
def common_facts(draw: st.DrawFn) -> dict[str, Any]:
    """What all groups have in common."""
    factors = ("first_year_quit", "temporary_quit", "part_time_quit", "men_quit", "men_retirement", "smaller_fraction")
    exits: dict[str, Any] = {f"{name}_factor": fact(draw(factor)) for name in factors}
    exits["general_age_limit"] = fact(draw(st.sampled_from([55, 67, 70, 75, {2026: 70, 2027: 55}])))
    exits["early_pension_sum_years"] = fact(
        draw(st.sampled_from([50, 85, {2026: 130, 2028: 85}, {2026: 60, 2027: 130}]))
    )
    exits["early_pension_years_before_limit"] = fact(draw(st.sampled_from([0.0, 3.0, 40.0])))
    kinds = ("long_leave", "parental", "study_leave")
    leave = {f"{kind}_no_return_share": fact(draw(share)) for kind in kinds}
    leave |= {f"parental_mean_months_{sex}": fact(draw(months)) for sex in ("women", "men")}
    leave |= {"parental_refunded_share": fact(1.0), "study_leave_paid_share": fact(0.0)}
    return {"exits": exits, "leave": leave | {"parental_leave_factor": fact(draw(factor))}}


@st.composite
def exit_tables(draw: st.DrawFn) -> dict[str, pd.DataFrame]:
    """The four tables by tenure and by age."""
    starts = [0, *draw(st.sampled_from([(), (1,), (2, 10), (1, 2, 3, 30, 60)]))]
    tenure = [(years, draw(factor)) for years in starts]
    smaller = draw(st.sampled_from([[], [(15, 75, 1.0, 1)], [(30, 50, 0.5, 30), (60, 66, 0.2, 100)]]))
    parental = draw(st.sampled_from([[], [(15, 75, 1.0, 0.0)], [(20, 40, 0.1, 0.3), (41, 41, 100.0, 100.0)]]))
    ages = ["age_from", "age_to"]
    return {
        "quit_tenure": pd.DataFrame(tenure, columns=["tenure_years_from", "factor"]),
        "disability_ages": pd.DataFrame([(15, 40, draw(factor)), (41, 75, draw(factor))], columns=[*ages, "factor"]),
        "smaller_fractions": pd.DataFrame(smaller, columns=[*ages, "chance_annual", "percent_points"]),
        "parental_leave": pd.DataFrame(parental, columns=[*ages, "women_rate_annual", "men_rate_annual"]),
    }


@st.composite
def as_told(draw: st.DrawFn, staff: pd.DataFrame) -> pd.DataFrame:
    """The register with sex, tenure and contract told for some, and some rows of one and the same person."""
    rows = len(staff)

    def column(values: list[Any]) -> list[Any]:
        return draw(st.lists(st.sampled_from(values), min_size=rows, max_size=rows))

    told = staff.assign(contract=column(["permanent", "temporary"]))
    if draw(st.booleans()):
        told = told.assign(sex=column([None, "f", "m"]), tenure_years=column([None, 0.0, 0.9, 1.0, 12.5, 60.0]))
    same = draw(st.sampled_from([0, 2, 3]))
    if same and rows >= same:
        told.loc[: same - 1, ["person_id", "birth_year", "birth_month"]] = told.loc[
            0, ["person_id", "birth_year", "birth_month"]
        ].to_list()
    return told
