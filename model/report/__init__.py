"""Showing results: the headline table, charts, the page and the workbook."""

from model.report.headline import headline_frame
from model.report.names import measures_title, titles_of
from model.report.page import page_html, write_page
from model.report.plain import headline_text
from model.report.workbook import FORMATS, export_run

__all__ = [
    "FORMATS",
    "export_run",
    "headline_frame",
    "headline_text",
    "measures_title",
    "page_html",
    "titles_of",
    "write_page",
]
