"""The page about the method, its limits, accessibility, privacy and citation."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "about_access": "Accessibility",
    "about_access_1": "Our aim is WCAG 2.1 level AA. Every chart has its content in words and a table of the figures behind it; lines differ by dashes as well as by colour, and the colours can be told apart by colour-blind people.",
    "about_access_2": "Everything can be reached with the keyboard and read at 400 % zoom. Light or dark follows your computer.",
    "about_access_3": "Known shortcoming: a few words in Streamlit's own buttons, such as those for files, are in English. They are explained beside the button.",
    "about_citation": "Citation",
    "about_citation_note": "If you use Utsyn in research, please cite it like this, and give seed, replications and scenario with every figure:",
    "about_intro": "Utsyn answers one question for a municipality: how many people with which competence will we need in ten to twenty years, how many will we have, and which measures close the gap at what cost – down to the weekend shift.",
    "about_licence": "Licence: {licence}",
    "about_limits": "Limits",
    "about_limits_1": "The figures are foresight and no forecast: they tell what follows from the assumptions. In the open scenario {assumed} of {all} values are assumed, that is checked by nobody. See the page Assumptions.",
    "about_limits_2": "The range p10–p90 is chance within the model. What the assumptions themselves may be wrong by comes on top.",
    "about_limits_3": "A rota that is shown has passed an independent check of the working-time rules in the table of rules. Local agreements that are not in that table are not checked.",
    "about_limits_4": "It is a tool for plans about groups. It must not be used to decide anything about one person.",
    "about_method": "Method",
    "about_method_1": "Need: population, users and cover give required hours and FTE for each unit and competence group, year by year.",
    "about_method_2": "Rotas and pools: linear programs on a graph of legal shift sequences size each unit's rota and the substitute pools. They are sized from the need, never from the people who happen to be employed.",
    "about_method_3": "Staff: a simulation takes every person month by month through ageing, leave, training, exits and recruitment, many times over. Two independent programs of the same rules agree to the last bit.",
    "about_method_4": "Substitution: every hour that lacks somebody is met in order of price, from over-booking and the pool to overtime and agency; what is left is uncovered.",
    "about_method_5": "Budget: pay, supplements, substitutes, on-costs and refunds by KOSTRA function and account. Every scenario meets the same people with the same luck, so differences between scenarios are not noise.",
    "about_name": "Program",
    "about_privacy": "Privacy",
    "about_privacy_1": "The program runs on your own computer or your municipality's own server and asks nothing of any other place. It sends no usage statistics.",
    "about_privacy_2": "A staff register that you send in is seen by your own browser session only. It is kept in memory while the session lasts and written to no file. No share link carries it, and single careers are told of invented people only.",
    "about_privacy_3": "What you download yourself – workbooks, tables, pages – is yours to look after. Figures about groups of very few people may tell about persons.",
    "about_version": "Version",
    "about_versions": "Versions",
    "about_versions_note": "The figures may depend on these. A saved run tells which it was made with.",
    "page_about": "About",
}
