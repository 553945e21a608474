"""What both engines name alike: the concerns that chance is drawn for, and the word for nobody."""

NONE = -1
CONCERNS = ("exit", "leave_before", "leave_left", "leave_start", "leave_length", "dropout", "larger_fraction")
SEARCH_CONCERNS = ("applicants", "unqualified", "hire_delay", "hire_age", "wanted_more")
DRIFT_CONCERNS = (
    "substitute_exit",
    "substitute_inflow",
    "substitute_age",
    "worked_before",
    "claim",
    "drift_long_term",
    "drift_permanent",
    "training_offer",
)
RECRUIT = 1
"""The word that makes a recruit's key from the key of the vacancy."""
