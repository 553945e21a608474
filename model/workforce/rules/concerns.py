"""What both engines name alike: the concerns that chance is drawn for, and the word for nobody."""

NONE = -1
CONCERNS: tuple[str, ...] = (
    "exit",
    "leave_before",
    "leave_left",
    "leave_start",
    "leave_length",
    "dropout",
    "larger_fraction",
)
CONCERNS += ("full_time_policy", "smaller_fraction")
SEARCH_CONCERNS: tuple[str, ...] = ("applicants", "unqualified", "hire_delay", "hire_age", "wanted_more")
SEARCH_CONCERNS += ("graduates_coming", "graduate_take_up", "sex")
COURSE_CONCERNS: tuple[str, ...] = ("study_length", "competence", "outside_seat", "outside_stay")
DRIFT_CONCERNS: tuple[str, ...] = ("substitute_exit", "substitute_inflow", "substitute_age", "worked_before", "claim")
DRIFT_CONCERNS += ("drift_long_term", "drift_permanent", "training_offer")
RECRUIT = 1
"""The word that makes a recruit's key from the key of the vacancy."""
