"""Text that people wrote, shown as they wrote it: nothing in it is read as formatting."""

from __future__ import annotations

import re

# A sign that is not seen and breaks no line. Emoji, icons (:material/…:), web and mail addresses are looked for in
# finished text, where a backslash is gone already; this stands between what would be taken for one.
JOINER = "\u2060"
# Only what formats: a widget's label is read aloud as it is given, backslashes too.
_SPECIAL = re.compile(r"[\\`*$\[\]<>&~]|(?<![^\W_])_|_(?![^\W_])")
_FIRST = re.compile(r"^([-+#=:|]|\d+(?=[.)](?:\s|$)))")
_LOOKED_FOR = re.compile(r"(:)(?=\S)|(@)(?=\S)|(\bwww)(?=\.)", re.IGNORECASE)
_BREAKS = re.compile(r"[\r\n\t\v\f\x00-\x1f\x7f\u0085\u2028\u2029]+")


def literal(words: object) -> str:
    """Someone's text, such that Streamlit's Markdown shows it letter by letter, on one line.

    For every place where Streamlit reads Markdown: labels, captions, headings, cells of ``st.table``. ``st.text`` shows
    text as it is and needs it not.
    """
    plain = _BREAKS.sub(" ", str(words)).strip()
    escaped = _SPECIAL.sub(lambda found: "\\" + found.group(0), _LOOKED_FOR.sub(_parted, plain))
    return _FIRST.sub(_not_first, escaped)


def _parted(found: re.Match[str]) -> str:
    return found.group(0) + JOINER


def _not_first(found: re.Match[str]) -> str:
    """What would make a line a heading, an entry of a list or a table: digits keep their place before the point."""
    sign = found.group(0)
    return sign + JOINER if sign.isdigit() else "\\" + sign
