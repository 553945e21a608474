"""Nynorsk for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "compare_alt_one": "Linjediagram: {indicator}, {first} → {last}. {values}.",
    "compare_axes": "Nokre av dei loddrette aksane byrjar ikkje på null.",
    "compare_band": "Bandet er p10–p90.",
    "compare_baseline": "{title} (blir samanlikna med)",
    "compare_choose": "Scenario å samanlikne (høgst fem; dei andre blir sette opp mot det første)",
    "compare_choose_hint": "Vel scenario",
    "compare_example": "Døme: {name}",
    "compare_marked": "Desse scenarioa skil seg i meir enn det som er bestemt. Tala blir viste, men les skilnadene varsamt:",
    "compare_one": "Vel to eller fleire scenario. Lagre dine eigne på sida Scenario, eller vel eit døme.",
    "compare_refused": "Desse scenarioa kan ikkje samanliknast:",
    "compare_table": "Kva som skil i {year}",
    "compare_table_note": "For det første scenarioet gjennomsnittet; for dei andre skilnaden frå det, rekna innanfor kvar gjentaking, med spennet p10–p90 i parentes. Betre og dårlegare blir berre sagt når heile spennet peikar same vegen; pp er prosentpoeng.",
    "compare_title": "År for år",
    "compare_waiting": "Framleis på veg: {names}",
    "compare_year": "År",
    "page_compare": "Samanlikn",
}
