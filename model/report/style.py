"""The page's looks: quiet, printable, and readable at 400 % zoom."""

STYLE = """
:root { color-scheme: light; --ink: #1d2b36; --soft: #51606b; --line: #d5dce1; --tint: #f3f6f8; --mark: #0b5c8a; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; line-height: 1.5;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
header p { margin: .3rem 0; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .6rem; }
h2 { font-size: 1.3rem; margin: 2.8rem 0 .6rem; padding-top: .8rem; border-top: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.2rem 0 .4rem; }
.synthetic { display: inline-block; background: #fff4d6; border-left: 4px solid #b57a00; padding: .45rem .8rem; }
.facts { color: var(--soft); }
.finding { font-size: 1.12rem; margin: 1.4rem 0; padding: .2rem 0 .2rem 1rem; border-left: 4px solid var(--mark); }
.finding p { margin: .5rem 0; }
.note { color: var(--soft); margin: .2rem 0 .8rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.wide { width: 100%; }
caption { text-align: left; color: var(--soft); padding: .2rem 0 .5rem; }
th, td { padding: .42rem .7rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
th:first-child, td:first-child, .text td { text-align: left; }
th:first-child { font-weight: 600; padding-left: 0; }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
tbody tr:hover { background: var(--tint); }
td small { display: block; color: var(--soft); font-size: .82rem; white-space: nowrap; }
td .value { white-space: nowrap; }
.better { color: #00613f; } .worse { color: #a33b00; }
figure { margin: .8rem 0; }
details { margin: .5rem 0; }
summary { cursor: pointer; color: var(--mark); padding: .25rem 0; }
summary:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
details table { font-size: .88rem; }
code { background: var(--tint); padding: .1rem .35rem; border-radius: 3px; }
footer { margin-top: 3rem; color: var(--soft); font-size: .92rem;
  border-top: 2px solid var(--line); padding-top: 1rem; }
@media print { main { max-width: none; padding: 0; } details { display: none; } h2, h3 { break-after: avoid; }
  figure { break-inside: avoid; } }
"""

TABLES_INSIDE = """<style>
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 3px solid #4c9bd4; }
.scroll table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
.scroll table.text { min-width: 46rem; } .scroll caption { text-align: left; padding: 0 0 .5rem; }
.scroll th, .scroll td { padding: .4rem .6rem; border: 0; border-bottom: 1px solid rgba(128, 128, 128, .45);
  text-align: right; vertical-align: top; }
.scroll th:first-child, .scroll td:first-child, .scroll .text th, .scroll .text td { text-align: left; }
.scroll thead th { border-bottom: 2px solid currentColor; vertical-align: bottom; font-weight: 600; }
.scroll tbody th { font-weight: 500; } .scroll small { display: block; font-weight: 400; overflow-wrap: anywhere; }
</style>
"""
"""Style of a table of :func:`model.report.html.table` inside a page of the app, light or dark."""
