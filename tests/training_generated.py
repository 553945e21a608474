"""Programmes, external programmes and competences with extreme facts, drawn by hypothesis."""

from __future__ import annotations

from typing import Any

import pandas as pd
from hypothesis import strategies as st

from tests.tiny import fact

GROUPS = ("assistant", "nurse", "skilled", "teacher")
UNITS = ("care_pool", "school", "ward")
COMPETENCES = ("dementia", "medicine", "wounds")

share = st.sampled_from([0.0, 1.0, 0.5, 0.05, 0.3, 0.999])
chance = st.sampled_from([0.0, 0.05, 1.0])


@st.composite
def course(draw: st.DrawFn) -> dict[str, Any]:
    """What the two kinds of programme have in common."""
    months = draw(st.lists(st.sampled_from([0, 1, 2, 5, 30]), unique=True, max_size=3).map(sorted))
    shares = [1.0] if len(months) == 1 else [0.25, 0.75] if len(months) == 2 else [0.5, 0.25, 0.25]
    steps = draw(st.lists(st.sampled_from([1, 2, 3, 9]), unique=True, max_size=2).map(sorted))
    return {
        "in_use": fact(draw(st.sampled_from([True, True, False]))),
        "seats": fact(draw(st.sampled_from([0, 1, 3, 40]))),
        "intake_months": draw(st.sampled_from([[1], [8], [2, 9], list(range(1, 13))])),
        "duration_months": fact(draw(st.sampled_from([1, 2, 7, 40]))),
        "duration_spread": [{"later_months": m, "share": s} for m, s in zip(months, shares, strict=False)],
        "dropout_rate_monthly": fact(draw(chance)),
        "dropout_steps": [{"from_month": m, "factor": draw(st.sampled_from([0.0, 1.0, 30.0]))} for m in steps],
    }


@st.composite
def programme(draw: st.DrawFn, pattern: dict[str, Any], earlier: list[str]) -> dict[str, Any]:
    """A programme for the staff, which may come after those declared before it."""
    leads = draw(st.permutations(GROUPS))
    to_group = draw(st.sampled_from([leads[1], leads[1], None]))
    takes = draw(
        st.sampled_from([(leads[0],), leads[2:], (leads[0], *leads[2:]), () if to_group is None else leads[:1]])
    )
    supervision = {
        "groups": draw(st.sampled_from([[], leads[:2]])) if to_group else leads[:1],
        "students_per_supervisor": fact(draw(st.sampled_from([0.0, 0.5, 1.0, 3.0]))),
    }
    return (
        pattern
        | draw(course())
        | {
            "from_group": None,
            "for_groups": list(takes),
            "to_group": to_group,
            "adds": draw(
                st.one_of(
                    st.none(),
                    st.fixed_dictionaries({"competence": st.sampled_from(COMPETENCES), "level": st.integers(1, 3)}),
                )
            ),
            "units": draw(st.sampled_from([[], [], ["ward"]])),
            "after": draw(st.lists(st.sampled_from(earlier), unique=True, max_size=2)) if earlier else [],
            "experience_months": fact(draw(st.sampled_from([0, 6, 60]))),
            "smallest_fraction": fact(draw(st.sampled_from([0.0, 0.5, 0.8, 1.0]))),
            "entry_rate_annual": fact(draw(share)),
            "motivation_factor": fact(draw(st.sampled_from([0.0, 1.0, 3.0]))),
            "study_leave_share": fact(draw(share)),
            "bound_months": fact(draw(st.sampled_from([0, 1, 24]))),
            "bound_quit_factor": fact(draw(share)),
            "supervision": draw(st.sampled_from([None, supervision])),
        }
    )


@st.composite
def programmes(draw: st.DrawFn, pattern: dict[str, Any]) -> dict[str, Any]:
    """Up to five programmes for the staff."""
    made: dict[str, Any] = {}
    for number in range(draw(st.integers(0, 5))):
        made[f"course_{number}"] = draw(programme(pattern, sorted(made)))
    return made


@st.composite
def external_programmes(draw: st.DrawFn) -> dict[str, Any]:
    """Up to two programmes whose students hold no post."""
    money = {name: fact(1.0) for name in ("pay_annual_nok", "grant_annual_nok")}
    money |= {name: fact(1.0) for name in ("cost_per_seat_annual_nok", "cost_per_head_nok")}
    return {
        f"outside_{number}": draw(course())
        | money
        | {
            "title": "Outside",
            "to_group": draw(st.sampled_from(GROUPS)),
            "unit": draw(st.sampled_from(UNITS)),
            "fill_share": fact(draw(share)),
            "stay_share": fact(draw(share)),
            "available_months": fact(draw(st.sampled_from([0, 1, 6]))),
        }
        for number in range(draw(st.integers(0, 2)))
    }


@st.composite
def competences(draw: st.DrawFn) -> dict[str, Any]:
    """Three competences, required here and there."""
    return {
        name: {
            "title": name,
            "counts_from_level": draw(st.integers(1, 3)),
            "required_in": {unit: fact(draw(st.sampled_from([0, 1, 3, 50]))) for unit in draw(st.sampled_from(SOME))},
            "recruit_share": {"skilled": fact(draw(share)), "assistant": fact(draw(share))},
        }
        for name in COMPETENCES
    }


SOME: tuple[tuple[str, ...], ...] = ((), ("ward",), ("school", "ward"))


@st.composite
def holders(draw: st.DrawFn, people: list[str]) -> pd.DataFrame:
    """Who holds what on the first day."""
    pairs = draw(st.lists(st.tuples(st.sampled_from(people), st.sampled_from(COMPETENCES)), unique=True, max_size=20))
    rows = [(person, name, draw(st.integers(1, 3))) for person, name in pairs]
    return pd.DataFrame(rows, columns=["person_id", "competence", "level"]).astype({"level": "int64"})
