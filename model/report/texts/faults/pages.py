"""Faults met on the app's pages – what cannot be compared, files that are sent in: (bokmål, nynorsk)."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "municipality {} and {}": ("kommune {} og {}", "kommune {} og {}"),
    "price year {} and {}": ("prisår {} og {}", "prisår {} og {}"),
    "working-time rules {} and {}": ("arbeidstidsregler {} og {}", "arbeidstidsreglar {} og {}"),
    "content of {} {} and {}": ("innholdet i {} {} og {}", "innhaldet i {} {} og {}"),
    "version of {} {} and {}": ("versjon av {} {} og {}", "versjon av {} {} og {}"),
    "the same municipality in both": ("samme kommune i begge", "same kommune i begge"),
    "the same price year in both": ("samme prisår i begge", "same prisår i begge"),
    "the same working-time rules in both": ("samme arbeidstidsregler i begge", "same arbeidstidsreglar i begge"),
    "the same content of {} in both": ("samme innhold i {} i begge", "same innhald i {} i begge"),
    "the same version of {} in both": ("samme versjon av {} i begge", "same versjon av {} i begge"),
    "give both the same budget.price_year": ("gi begge samme budget.price_year", "gi begge same budget.price_year"),
    "read the difference with care: part of it comes from the data": ("les forskjellen med varsomhet: En del av den kommer fra dataene", "les skilnaden varsamt: Ein del av han kjem frå dataa"),
    "run both once more with this version before you decide anything by small differences": ("kjør begge på nytt med denne versjonen før du avgjør noe ut fra små forskjeller", "køyr begge på nytt med denne versjonen før du avgjer noko ut frå små skilnader"),
    "the plan's first year": ("det første året i planen", "det første året i planen"),
    "a year from {} to {}": ("et år fra {} til {}", "eit år frå {} til {}"),
    "choose a year of the scenario": ("velg et år i scenarioet", "vel eit år i scenarioet"),
}
