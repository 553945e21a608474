"""Bokmål for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "compare_alt_one": "Linjediagram: {indicator}, {first} → {last}. {values}.",
    "compare_axes": "Noen av de loddrette aksene begynner ikke på null.",
    "compare_band": "Båndet er p10–p90.",
    "compare_baseline": "{title} (sammenlignes med)",
    "compare_choose": "Scenarioer å sammenligne (høyst fem; de andre settes opp mot det første)",
    "compare_choose_hint": "Velg scenarioer",
    "compare_example": "Eksempel: {name}",
    "compare_marked": "Disse scenarioene skiller seg i mer enn det som er bestemt. Tallene vises, men les forskjellene med varsomhet:",
    "compare_one": "Velg to eller flere scenarioer. Lagre dine egne på siden Scenario, eller velg et eksempel.",
    "compare_refused": "Disse scenarioene kan ikke sammenlignes:",
    "compare_table": "Hva som skiller i {year}",
    "compare_table_note": "For det første scenarioet gjennomsnittet; for de andre forskjellen fra det, regnet innenfor hver gjentakelse, med spennet p10–p90 i parentes. Bedre og dårligere sies bare når hele spennet peker samme vei; pp er prosentpoeng.",
    "compare_title": "År for år",
    "compare_waiting": "Fortsatt på vei: {names}",
    "compare_year": "År",
    "page_compare": "Sammenlign",
}
