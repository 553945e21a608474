"""Showing results: the words, the headline table, charts, the page and the workbook.

Names are fetched when first used: the command line needs a few words, not a charting library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from model.report.charts import need_and_supply_chart
    from model.report.difference import difference_cells
    from model.report.dispatch import (
        dispatch_json,
        dispatch_rows,
        dispatch_sentences,
        dispatch_text,
        heat_chart,
        heat_svg,
        write_dispatch,
    )
    from model.report.finding import findings
    from model.report.frontier import frontier_chart, frontier_rows, frontier_svg, frontier_text, write_frontier
    from model.report.headline import headline_cells, headline_frame
    from model.report.names import measures_title, titles_of
    from model.report.numbers import chart_locale, number, plain_number, read_number, shown_unit, signed, span
    from model.report.page import page_html, write_page, write_picture
    from model.report.plain import frame_text, headed_text, headline_text
    from model.report.pool import (
        PoolView,
        file_view,
        pool_facts,
        pool_json,
        pool_sentences,
        pool_text,
        scenario_view,
        write_pool,
    )
    from model.report.series import need_and_supply
    from model.report.staff.ages import band_title, pyramid_chart, pyramid_rows, pyramid_text, pyramid_years
    from model.report.staff.career import career_chart, career_sentences, career_text
    from model.report.staff.flows import flow_chart, flow_rows, flow_text, queue_chart, queue_rows, queue_text
    from model.report.staff.units import unit_rows, units_chart, units_text
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
    from model.report.vulnerability import vulnerable_json, vulnerable_rows, vulnerable_sentences, vulnerable_text
    from model.report.workbook import FORMATS, export_run

_HOMES = {
    "chart_locale": "numbers",
    "current_language": "texts",
    "difference_cells": "difference",
    "dispatch_json": "dispatch",
    "dispatch_rows": "dispatch",
    "dispatch_sentences": "dispatch",
    "dispatch_text": "dispatch",
    "export_run": "workbook",
    "fault_text": "texts",
    "fault_words": "texts",
    "findings": "finding",
    "FORMATS": "workbook",
    "frame_text": "plain",
    "frontier_chart": "frontier",
    "frontier_rows": "frontier",
    "frontier_svg": "frontier",
    "frontier_text": "frontier",
    "headed_text": "plain",
    "headline_cells": "headline",
    "headline_frame": "headline",
    "headline_text": "plain",
    "heat_chart": "dispatch",
    "heat_svg": "dispatch",
    "in_language": "texts",
    "item_title": "texts",
    "LANGUAGE_NAMES": "texts",
    "LANGUAGES": "texts",
    "measures_title": "names",
    "need_and_supply": "series",
    "need_and_supply_chart": "charts",
    "number": "numbers",
    "page_html": "page",
    "plain_number": "numbers",
    "PoolView": "pool",
    "file_view": "pool",
    "pool_facts": "pool",
    "pool_json": "pool",
    "pool_sentences": "pool",
    "pool_text": "pool",
    "scenario_view": "pool",
    "problem_text": "texts",
    "problem_words": "texts",
    "read_lines": "unit.read_back",
    "read_number": "numbers",
    "rota_words": "texts.rota",
    "shipped_words": "texts",
    "band_title": "staff.ages",
    "pyramid_chart": "staff.ages",
    "pyramid_rows": "staff.ages",
    "pyramid_text": "staff.ages",
    "pyramid_years": "staff.ages",
    "flow_chart": "staff.flows",
    "flow_rows": "staff.flows",
    "flow_text": "staff.flows",
    "queue_chart": "staff.flows",
    "queue_rows": "staff.flows",
    "queue_text": "staff.flows",
    "career_chart": "staff.career",
    "career_sentences": "staff.career",
    "career_text": "staff.career",
    "unit_rows": "staff.units",
    "units_chart": "staff.units",
    "units_text": "staff.units",
    "shown_unit": "numbers",
    "signed": "numbers",
    "span": "numbers",
    "term": "texts",
    "text": "texts",
    "titles_of": "names",
    "unit_json": "unit.words",
    "unit_page": "unit.page",
    "unit_text": "unit.words",
    "unit_workbook": "unit.workbook",
    "use_language": "texts",
    "value_words": "texts",
    "verdict_json": "unit.verdict",
    "verdict_text": "unit.verdict",
    "vulnerable_json": "vulnerability",
    "vulnerable_rows": "vulnerability",
    "vulnerable_sentences": "vulnerability",
    "vulnerable_text": "vulnerability",
    "write_dispatch": "dispatch",
    "write_frontier": "frontier",
    "write_page": "page",
    "write_picture": "page",
    "write_pool": "pool",
    "write_unit_page": "unit.page",
    "write_unit_tables": "unit.workbook",
    "write_unit_workbook": "unit.workbook",
}

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "PoolView",
    "band_title",
    "career_chart",
    "career_sentences",
    "career_text",
    "chart_locale",
    "current_language",
    "difference_cells",
    "dispatch_json",
    "dispatch_rows",
    "dispatch_sentences",
    "dispatch_text",
    "export_run",
    "fault_text",
    "fault_words",
    "file_view",
    "findings",
    "flow_chart",
    "flow_rows",
    "flow_text",
    "frame_text",
    "frontier_chart",
    "frontier_rows",
    "frontier_svg",
    "frontier_text",
    "headed_text",
    "headline_cells",
    "headline_frame",
    "headline_text",
    "heat_chart",
    "heat_svg",
    "in_language",
    "item_title",
    "measures_title",
    "need_and_supply",
    "need_and_supply_chart",
    "number",
    "page_html",
    "plain_number",
    "pool_facts",
    "pool_json",
    "pool_sentences",
    "pool_text",
    "problem_text",
    "problem_words",
    "pyramid_chart",
    "pyramid_rows",
    "pyramid_text",
    "pyramid_years",
    "queue_chart",
    "queue_rows",
    "queue_text",
    "read_lines",
    "read_number",
    "rota_words",
    "scenario_view",
    "shipped_words",
    "shown_unit",
    "signed",
    "span",
    "term",
    "text",
    "titles_of",
    "unit_json",
    "unit_page",
    "unit_rows",
    "unit_text",
    "unit_workbook",
    "units_chart",
    "units_text",
    "use_language",
    "value_words",
    "verdict_json",
    "verdict_text",
    "vulnerable_json",
    "vulnerable_rows",
    "vulnerable_sentences",
    "vulnerable_text",
    "write_dispatch",
    "write_frontier",
    "write_page",
    "write_picture",
    "write_pool",
    "write_unit_page",
    "write_unit_tables",
    "write_unit_workbook",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
