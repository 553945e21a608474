"""What people wrote is shown as they wrote it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from model.ui.literal import JOINER, literal

NASTY = [
    "<img src=x onerror=alert(1)>",
    "<https://example.org>",
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
    "12) list",
    "- list",
    "+ list",
    "---",
    "===",
    "> quote",
    "&lt;b&gt;",
    "| a | b |",
    "\\$x\\$",
    "![x](https://example.org/x.png)",
    "[^note]",
    "snake_case_word and __init__",
]
_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(markdown: str) -> str:
    """The letters that a Markdown reader shows, where it finds nothing but letters in one paragraph."""
    blocks = _READER.parse(markdown)
    assert [block.type for block in blocks] in ([], ["paragraph_open", "inline", "paragraph_close"])
    parts = [part for block in blocks for part in block.children or ()]
    assert {part.type for part in parts} <= {"text", "text_special"}
    return "".join(part.content for part in parts)


@pytest.mark.parametrize("words", NASTY)
def test_nothing_formats_and_every_letter_is_shown(words: str) -> None:
    finished = shown(literal(words))
    assert finished.replace(JOINER, "") == words
    # what Streamlit looks for in finished text: icons, emoji, addresses
    assert re.search(r":[\w+/-]|@\w|www\.", finished) is None
    assert literal(words).count("$") == len(re.findall(r"\\\$", literal(words)))


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters=JOINER), max_size=60))
def test_any_text_is_shown_on_one_line(words: str) -> None:
    kept = re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]+", " ", words).strip()
    assert " ".join(shown(literal(words)).replace(JOINER, "").split()) == " ".join(kept.split())


def test_a_label_without_formatting_is_read_aloud_without_backslashes() -> None:
    label = "Nurse: people who quit, retirement taken out (per cent a year) – 1.5 times!"
    assert literal(label) == label
    assert literal("groups.nurse.quit_rate_annual") == "groups.nurse.quit_rate_annual"
