"""How pages look where the library's own way is too faint, cuts words off, speaks English or costs too much."""

from __future__ import annotations

import json

from model.report import text

_STYLE = """
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p { color: inherit; opacity: 0.85; }
/* the library's own buttons on charts speak English and give files we know nothing of; the figures stand below */
[data-testid="stElementToolbar"] { display: none; }
/* a chart that is wider than a narrow window is scrolled by itself, not cut off */
[data-testid="stVegaLiteChart"] { overflow-x: auto; max-width: 100%; }
/* the library lets what is being drawn anew fade bit by bit, to a third, and a bar of progress glide: sixty pictures a
   second for as long as the work goes on, of words too faint to read; one step says the same */
[data-testid="stElementContainer"] { transition: none !important; }
[data-testid="stElementContainer"][data-stale="true"] { opacity: 0.65; transition: opacity 0s linear 0.3s !important; }
[data-testid="stProgressBarTrack"], [data-testid="stProgressBarTrack"] * { transition: none !important; }
/* its own words for a file that could not be made are English, and have no advice */
[data-testid="stDownloadButtonError"] { visibility: hidden; line-height: 0; }
[data-testid="stDownloadButtonError"]::after {
  content: NO_FILE; display: block; visibility: visible; line-height: 1.4;
}
/* room for what comes and goes below the cards: else the sliders move away under the pointer */
.st-key-strip-below { min-height: 5rem; }
/* in a card the difference goes on in a second line rather than be cut */
[data-testid="stMetricDelta"], [data-testid="stMetricDelta"] * { white-space: normal !important; }
/* a narrow window has no headings over what was changed from what to what */
@media (max-width: 640px) {
  .st-key-changes-head { display: none; }
  .st-key-changes-list [data-testid="stColumn"]:nth-child(3) p::before { content: "→ "; }
}
@media (prefers-color-scheme: dark) {
  [data-testid="stBaseButton-primary"], [data-testid="stBaseButton-primary"] p,
  [data-testid="stBaseButton-primaryFormSubmit"] p, [data-testid="stMultiSelect"] span[title] {
    color: #10181f !important;
  }
}
"""


def style() -> str:
    """The style sheet, with the few words in it in the language of the page."""
    return _STYLE.replace("NO_FILE", json.dumps(text("app_no_file"), ensure_ascii=False))
