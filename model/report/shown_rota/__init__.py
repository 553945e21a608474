"""A scenario's unit rota as the app shows it: the grid with its faults, a workbook, what binds and what it costs."""
