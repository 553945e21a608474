"""Leaves of absence beside long sick leave: parental leave, study leave, and who does not come back."""

from __future__ import annotations

from model.scenario.schema.leaf import Age, Factor, Frozen, Leaf, Months, Share, leaf


class GroupLeave(Frozen):
    """Leave of absence of a competence group."""

    study_leave_rate_annual: Leaf[Factor] = leaf(
        "Full leaves of absence for study per person", "leaves/year", by_unit=True
    )
    study_leave_mean_months: Leaf[Months] = leaf("Mean length of a leave for study", "months")


class LeaveSettings(Frozen):
    """Leaves: what all groups have in common."""

    parental_leave_factor: Leaf[Factor] = leaf("Factor on the parental leave table", "factor", by_unit=True)
    parental_mean_months_women: Leaf[Months] = leaf("Mean length of a parental leave, women", "months")
    parental_mean_months_men: Leaf[Months] = leaf("Mean length of a parental leave, men", "months")
    long_leave_no_return_share: Leaf[Share] = leaf("People who do not return from long sick leave", "share")
    parental_no_return_share: Leaf[Share] = leaf("People who do not return from parental leave", "share")
    study_leave_no_return_share: Leaf[Share] = leaf("People who do not return from leave for study", "share")
    parental_refunded_share: Leaf[Share] = leaf("Pay in parental leave that is refunded, up to the cap", "share")
    study_leave_paid_share: Leaf[Share] = leaf("Pay kept in a full leave for study", "share")


class ParentalLeaveRow(Frozen):
    """Parental leaves a person and year by age and sex; an age without a row has none."""

    age_from: Age
    age_to: Age
    women_rate_annual: Share
    men_rate_annual: Share
