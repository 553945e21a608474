"""What the values of dispatch are called."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "Calls when a shift lacks somebody": ("Oppringninger når en vakt mangler noen", "Oppringingar når ei vakt manglar nokon"),
    "Calls that are answered": ("Oppringninger som blir besvart", "Oppringingar som blir svara på"),
    "Those who answer and say yes": ("De som svarer, og sier ja", "Dei som svarar, og seier ja"),
    "Time from one call to the next": ("Tid fra én oppringning til den neste", "Tid frå éi oppringing til den neste"),
    "Least time before the shift starts": ("Minste tid før vakten begynner", "Minste tid før vakta byrjar"),
    "Everybody is asked at the same time (a text message)": (
        "Alle blir spurt samtidig (tekstmelding)",
        "Alle blir spurde samtidig (tekstmelding)",
    ),
    "Part-timers' extra shifts": ("Deltidsansattes ekstravakter", "Ekstravakter for deltidstilsette"),
    "Staff over in a neighbour unit": ("Ledige på vakt i en naboenhet", "Ledige på vakt i ei naboeining"),
    "Hourly substitutes": ("Ringevikarer", "Ringevikarar"),
    "Overtime": ("Overtid", "Overtid"),
    "Agency": ("Vikarbyrå", "Vikarbyrå"),
    "Lower competence": ("Lavere kompetanse", "Lågare kompetanse"),
    "Least time before a pool worker can be sent": (
        "Minste tid før en fra poolen kan sendes",
        "Minste tid før nokon frå poolen kan sendast",
    ),
    "Monthly paid staff who may be phoned on a day off": (
        "Månedslønte som kan ringes på en fridag",
        "Månadslønte som kan ringjast på ein fridag",
    ),
    "Correlation of two colleagues' short absence on a day": (
        "Samvariasjon mellom to kollegers korttidsfravær en dag",
        "Samvariasjon mellom korttidsfråværet til to kollegaer ein dag",
    ),
    "Weeks in which much more of the staff is ill": (
        "Uker da mange flere av de ansatte er syke",
        "Veker då mange fleire av dei tilsette er sjuke",
    ),
    "Causes of absence that are a legal ground for an agency": (
        "Fraværsårsaker som er lovlig grunn til å leie inn",
        "Fråværsårsaker som er lovleg grunn til å leige inn",
    ),
    "Unit → travel group: pools and neighbours reach only units in the same group": (
        "Enhet → reisegruppe: pool og naboer når bare enheter i samme gruppe",
        "Eining → reisegruppe: pool og naboar når berre einingar i same gruppe",
    ),
}
