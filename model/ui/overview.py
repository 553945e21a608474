"""The first page: choose measures, move sliders, see need against supply and the headline table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from model.errors import UtsynError
from model.report import (
    fault_text,
    findings,
    headline_cells,
    headline_frame,
    measures_title,
    need_and_supply,
    need_and_supply_chart,
    number,
    text,
)
from model.runs import Result
from model.ui import state
from model.ui.form import Slider, changed_values, sliders
from model.ui.language import choose_language
from model.ui.state import BASELINE, Choice, measures, result_for, scenario_for

NUMBERS = ("need", "mean", "p10", "p90")


def show_overview() -> None:
    """Draw the page; a fault is told in words."""
    choose_language()
    st.title(text("app_title"))
    try:
        choice = _choose()
        results = [_play(chosen) for chosen in ([BASELINE] if choice == BASELINE else [BASELINE, choice])]
        _show(results, choice)
    except UtsynError as fault:
        st.error(text("app_fault"))
        st.text(fault_text(fault))


def _choose() -> Choice:
    """The measures and slider values that the form holds since it was last sent."""
    offered = sliders(scenario_for(BASELINE))
    with st.sidebar, st.form("choices", border=False):
        st.subheader(text("measures"))
        names = tuple(name for name in measures() if st.checkbox(measures_title([name]), key=f"measure {name}"))
        st.subheader(text("app_sliders"))
        chosen = {slider.path: _slide(slider) for slider in offered}
        st.form_submit_button(text("app_show"), type="primary", width="stretch")
        st.caption(text("app_speed", replications=state.REPLICATIONS))
    return names, tuple(sorted(changed_values(chosen, offered).items()))


def _slide(slider: Slider) -> float:
    """One slider in the unit people say; gives the value in the scenario's unit."""
    scale = slider.scale
    shown = st.slider(
        f"{slider.label} ({slider.unit})",
        min_value=round(slider.low * scale, 6),
        max_value=round(slider.high * scale, 6),
        value=round(slider.value * scale, 6),
        step=round(slider.step * scale, 6),
        format="%.2f",
        help=slider.help,
        key=f"slider {slider.path}",
    )
    return round(float(shown) / scale, 9)


def _play(choice: Choice) -> Result:
    """Run with a bar that says what is going on, and takes itself away."""
    place = st.empty()
    words = text("app_running", replications=state.REPLICATIONS)

    def tell(stage: str, done: int, total: int) -> None:
        place.progress(done / total, text=f"{words} {text(f'stage_{stage}')}")

    result = result_for(choice, tell)
    place.empty()
    return result


def _show(results: list[Result], choice: Choice) -> None:
    titles = [text("baseline"), *([_choice_title(choice)] if len(results) > 1 else [])]
    scenario = results[0].scenario
    if scenario.synthetic:
        st.info(text("synthetic"))
    years = f"{scenario.years[0]}–{scenario.years[-1]}"
    played = {"replications": state.REPLICATIONS, "seed": state.SEED}
    st.caption(text("app_facts", None, title=scenario.title, years=years, **played))
    for line in findings(results, titles):
        st.text(line)
    st.subheader(text("headline_title", year=scenario.years[-1]))
    st.caption(text("app_headline_note", replications=state.REPLICATIONS))
    st.table(_headline_table(results, titles))
    st.subheader(text("need_supply_title"))
    st.caption(text("need_supply_note"))
    for result, title in reversed(list(zip(results, titles, strict=True))):
        _need_and_supply(result, title)


def _need_and_supply(result: Result, title: str) -> None:
    frame = need_and_supply(result)
    st.markdown(f"**{title}**")
    st.altair_chart(
        need_and_supply_chart(frame, (text("need"), text("supply")), columns=2), theme=None, width="content"
    )
    with st.expander(text("charts_table")):
        names = {"group": text("group"), "year": text("year"), "need": text("need"), "mean": text("supply")}
        shown = frame.assign(**{name: [number(value, "FTE") for value in frame[name]] for name in NUMBERS})
        st.dataframe(shown.rename(columns=names), hide_index=True)


def _headline_table(results: list[Result], titles: list[str]) -> pd.DataFrame:
    frame = headline_frame(results)
    cells = headline_cells(frame).set_index("title")
    table = pd.DataFrame(index=cells.index.rename(text("indicator")))
    for name, title in zip(dict.fromkeys(frame["scenario"]), titles, strict=True):
        table[title] = cells[name]
        table[f"{title}, p10–p90"] = cells[f"{name} p10–p90"]
    return table


def _choice_title(choice: Choice) -> str:
    names, moved = choice
    parts = [measures_title(names)] if names else []
    parts += [text("app_moved", count=len(moved))] if moved else []
    return ", ".join(parts)
