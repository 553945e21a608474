"""What people wrote is shown as they wrote it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.ui.literal import JOINER, literal

NASTY = [
    "<img src=x onerror=alert(1)>",
    "$E=mc^2$",
    ":material/home:",
    ":material_home:",
    ":red[danger]",
    ":smile:",
    "[click](https://example.org)",
    "https://example.org",
    "www.example.org",
    "a@example.org",
    "**bold** _it_ `code` ~~no~~",
    "# heading",
    "1. list",
    "- list",
    "> quote",
    "&lt;b&gt;",
    "| a | b |",
    "\\$x\\$",
    "![x](https://example.org/x.png)",
    "^[note]",
]


def read(words: str) -> str:
    """What CommonMark makes of backslashes, without the sign nobody sees."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", words).replace(JOINER, "")


@pytest.mark.parametrize("words", NASTY)
def test_every_sign_that_formats_is_taken_literally(words: str) -> None:
    assert read(literal(words)) == words
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", literal(words))
    assert re.search(r"[!-/:-@\[-`{-~]", bare) is None
    finished = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", literal(words))
    assert re.search(r":[\w+/-]|@\w|www\.", finished) is None


@given(st.text())
def test_any_text_can_be_read_back_on_one_line(words: str) -> None:
    shown = literal(words)
    assert "\n" not in shown and "\r" not in shown
    kept = re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]+", " ", words).strip().replace(JOINER, "")
    assert read(shown).strip() == kept
