"""Prices: on-costs, supplements, refunds, index and the municipality's own account codes."""

from __future__ import annotations

from pydantic import Field

from model.scenario.schema.leaf import Amount, BaseHours, Clock, Factor, Frozen, Growth, Leaf, Money, Share, Text, leaf


class Supplements(Frozen):
    """Supplements for inconvenient hours. The higher of share of hourly pay and kroner applies."""

    evening_from: Clock
    night_from: Clock
    night_to: Clock
    evening_nok: Leaf[Money] = leaf("Evening supplement", "NOK/hour")
    night_share: Leaf[Share] = leaf("Night supplement, share of hourly pay", "share")
    night_nok: Leaf[Money] = leaf("Night supplement, least", "NOK/hour")
    weekend_share: Leaf[Share] = leaf("Weekend supplement, share of hourly pay", "share")
    weekend_nok: Leaf[Money] = leaf("Weekend supplement, least", "NOK/hour")
    holy_day_share: Leaf[Factor] = leaf("Holy-day supplement, share of hourly pay", "share")
    holy_days_year: Leaf[Amount] = leaf("Holy days that do not fall on a Sunday", "days/year")


class SickPay(Frozen):
    """What the employer pays and what the state refunds."""

    employer_days: Leaf[Amount] = leaf("Calendar days paid by the employer", "days")
    base_amount_nok: Leaf[Money] = leaf("The national insurance base amount (G)", "NOK/year")
    cap_base_amounts: Leaf[Factor] = leaf("Refunded up to this many base amounts", "G")
    long_absence_refunded_share: Leaf[Share] = leaf("Share of long leave that is refunded", "share")
    short_absence_refunded_share: Leaf[Share] = leaf("Share of absence under a month that is refunded", "share")
    holiday_pay_refund_share: Leaf[Share] = leaf("Holiday pay refunded on refunded sick pay", "share")


class BudgetSettings(Frozen):
    """Everything that turns hours and heads into kroner."""

    price_year: int = Field(strict=True, ge=1990, le=2200, title="Year whose prices are used")
    contribution_zone: Text = Field(title="Zone of employer contribution")
    contribution_by_zone: dict[str, Leaf[Share]] = leaf("Employer contribution", "share")
    holiday_pay_share: Leaf[Share] = leaf("Holiday pay", "share")
    holiday_pay_extra_share_60: Leaf[Share] = leaf("Holiday pay added from age 60", "share")
    pension_share: Leaf[Share] = leaf("Employer's pension premium", "share")
    pay_growth_annual: Leaf[Growth] = leaf("Yearly growth in pay, for current prices", "share/year")
    pay_index: Leaf[Factor] = leaf("From the pay table's year to the price year", "factor")
    hours_base: Leaf[BaseHours] = leaf("Annual hours behind an hourly rate", "hours/year")
    supplements: Supplements
    sick_pay: SickPay
    pool_start_cost_nok: Leaf[Money] = leaf("Cost of starting a pool, the first year", "NOK")
