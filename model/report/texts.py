"""The words on screen, in one place. A further language is one more dictionary with the same keys."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    "all": "All",
    "alternative": "Alternative",
    "app_fault": "This cannot be calculated:",
    "app_headline_note": "Mean, and beside it the range p10–p90 over {replications} replications.",
    "app_moved": "sliders moved: {count}",
    "app_running": "{replications} replications:",
    "app_show": "Show",
    "app_sliders": "Assumptions",
    "app_speed": "Plays {replications} replications; this takes a little while.",
    "app_title": "Utsyn – workforce foresight",
    "assumptions": "Assumptions",
    "assumptions_all": "All {count} assumptions of the baseline",
    "assumptions_count": "Every value in the scenario, with unit, source and status: {said}. "
    "What nobody has verified is called assumed.",
    "assumptions_note": "Values, units, sources and status as they stand in the scenario's files.",
    "baseline": "Baseline",
    "charts_table": "The figures behind the picture",
    "cost_title": "Net cost a year, all units",
    "cost_unit": "Million NOK, price year {price_year}",
    "cover_title": "Required hours with the right competence",
    "cover_unit": "Per cent of required hours",
    "difference": "Difference",
    "difference_note": "Difference in {year}: mean, and below it p10–p90, taken within each replication. Better and "
    "worse are said only where p10 and p90 agree; pp is percentage points.",
    "difference_title": "What each alternative changes",
    "files_title": "Where the figures are",
    "find_best": "{baseline}: in {last_year}, {need} FTE are needed and {supply} are available – {gap}.",
    "find_gap": "{fte} FTE short (p10–p90 {range})",
    "find_surplus": "{fte} FTE more than needed (p10–p90 {range})",
    "find_alternative": "{title}: {cover} of the required hours get the right competence "
    "(baseline {base_cover}), at a net cost of {cost} million NOK (baseline {base_cost}).",
    "full_time_title": "People in full-time positions",
    "full_time_unit": "Per cent of people",
    "group": "Competence group",
    "head_many": "Mean, and in brackets the range p10–p90 over {replications} replications; seed {seed}.",
    "head_single": "A single replication: there is no range, and the figures may well be luck; seed {seed}.",
    "head_title": "{title}: headline indicators in {year}",
    "headline_title": "Headline indicators in {year}",
    "headline_note": "Mean, and below it the range p10–p90 over {replications} replications.",
    "indicator": "Indicator",
    "mean": "Mean",
    "measures": "Measures",
    "method": "Chance is drawn {replications} times with seed {seed}; p10–p90 is the range that eight in ten "
    "replications fall within. All scenarios meet the same people with the same luck, so that differences "
    "between them are not noise.",
    "need": "Need",
    "need_supply_title": "Need against supply by competence group",
    "need_supply_note": "Supply is the available FTE of people who meet the post's requirement, before substitution. "
    "The band is p10–p90. The vertical axes do not start at zero.",
    "need_supply_alt": "Line charts, one for each competence group: the need in FTE as a dashed line and the supply "
    "as a solid line with its p10–p90 band, {first}–{last}.",
    "over_time_alt": "Line chart over the years {first}–{last}, one line for each scenario with its p10–p90 band.",
    "no_range": "a single run, no range",
    "p10": "p10",
    "p90": "p90",
    "page_title": "Utsyn: {title}",
    "provenance": "Provenance",
    "reproduce": "Each run folder holds its scenario, assumptions, results and a record with the fingerprint of every "
    "file. The same scenario and seed give the same figures again.",
    "replications": "Replications",
    "scenario": "Scenario",
    "seed": "Seed",
    "single_run": "A single replication: there is no range, and the figures may well be luck.",
    "stage_frontier": "comparing weekends",
    "stage_lines": "building the lines",
    "stage_pool": "sizing pools",
    "stage_rota": "sizing rotas",
    "stage_sizing": "sizing",
    "stage_staff": "playing the years",
    "stage_reasons": "finding the reasons",
    "stage_tally": "adding up",
    "supply": "Supply",
    "synthetic": "Synthetic data: every person and unit is invented. No figure describes a real municipality.",
    "unit_of_measure": "Unit",
    "years": "Years",
    "year": "Year",
}

LANGUAGES: dict[str, dict[str, str]] = {"en": ENGLISH}


def text(key: str, language: str = "en", **values: object) -> str:
    """The words for `key`, with values put in their places. A missing key is a fault in this program."""
    return LANGUAGES[language][key].format(**values)
