"""Budget: what the staff, the rota's hours and the recourse cost, in the municipality's own account codes."""

from model.budget.axes import Axes, positions
from model.budget.booking import ITEMS, account_codes, function_codes, whole_kroner
from model.budget.costs import Hours, cost_table, exact_costs
from model.budget.frames import checked, held_stepwise
from model.budget.pay import STAFF_COLUMNS, Staff, staff_of
from model.budget.plan import PLAN_COLUMNS, PLAN_YEARS, budget_plan, plan_by, plan_difference, plan_years
from model.budget.prices import care_units, hour_costs, net_hours, pay_factors, year_rates
from model.budget.rates import Rates, rates_of
from model.budget.rounding import largest_remainder
from model.budget.training import Students, programme_names

__all__ = [
    "ITEMS",
    "PLAN_COLUMNS",
    "PLAN_YEARS",
    "STAFF_COLUMNS",
    "Axes",
    "Hours",
    "Rates",
    "Staff",
    "Students",
    "account_codes",
    "budget_plan",
    "care_units",
    "checked",
    "cost_table",
    "exact_costs",
    "function_codes",
    "held_stepwise",
    "hour_costs",
    "largest_remainder",
    "net_hours",
    "pay_factors",
    "plan_by",
    "plan_difference",
    "plan_years",
    "positions",
    "programme_names",
    "rates_of",
    "staff_of",
    "whole_kroner",
    "year_rates",
]
