"""What both engines name alike: the concerns that chance is drawn for, and the word for nobody."""

NONE = -1
CONCERNS = ("exit", "leave_before", "leave_left", "leave_start", "leave_length", "dropout", "larger_fraction")
COURSE_CONCERNS = ("study_length", "competence", "outside_seat", "outside_stay")
SEARCH_CONCERNS = ("applicants", "unqualified", "hire_delay", "hire_age", "wanted_more")
RECRUIT = 1
"""The word that makes a recruit's key from the key of the vacancy."""
