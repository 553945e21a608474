"""The small tables: absence, retirement, ages, pay, accounts and functions."""

from __future__ import annotations

from scenarios.reference.making.groups import GROUPS, long_share

# Doctor-certified absence by quarter in municipalities, mean of 2022 and 2023, against the year's mean.
QUARTER_INDEX = (1.123, 0.988, 0.807, 1.059)
MONTH_IN_QUARTER = (1.02, 1.04, 0.94), (1.0, 0.98, 1.02), (0.8, 1.05, 1.15), (1.0, 1.0, 1.0)

# One minus the share still employed a year later, women in primary school, ages 61–67 and 67–70.
EMPLOYED = {61: 0.880, 62: 0.761, 63: 0.656, 64: 0.579, 65: 0.424, 66: 0.295, 67: 0.212}


def absence_rows() -> list[tuple[str, int, float]]:
    """Absence under a month: the whole absence by season less the long part, which has no season."""
    rows = []
    for group, facts in GROUPS.items():
        for month in range(1, 13):
            quarter, place = divmod(month - 1, 3)
            short = facts.absence * QUARTER_INDEX[quarter] - long_share(group)
            months = MONTH_IN_QUARTER[quarter]
            rows.append((group, month, round(short * months[place] * 3 / sum(months), 4)))
    return rows


def retirement_rows() -> list[tuple[str, int, float]]:
    """The chance to retire at each age, from women teachers' employment by age; limits by law stand by themselves."""
    general = {age: 1 - EMPLOYED[age] / EMPLOYED[age - 1] for age in range(62, 68)}
    late = 1 - (0.108 / 0.212) ** (1 / 3)
    general |= dict.fromkeys(range(68, 76), late)
    return [("all", age, round(chance, 3)) for age, chance in general.items()]


def hire_age_rows() -> list[tuple[str, int, int, float]]:
    """Weights for a recruit's age."""
    educated = ((22, 29, 4.0), (30, 39, 3.0), (40, 49, 2.0), (50, 59, 1.0))
    young = ((18, 24, 5.0), (25, 34, 3.0), (35, 49, 2.0), (50, 59, 0.7))
    rows = [("all", *band) for band in educated]
    return rows + [(group, *band) for group in ("assistant",) for band in young]


def quit_age_rows() -> list[tuple[int, int, float]]:
    """Factor on quitting by age: 55–60 from published turnover (5.2 against 12.8 per cent of all), the rest assumed."""
    return [
        (15, 24, 2.2),
        (25, 29, 1.7),
        (30, 34, 1.35),
        (35, 39, 1.1),
        (40, 44, 0.9),
        (45, 54, 0.7),
        (55, 75, 0.4),
    ]


def leave_age_rows() -> list[tuple[int, int, float]]:
    """Factor on long leave by age, from certified absence by age."""
    return [
        (15, 24, 0.62),
        (25, 29, 0.85),
        (30, 49, 1.0),
        (50, 54, 1.1),
        (55, 59, 1.2),
        (60, 64, 1.35),
        (65, 75, 1.05),
    ]


def pay_rows() -> list[tuple[str, int, float]]:
    """Guaranteed minimum pay from 1 May 2022 by ladder and years of seniority."""
    years = (0, 2, 4, 6, 8, 10, 16)
    ladders = {
        "none": (324900, 331400, 334200, 337200, 345300, 391600, 431400),
        "skilled": (389000, 389000, 389000, 393200, 404600, 448400, 460300),
        "college_3": (459100, 459100, 459100, 469300, 479500, 529900, 537900),
        "college_4": (500100, 500100, 500100, 510400, 530600, 552900, 565900),
    }
    return [(name, year, float(pay)) for name, pays in ladders.items() for year, pay in zip(years, pays, strict=True)]


ACCOUNTS = [
    ("fixed_pay", "010", "Fastlønn"),
    ("substitutes", "020", "Lønn til vikarer"),
    ("extra_help", "030", "Lønn til ekstrahjelp"),
    ("overtime", "040", "Overtidslønn"),
    ("other_pay", "050", "Annen lønn og tillegg"),
    ("pension", "090", "Pensjonsinnskudd"),
    ("employer_contribution", "099", "Arbeidsgiveravgift"),
    ("courses", "150", "Opplæring og kurs"),
    ("agency", "270", "Kjøp av tjenester, vikarbyrå"),
    ("sick_pay_refund", "710", "Sykelønnsrefusjon"),
    ("apprentice_pay", "010", "Lønn til lærlinger og elever"),
    ("training_grants", "730", "Tilskudd til lærlinger"),
    ("positions_bought", "350", "Kjøp fra kommuner, felles stillinger"),
    ("positions_sold", "730", "Refusjon fra kommuner, felles stillinger"),
]

FUNCTIONS = [
    ("institution", "253", 2018, "Helse- og omsorgstjenester i institusjon"),
    ("home_services", "254", 2018, "Helse- og omsorgstjenester til hjemmeboende"),
    ("home_services", "258", 2024, "Ambulerende tjenester til hjemmeboende"),
    ("staffed_housing", "254", 2018, "Helse- og omsorgstjenester til hjemmeboende"),
    ("staffed_housing", "257", 2024, "Bemannede bofellesskap"),
    ("activation", "234", 2018, "Aktiviserings- og servicetjenester"),
    ("kindergarten", "201", 2018, "Barnehage"),
    ("school", "202", 2018, "Grunnskole"),
    ("administration", "120", 2018, "Administrasjon"),
]
