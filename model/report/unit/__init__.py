"""One unit's rota as people read it: the summary, the page with the coloured grid, the workbook, and JSON."""
