"""Budget: what the staff, the rota's hours and the recourse cost, in the municipality's own account codes."""

from model.budget.costs import cost_table
from model.budget.frames import checked, held_stepwise
from model.budget.prices import band_prices, care_units, net_hours, pay_factors, year_rates
from model.budget.rounding import largest_remainder

__all__ = [
    "band_prices",
    "care_units",
    "checked",
    "cost_table",
    "held_stepwise",
    "largest_remainder",
    "net_hours",
    "pay_factors",
    "year_rates",
]
