"""The app: one module a page; widgets from the schema, no arithmetic in a page."""

from model.ui.overview import show_overview

__all__ = ["show_overview"]
