"""Need: what residents require, in hours and FTE by unit, competence group and year."""

from __future__ import annotations

from model.need.cover import cover_by_half_hour, cover_hours
from model.need.inhabitants import inhabitants
from model.need.posts import need_posts
from model.need.table import need_table

__all__ = ["cover_by_half_hour", "cover_hours", "inhabitants", "need_posts", "need_table"]
