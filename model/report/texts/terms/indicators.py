"""Titles of indicators and what each means."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "Net cost": ("Netto kostnad", "Netto kostnad"),
    "Pay, on-costs, training and bought services less refunds, in the prices of the price year.": (
        "Lønn, sosiale kostnader, opplæring og kjøpte tjenester minus refusjoner, i prisårets priser.",
        "Lønn, sosiale kostnader, opplæring og kjøpte tenester minus refusjonar, i prisar frå prisåret.",
    ),
    "Required hours with the right competence": (
        "Nødvendige timer med riktig kompetanse",
        "Nødvendige timar med rett kompetanse",
    ),
    "Covered hours ÷ required hours. People without the required competence do not count, and surplus in one place never offsets shortage in another.": (
        "Dekkede timer ÷ nødvendige timer. Ansatte uten kompetansen som kreves, teller ikke med, og overskudd ett sted veier aldri opp for mangel et annet sted.",
        "Dekte timar ÷ nødvendige timar. Tilsette utan kompetansen som blir kravd, tel ikkje med, og overskot éin stad veg aldri opp for mangel ein annan stad.",
    ),
    "Hours without the right competence": ("Timer uten riktig kompetanse", "Timar utan rett kompetanse"),
    "Required hours that nobody with the right competence worked: left open, or done by lower competence.": (
        "Nødvendige timer som ingen med riktig kompetanse arbeidet: De sto åpne eller ble utført med lavere kompetanse.",
        "Nødvendige timar som ingen med rett kompetanse arbeidde: Dei stod opne eller vart utførte med lågare kompetanse.",
    ),
    "Need gap": ("Udekket behov", "Udekt behov"),
    "Need FTE less available FTE of people who meet the requirement, before substitution. Positive is shortage. Pools are substitution and stand outside it. Totals are sums, so a surplus there does offset a shortage.": (
        "Behov i årsverk minus tilgjengelige årsverk av ansatte som fyller kravet, før vikarbruk. Positivt tall er mangel. Vikarpooler er vikarbruk og er holdt utenfor. Totaler er summer, så der veier et overskudd opp for en mangel.",
        "Behov i årsverk minus tilgjengelege årsverk av tilsette som fyller kravet, før vikarbruk. Positivt tal er mangel. Vikarpoolar er vikarbruk og er haldne utanfor. Totalar er summar, så der veg eit overskot opp for ein mangel.",
    ),
    "Probability that need is met": (
        "Sannsynlighet for at behovet er dekket",
        "Sannsyn for at behovet er dekt",
    ),
    "1 in a replication whose year-mean need gap is at most 0, else 0; the mean is the probability. All groups means jointly, every group in the same replication; all units means the municipality's summed gap.": (
        "1 i en gjentakelse der årets gjennomsnittlige udekkede behov er høyst 0, ellers 0; gjennomsnittet er sannsynligheten. Alle grupper betyr samlet, hver gruppe i samme gjentakelse; alle enheter betyr kommunens summerte gap.",
        "1 i ei gjentaking der det gjennomsnittlege udekte behovet i året er høgst 0, elles 0; gjennomsnittet er sannsynet. Alle grupper betyr samla, kvar gruppe i same gjentaking; alle einingar betyr det summerte gapet i kommunen.",
    ),
    "People in full-time positions": ("Ansatte i heltidsstilling", "Tilsette i heiltidsstilling"),
    "Monthly-paid people whose fractions sum to a full one ÷ all monthly-paid people. A line at 97–100 % of full hours is a full position whose balance is hours owed.": (
        "Månedslønnede med stillingsprosenter som til sammen gir full stilling ÷ alle månedslønnede. En turnuslinje på 97–100 % av full tid er en full stilling der resten er skyldige timer.",
        "Månadslønte med stillingsprosentar som til saman gir full stilling ÷ alle månadslønte. Ei turnuslinje på 97–100 % av full tid er ei full stilling der resten er skuldige timar.",
    ),
    "Mean position fraction": ("Gjennomsnittlig stillingsstørrelse", "Gjennomsnittleg stillingsstorleik"),
    "Contracted FTE ÷ people, monthly-paid staff.": (
        "Avtalte årsverk ÷ ansatte, månedslønnede.",
        "Avtalte årsverk ÷ tilsette, månadslønte.",
    ),
    "FTE not meeting the post's requirement": (
        "Årsverk som ikke fyller stillingens krav",
        "Årsverk som ikkje fyller kravet til stillinga",
    ),
    "FTE in posts whose required competence the holder does not have (nor a competence that may do that work) ÷ all FTE in such posts. With hourly staff, the hours that hourly substitutes work are added to both.": (
        "Årsverk i stillinger der innehaveren mangler kompetansen som kreves (og heller ikke har en kompetanse som kan gjøre arbeidet) ÷ alle årsverk i slike stillinger. Med timelønnede legges timene til ringevikarene til begge steder.",
        "Årsverk i stillingar der innehavaren manglar kompetansen som blir kravd (og heller ikkje har ein kompetanse som kan gjere arbeidet) ÷ alle årsverk i slike stillingar. Med timelønte blir timane til ringevikarane lagde til begge stader.",
    ),
    "Vacant FTE": ("Ledige årsverk", "Ledige årsverk"),
    "Positions without a holder, mean of the year's months.": (
        "Stillinger uten innehaver, gjennomsnitt av årets måneder.",
        "Stillingar utan innehavar, gjennomsnitt av månadene i året.",
    ),
    "Hours worked on overtime or by agency": (
        "Timer arbeidet på overtid eller av vikarbyrå",
        "Timar arbeidde på overtid eller av vikarbyrå",
    ),
    "Overtime and agency hours ÷ all hours worked to meet the requirement.": (
        "Timer på overtid og fra vikarbyrå ÷ alle timer arbeidet for å dekke behovet.",
        "Timar på overtid og frå vikarbyrå ÷ alle timar arbeidde for å dekkje behovet.",
    ),
    "Need": ("Behov", "Behov"),
    "Hours the service requires in the year.": (
        "Timer tjenesten trenger i året.",
        "Timar tenesta treng i året.",
    ),
    "Required hours ÷ the net hours that one available FTE works in the year.": (
        "Nødvendige timer ÷ nettotimene som ett tilgjengelig årsverk arbeider i året.",
        "Nødvendige timar ÷ nettotimane som eitt tilgjengeleg årsverk arbeider i året.",
    ),
    "Required hours": ("Nødvendige timer", "Nødvendige timar"),
    "Hours that the year's plan asks to have staffed; covered + uncovered.": (
        "Timer som årets plan krever bemannet; dekkede + udekkede.",
        "Timar som planen for året krev bemanna; dekte + udekte.",
    ),
    "Covered hours": ("Dekkede timer", "Dekte timar"),
    "Required hours worked by people with the right competence after one-way substitution and recourse.": (
        "Nødvendige timer arbeidet av ansatte med riktig kompetanse, etter at høyere kompetanse har steppet inn for lavere og etter vikarbruk.",
        "Nødvendige timar arbeidde av tilsette med rett kompetanse, etter at høgare kompetanse har stege inn for lågare og etter vikarbruk.",
    ),
    "Surplus hours": ("Overskytende timer", "Overskytande timar"),
    "Hours worked beyond the requirement.": (
        "Timer arbeidet utover behovet.",
        "Timar arbeidde utover behovet.",
    ),
    "Worked hours with the right competence": (
        "Arbeidede timer med riktig kompetanse",
        "Arbeidde timar med rett kompetanse",
    ),
    "Covered + surplus hours.": ("Dekkede + overskytende timer.", "Dekte + overskytande timar."),
    "Cover in the rota as planned": (
        "Dekning i turnusen slik den er planlagt",
        "Dekning i turnusen slik han er planlagd",
    ),
    "Hours covered by the sized rota with every post filled and nobody absent beyond what is planned ÷ required hours. Units with a rota only.": (
        "Timer den dimensjonerte turnusen dekker når alle stillinger er besatt og ingen er borte utover det som er planlagt ÷ nødvendige timer. Bare enheter med turnus.",
        "Timar den dimensjonerte turnusen dekkjer når alle stillingar er fylte og ingen er borte utover det som er planlagt ÷ nødvendige timar. Berre einingar med turnus.",
    ),
    "Vulnerable competences": ("Sårbare kompetanser", "Sårbare kompetansar"),
    "Competences that a unit requires and at most two people there hold (mean heads of the year); 1 or 0 for one competence in one unit, their number in totals.": (
        "Kompetanser som en enhet krever, og som høyst to personer der har (gjennomsnittlig antall i året); 1 eller 0 for én kompetanse i én enhet, antallet i totaler.",
        "Kompetansar som ei eining krev, og som høgst to personar der har (gjennomsnittleg tal i året); 1 eller 0 for éin kompetanse i éi eining, talet på dei i totalar.",
    ),
    "Weekends worked per post": ("Helger arbeidet per stilling", "Helger arbeidde per stilling"),
    "52 ÷ k for a post that works every k-th weekend, mean over the posts of units with a rota and of pools.": (
        "52 ÷ k for en stilling som arbeider hver k-te helg, gjennomsnitt over stillingene i enheter med turnus og i vikarpooler.",
        "52 ÷ k for ei stilling som arbeider kvar k-te helg, gjennomsnitt over stillingane i einingar med turnus og i vikarpoolar.",
    ),
}
