"""Showing results: the words, the headline table, charts, the page and the workbook.

Names are fetched when first used: the command line needs a few words, not a charting library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from model.report.about import about_parts, citation, version_rows
    from model.report.assumed import (
        STATUSES,
        assumption_rows,
        assumptions_csv,
        assumptions_page,
        assumptions_table,
        narrowed,
        section_title,
    )
    from model.report.beside import difference_table, ends_words, headline_series, scenario_key, series_table
    from model.report.budget import (
        PlanShown,
        budget_workbook,
        net_range,
        payback_frame,
        payback_sentences,
        plan_rows,
        plan_table,
    )
    from model.report.chance import chance_by_group, chance_words
    from model.report.charts import axis_note, indicator_chart, need_and_supply_chart, over_time_chart, payback_chart
    from model.report.difference import difference_cells
    from model.report.dispatch import (
        dispatch_json,
        dispatch_rows,
        dispatch_sentences,
        dispatch_text,
        heat_chart,
        heat_rows,
        heat_svg,
        heat_text,
        write_dispatch,
    )
    from model.report.finding import findings
    from model.report.frontier import (
        frontier_alt,
        frontier_chart,
        frontier_rows,
        frontier_svg,
        frontier_text,
        write_frontier,
    )
    from model.report.headline import headline_cells, headline_frame
    from model.report.names import measures_title, titles_of
    from model.report.numbers import (
        chart_locale,
        day_written,
        number,
        plain_number,
        read_number,
        shown_unit,
        signed,
        span,
    )
    from model.report.page import page_html, write_page, write_picture
    from model.report.plain import frame_text, headed_text, headline_text
    from model.report.pool import (
        PoolView,
        file_view,
        pool_facts,
        pool_json,
        pool_posts,
        pool_sentences,
        pool_text,
        pool_values,
        scenario_view,
        write_pool,
    )
    from model.report.pool_page import pool_page, write_pool_page
    from model.report.pool_picture import pool_alt, pool_chart
    from model.report.series import need_and_supply, over_time
    from model.report.shown_rota.book import rota_workbook
    from model.report.shown_rota.grid import (
        fault_rows,
        grid_html,
        legend_html,
        line_titles,
        rota_codes,
        shift_titles,
        week_titles,
    )
    from model.report.shown_rota.prices import price_chart, price_rows, price_text, said_sentences
    from model.report.staff.ages import band_title, pyramid_chart, pyramid_rows, pyramid_text, pyramid_years
    from model.report.staff.career import career_chart, career_lines, career_sentences, career_text
    from model.report.staff.flows import flow_chart, flow_rows, flow_text, queue_chart, queue_rows, queue_text
    from model.report.staff.units import unit_rows, units_chart, units_text
    from model.report.style import TABLES_INSIDE
    from model.report.texts import (
        LANGUAGE_NAMES,
        LANGUAGES,
        current_language,
        fault_text,
        fault_words,
        in_language,
        item_title,
        problem_text,
        problem_words,
        shipped_words,
        term,
        text,
        use_language,
        value_words,
    )
    from model.report.texts.rota import rota_words
    from model.report.unit.page import unit_page, write_unit_page
    from model.report.unit.read_back import read_lines
    from model.report.unit.verdict import verdict_json, verdict_text
    from model.report.unit.words import unit_json, unit_text
    from model.report.unit.workbook import unit_workbook, write_unit_tables, write_unit_workbook
    from model.report.upload import (
        PER_CENT,
        cell_words,
        column_help,
        column_labels,
        column_title,
        fault_csv,
        fault_table,
        upload_template,
    )
    from model.report.vulnerability import (
        vulnerable_json,
        vulnerable_rows,
        vulnerable_sentences,
        vulnerable_shown,
        vulnerable_text,
    )
    from model.report.workbook import FORMATS, export_run

_NAMES = {
    "about": "about_parts citation version_rows",
    "upload": "PER_CENT cell_words column_help column_labels column_title fault_csv fault_table upload_template",
    "assumed": "STATUSES assumption_rows assumptions_csv assumptions_page assumptions_table narrowed section_title",
    "beside": "difference_table ends_words headline_series scenario_key series_table",
    "budget": "PlanShown budget_workbook net_range payback_frame payback_sentences plan_rows plan_table",
    "charts": "axis_note indicator_chart need_and_supply_chart over_time_chart payback_chart",
    "chance": "chance_by_group chance_words",
    "difference": "difference_cells",
    "dispatch": (
        "dispatch_json dispatch_rows dispatch_sentences dispatch_text "
        "heat_chart heat_rows heat_svg heat_text write_dispatch"
    ),
    "finding": "findings",
    "frontier": "frontier_alt frontier_chart frontier_rows frontier_svg frontier_text write_frontier",
    "headline": "headline_cells headline_frame",
    "names": "measures_title titles_of",
    "numbers": "chart_locale day_written number plain_number read_number shown_unit signed span",
    "page": "page_html write_page write_picture",
    "plain": "frame_text headed_text headline_text",
    "pool": (
        "file_view pool_facts pool_json pool_posts pool_sentences "
        "pool_text pool_values PoolView scenario_view warning_lines write_pool"
    ),
    "series": "need_and_supply over_time",
    "pool_page": "pool_page write_pool_page",
    "pool_picture": "pool_alt pool_chart",
    "shown_rota.book": "rota_workbook",
    "shown_rota.grid": "fault_rows grid_html legend_html line_titles rota_codes shift_titles week_titles",
    "shown_rota.prices": "price_chart price_rows price_text said_sentences",
    "staff.ages": "band_title pyramid_chart pyramid_rows pyramid_text pyramid_years",
    "staff.career": "career_chart career_lines career_sentences career_text",
    "staff.flows": "flow_chart flow_rows flow_text queue_chart queue_rows queue_text",
    "staff.units": "unit_rows units_chart units_text",
    "style": "TABLES_INSIDE",
    "texts": (
        "LANGUAGES LANGUAGE_NAMES current_language fault_text fault_words in_language item_title "
        "problem_text problem_words shipped_words term text use_language value_words"
    ),
    "texts.rota": "rota_words",
    "unit.page": "unit_page write_unit_page",
    "unit.read_back": "read_lines",
    "unit.verdict": "verdict_json verdict_text",
    "unit.words": "unit_json unit_text",
    "unit.workbook": "unit_workbook write_unit_tables write_unit_workbook",
    "vulnerability": ("vulnerable_json vulnerable_rows vulnerable_sentences vulnerable_shown vulnerable_text"),
    "workbook": "FORMATS export_run",
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names.split()}

# several names a line, or this list alone would fill the module
# fmt: off
__all__ = [
    "FORMATS", "LANGUAGES", "LANGUAGE_NAMES", "PER_CENT", "STATUSES", "TABLES_INSIDE", "PlanShown", "PoolView",
    "about_parts", "assumption_rows", "assumptions_csv", "assumptions_page", "assumptions_table", "axis_note",
    "band_title", "budget_workbook", "career_chart", "career_lines", "career_sentences", "career_text", "cell_words",
    "chance_by_group", "chance_words", "chart_locale", "citation", "column_help", "column_labels", "column_title",
    "current_language", "day_written",
    "difference_cells", "difference_table", "dispatch_json", "dispatch_rows", "dispatch_sentences", "dispatch_text",
    "ends_words", "export_run", "fault_csv", "fault_rows", "fault_table", "fault_text", "fault_words", "file_view",
    "findings", "flow_chart", "flow_rows", "flow_text", "frame_text", "frontier_alt", "frontier_chart", "frontier_rows",
    "frontier_svg", "frontier_text", "grid_html", "headed_text", "headline_cells", "headline_frame", "headline_series",
    "headline_text",
    "heat_chart", "heat_rows", "heat_svg", "heat_text", "in_language", "indicator_chart", "item_title", "legend_html",
    "line_titles", "measures_title", "narrowed", "need_and_supply", "need_and_supply_chart", "net_range", "number",
    "over_time", "over_time_chart", "page_html", "payback_chart", "payback_frame", "payback_sentences", "plain_number",
    "plan_rows", "plan_table", "pool_alt", "pool_chart", "pool_facts", "pool_json", "pool_page", "pool_posts",
    "pool_sentences", "pool_text", "pool_values", "price_chart", "price_rows", "price_text", "problem_text",
    "problem_words",
    "pyramid_chart", "pyramid_rows", "pyramid_text", "pyramid_years", "queue_chart", "queue_rows", "queue_text",
    "read_lines", "read_number", "rota_codes", "rota_words", "rota_workbook", "said_sentences", "scenario_key",
    "scenario_view", "section_title", "series_table", "shift_titles", "shipped_words", "shown_unit", "signed", "span",
    "term", "text", "titles_of", "unit_json", "unit_page", "unit_rows", "unit_text", "unit_workbook", "units_chart",
    "units_text", "upload_template", "use_language", "value_words", "verdict_json", "verdict_text", "version_rows",
    "vulnerable_json", "vulnerable_rows", "vulnerable_sentences", "vulnerable_shown", "vulnerable_text",
    "warning_lines", "week_titles", "write_dispatch", "write_frontier", "write_page", "write_picture", "write_pool",
    "write_pool_page",
    "write_unit_page", "write_unit_tables", "write_unit_workbook",
]
# fmt: on


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
