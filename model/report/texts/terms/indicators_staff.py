"""Indicators of staff, training, recruitment, drift and substitution."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "People": ("Ansatte", "Tilsette"),
    "Monthly-paid people, mean of the year's months. Who has several positions is counted once, where the largest is.": (
        "Månedslønnede, gjennomsnitt av årets måneder. Den som har flere stillinger, telles én gang, der den største stillingen er.",
        "Månadslønte, gjennomsnitt av månadene i året. Den som har fleire stillingar, blir talt éin gong, der den største stillinga er.",
    ),
    "Contracted FTE": ("Avtalte årsverk", "Avtalte årsverk"),
    "Σ position fractions, mean of the year's months; without extra hours, overtime and hourly contracts.": (
        "Σ stillingsprosenter, gjennomsnitt av årets måneder; uten merarbeid, overtid og timekontrakter.",
        "Σ stillingsprosentar, gjennomsnitt av månadene i året; utan meirarbeid, overtid og timekontraktar.",
    ),
    "Available FTE": ("Tilgjengelige årsverk", "Tilgjengelege årsverk"),
    "Contracted FTE less long sick leave, parental leave and study leave.": (
        "Avtalte årsverk minus langt sykefravær, foreldrepermisjon og utdanningspermisjon.",
        "Avtalte årsverk minus langt sjukefråvær, foreldrepermisjon og utdanningspermisjon.",
    ),
    "FTE in posts whose required competence the holder does not have, nor a competence that may do that work. Item: without or with hourly staff.": (
        "Årsverk i stillinger der innehaveren mangler kompetansen som kreves, og heller ikke har en kompetanse som kan gjøre arbeidet. Fordelt på: uten eller med timelønnede.",
        "Årsverk i stillingar der innehavaren manglar kompetansen som blir kravd, og heller ikkje har ein kompetanse som kan gjere arbeidet. Fordelt på: utan eller med timelønte.",
    ),
    "People not meeting the post's requirement": (
        "Ansatte som ikke fyller stillingens krav",
        "Tilsette som ikkje fyller kravet til stillinga",
    ),
    "As for FTE, in heads.": ("Som for årsverk, i antall personer.", "Som for årsverk, i talet på personar."),
    "FTE in care without health or social education": (
        "Årsverk i omsorg uten helse- og sosialfaglig utdanning",
        "Årsverk i omsorg utan helse- og sosialfagleg utdanning",
    ),
    "The national statistic's meaning, in care units. Item: without or with hourly staff, who count by the hours they work.": (
        "Som i den nasjonale statistikken, i omsorgsenheter. Fordelt på: uten eller med timelønnede, som teller etter timene de arbeider.",
        "Som i den nasjonale statistikken, i omsorgseiningar. Fordelt på: utan eller med timelønte, som tel etter timane dei arbeider.",
    ),
    "People in care without health or social education": (
        "Ansatte i omsorg uten helse- og sosialfaglig utdanning",
        "Tilsette i omsorg utan helse- og sosialfagleg utdanning",
    ),
    "Unwanted part-time": ("Ufrivillig deltid", "Ufrivillig deltid"),
    "Part-timers who want a clearly larger fraction ÷ part-timers who answered.": (
        "Deltidsansatte som ønsker en klart større stilling ÷ deltidsansatte som har svart.",
        "Deltidstilsette som ønskjer ei klart større stilling ÷ deltidstilsette som har svart.",
    ),
    "Σ (wanted − present fraction) over those in unwanted part-time.": (
        "Σ (ønsket − nåværende stillingsprosent) for alle i ufrivillig deltid.",
        "Σ (ønskt − noverande stillingsprosent) for alle i ufrivillig deltid.",
    ),
    "Part-timers who did not answer": (
        "Deltidsansatte som ikke har svart",
        "Deltidstilsette som ikkje har svart",
    ),
    "Part-timers without an answer about the fraction they want ÷ all part-timers.": (
        "Deltidsansatte uten svar om hvilken stillingsprosent de ønsker ÷ alle deltidsansatte.",
        "Deltidstilsette utan svar om kva stillingsprosent dei ønskjer ÷ alle deltidstilsette.",
    ),
    "Mean age": ("Gjennomsnittsalder", "Gjennomsnittsalder"),
    "Mean age of monthly-paid people.": (
        "Gjennomsnittsalderen for månedslønnede.",
        "Gjennomsnittsalderen for månadslønte.",
    ),
    "Aged 55 or more": ("55 år eller eldre", "55 år eller eldre"),
    "People aged 55 or more ÷ people, monthly-paid staff.": (
        "Ansatte som er 55 år eller eldre ÷ ansatte, månedslønnede.",
        "Tilsette som er 55 år eller eldre ÷ tilsette, månadslønte.",
    ),
    "Aged 62 or more": ("62 år eller eldre", "62 år eller eldre"),
    "People aged 62 or more ÷ people, monthly-paid staff.": (
        "Ansatte som er 62 år eller eldre ÷ ansatte, månedslønnede.",
        "Tilsette som er 62 år eller eldre ÷ tilsette, månadslønte.",
    ),
    "Exits": ("Avgang", "Avgang"),
    "Employments that end. Item: retire, disability, quit, or no_return (from leave).": (
        "Ansettelser som tar slutt. Fordelt på: alderspensjon, uførepensjon, sluttet eller kom ikke tilbake (fra permisjon).",
        "Tilsetjingar som tek slutt. Fordelt på: alderspensjon, uførepensjon, slutta eller kom ikkje tilbake (frå permisjon).",
    ),
    "Hires": ("Ansettelser", "Tilsetjingar"),
    "People taken on. Item: qualified or unqualified for the post.": (
        "Personer som er ansatt. Fordelt på: med eller uten utdanningen stillingen krever.",
        "Personar som er tilsette. Fordelt på: med eller utan utdanninga stillinga krev.",
    ),
    "Months to fill a vacancy": (
        "Måneder til en ledig stilling er besatt",
        "Månader til ei ledig stilling er fylt",
    ),
    "Months from open to filled, mean over the vacancies filled in the year.": (
        "Måneder fra stillingen blir ledig til den er besatt, gjennomsnitt over stillingene som ble besatt i året.",
        "Månader frå stillinga blir ledig til ho er fylt, gjennomsnitt over stillingane som vart fylte i året.",
    ),
    "In training": ("Under utdanning", "Under utdanning"),
    "People with a training seat, mean of the year's months, by the competence they held on entry.": (
        "Ansatte med opplæringsplass, gjennomsnitt av årets måneder, etter kompetansen de hadde da de begynte.",
        "Tilsette med opplæringsplass, gjennomsnitt av månadene i året, etter kompetansen dei hadde då dei byrja.",
    ),
    "Training completed": ("Fullført opplæring", "Fullført opplæring"),
    "People who completed a training programme.": (
        "Ansatte som fullførte et opplæringsløp.",
        "Tilsette som fullførte eit opplæringsløp.",
    ),
    "Training dropped out of": ("Avbrutt opplæring", "Avbroten opplæring"),
    "People who left a training programme before its end.": (
        "Ansatte som sluttet i et opplæringsløp før det var ferdig.",
        "Tilsette som slutta i eit opplæringsløp før det var ferdig.",
    ),
    "Sick-leave hours": ("Timer sykefravær", "Timar sjukefråvær"),
    "Hours lost to sickness. Item: long (a month or more) or short.": (
        "Timer tapt til sykdom. Fordelt på: langt (en måned eller mer) eller kort.",
        "Timar tapte til sjukdom. Fordelt på: langt (ein månad eller meir) eller kort.",
    ),
    "Hours on other leave": ("Timer i annen permisjon", "Timar i annan permisjon"),
    "Hours of people away on parental leave or for study, working time spent on study included. Item: parental or study.": (
        "Timer for ansatte i foreldrepermisjon eller utdanningspermisjon, arbeidstid brukt til studier medregnet. Fordelt på: foreldrepermisjon eller utdanning.",
        "Timar for tilsette i foreldrepermisjon eller utdanningspermisjon, arbeidstid brukt til studium medrekna. Fordelt på: foreldrepermisjon eller utdanning.",
    ),
    "How the required hours were met": (
        "Slik ble de nødvendige timene dekket",
        "Slik vart dei nødvendige timane dekte",
    ),
    "Required hours by who worked them, own staff first. Item: the step.": (
        "Nødvendige timer etter hvem som arbeidet dem, egne ansatte først. Fordelt på: trinn.",
        "Nødvendige timar etter kven som arbeidde dei, eigne tilsette først. Fordelt på: trinn.",
    ),
    "FTE worked, by kind": ("Arbeidede årsverk etter type", "Arbeidde årsverk etter type"),
    "Hours worked ÷ net hours of an FTE. Item: plan, over_booking, substitutes, overtime.": (
        "Arbeidede timer ÷ nettotimer i et årsverk. Fordelt på: plan, overbooking, vikarer, overtid.",
        "Arbeidde timar ÷ nettotimar i eit årsverk. Fordelt på: plan, overbooking, vikarar, overtid.",
    ),
    "Hours worked on overtime": ("Timer arbeidet på overtid", "Timar arbeidde på overtid"),
    "Overtime hours ÷ all hours worked to meet the requirement.": (
        "Overtidstimer ÷ alle timer arbeidet for å dekke behovet.",
        "Overtidstimar ÷ alle timar arbeidde for å dekkje behovet.",
    ),
    "Hours worked by agency": ("Timer arbeidet av vikarbyrå", "Timar arbeidde av vikarbyrå"),
    "Agency hours ÷ all hours worked to meet the requirement.": (
        "Timer fra vikarbyrå ÷ alle timer arbeidet for å dekke behovet.",
        "Timar frå vikarbyrå ÷ alle timar arbeidde for å dekkje behovet.",
    ),
    "Posts in substitute pools": ("Stillinger i vikarpooler", "Stillingar i vikarpoolar"),
    "Posts in pools in use.": (
        "Stillinger i vikarpooler som er i bruk.",
        "Stillingar i vikarpoolar som er i bruk.",
    ),
    "Use of the substitute pools": ("Utnyttelse av vikarpoolene", "Utnytting av vikarpoolane"),
    "Hours that a pool worked in the units it serves ÷ hours its staff were present. All groups together.": (
        "Timer en vikarpool arbeidet i enhetene den betjener ÷ timer de ansatte i poolen var til stede. Alle grupper samlet.",
        "Timar ein vikarpool arbeidde i einingane han tener ÷ timar dei tilsette i poolen var til stades. Alle grupper samla.",
    ),
    "Cost by account code": ("Kostnad etter artskonto", "Kostnad etter artskonto"),
    "Cost in the prices of the price year, refunds negative. Item: account code.": (
        "Kostnad i prisårets priser, refusjoner negative. Fordelt på: artskonto.",
        "Kostnad i prisar frå prisåret, refusjonar negative. Fordelt på: artskonto.",
    ),
    "Skilled workers": ("Fagutdannede", "Fagutdanna"),
    "Monthly-paid people who hold a competence with health or social education, mean of the year's months.": (
        "Månedslønnede med helse- eller sosialfaglig utdanning, gjennomsnitt av årets måneder.",
        "Månadslønte med helse- eller sosialfagleg utdanning, gjennomsnitt av månadene i året.",
    ),
    "Hourly substitutes": ("Ringevikarer", "Ringevikarar"),
    "People called in shift by shift, mean of the year's months; not among the monthly paid.": (
        "Personer som kalles inn vakt for vakt, gjennomsnitt av årets måneder; ikke blant de månedslønnede.",
        "Personar som blir kalla inn vakt for vakt, gjennomsnitt av månadene i året; ikkje blant dei månadslønte.",
    ),
    "Hours of hourly substitutes": ("Timer fra ringevikarer", "Timar frå ringevikarar"),
    "What hourly substitutes work of the hours offered to them, in full positions, mean of the year's months.": (
        "Det ringevikarer arbeider av timene de blir tilbudt, i hele stillinger, gjennomsnitt av årets måneder.",
        "Det ringevikarar arbeider av timane dei blir tilbodne, i heile stillingar, gjennomsnitt av månadene i året.",
    ),
    "Long-term substitutes": ("Langtidsvikarer", "Langtidsvikarar"),
    "People on a temporary contract for a vacant post or a long-absent holder; among the monthly paid.": (
        "Personer i midlertidig kontrakt for en ledig stilling eller en innehaver som er lenge borte; blant de månedslønnede.",
        "Personar i mellombels kontrakt for ei ledig stilling eller ein innehavar som er lenge borte; blant dei månadslønte.",
    ),
    "Moves of substitutes": ("Bevegelser blant vikarene", "Rørsler blant vikarane"),
    "Item: substitute_in, substitute_out, long_term (a temporary contract), long_term_end (back to shifts), permanent, and of those permanent_by_claim and permanent_unmet (without what the post requires).": (
        "Fordelt på: nye ringevikarer, ringevikarer som slutter, langtidsvikariat (midlertidig kontrakt), slutt på langtidsvikariat (tilbake til enkeltvakter), fast ansatt, og av disse de som fikk fast stilling etter krav, og de som mangler det stillingen krever.",
        "Fordelt på: nye ringevikarar, ringevikarar som sluttar, langtidsvikariat (mellombels kontrakt), slutt på langtidsvikariat (tilbake til enkeltvakter), fast tilsett, og av desse dei som fekk fast stilling etter krav, og dei som manglar det stillinga krev.",
    ),
    "Qualified applicants": ("Kvalifiserte søkere", "Kvalifiserte søkjarar"),
    "Qualified applicants for advertised posts, graduates who look for work here not counted.": (
        "Kvalifiserte søkere til utlyste stillinger; nyutdannede som søker arbeid her, er ikke regnet med.",
        "Kvalifiserte søkjarar til utlyste stillingar; nyutdanna som søkjer arbeid her, er ikkje rekna med.",
    ),
    "New graduates hired": ("Nyutdannede ansatt", "Nyutdanna tilsette"),
    "People hired straight from a college or a course outside the municipality's staff; part of the hires.": (
        "Personer ansatt rett fra høgskole eller fra et løp utenfor kommunens ansatte; en del av ansettelsene.",
        "Personar tilsette rett frå høgskule eller frå eit løp utanfor dei tilsette i kommunen; ein del av tilsetjingane.",
    ),
    "Hires without the required education": (
        "Ansettelser uten utdanningen som kreves",
        "Tilsetjingar utan utdanninga som blir kravd",
    ),
    "People hired into a post without the education it requires ÷ all people hired into such posts.": (
        "Ansatt i en stilling uten utdanningen den krever ÷ alle ansatt i slike stillinger.",
        "Tilsette i ei stilling utan utdanninga ho krev ÷ alle tilsette i slike stillingar.",
    ),
    "Positions made larger": ("Utvidede stillinger", "Utvida stillingar"),
    "Part-timers who took open hours before anyone was hired (preferential right); one person may count twice.": (
        "Deltidsansatte som overtok ledige timer før noen ble ansatt (fortrinnsrett); én person kan telle to ganger.",
        "Deltidstilsette som tok over ledige timar før nokon vart tilsett (førerett); éin person kan telje to gonger.",
    ),
    "Full-time policy taken up": ("Heltidspolitikk tatt i bruk", "Heiltidspolitikk teken i bruk"),
    "Part-timers who came to want a full position where the unit has a full-time policy.": (
        "Deltidsansatte som begynte å ønske full stilling der enheten har heltidspolitikk.",
        "Deltidstilsette som byrja å ønskje full stilling der eininga har heiltidspolitikk.",
    ),
    "Students, by programme": ("Deltakere etter opplæringsløp", "Deltakarar etter opplæringsløp"),
    "People with a seat in the programme, mean of the year's months. Students of external programmes hold no post and stand in the unit that pays. Item: programme.": (
        "Personer med plass i løpet, gjennomsnitt av årets måneder. Deltakere i eksterne løp har ingen stilling og står i enheten som betaler. Fordelt på: opplæringsløp.",
        "Personar med plass i løpet, gjennomsnitt av månadene i året. Deltakarar i eksterne løp har inga stilling og står i eininga som betaler. Fordelt på: opplæringsløp.",
    ),
    "Students entered, by programme": (
        "Deltakere som begynte, etter opplæringsløp",
        "Deltakarar som byrja, etter opplæringsløp",
    ),
    "People who began the programme. Item: programme.": (
        "Personer som begynte i løpet. Fordelt på: opplæringsløp.",
        "Personar som byrja i løpet. Fordelt på: opplæringsløp.",
    ),
    "Students completed, by programme": (
        "Deltakere som fullførte, etter opplæringsløp",
        "Deltakarar som fullførte, etter opplæringsløp",
    ),
    "People who completed the programme. Item: programme.": (
        "Personer som fullførte løpet. Fordelt på: opplæringsløp.",
        "Personar som fullførte løpet. Fordelt på: opplæringsløp.",
    ),
    "Students dropped out, by programme": (
        "Deltakere som avbrøt, etter opplæringsløp",
        "Deltakarar som avbraut, etter opplæringsløp",
    ),
    "People who left the programme before its end, those who left the employer among them. Item: programme.": (
        "Personer som sluttet i løpet før det var ferdig, også de som sluttet hos arbeidsgiveren. Fordelt på: opplæringsløp.",
        "Personar som slutta i løpet før det var ferdig, også dei som slutta hos arbeidsgivaren. Fordelt på: opplæringsløp.",
    ),
    "People who hold a competence": ("Ansatte som har en kompetanse", "Tilsette som har ein kompetanse"),
    "People who hold the competence at the level that counts, mean of the year's months. Item: competence.": (
        "Ansatte som har kompetansen på det nivået som teller, gjennomsnitt av årets måneder. Fordelt på: kompetanse.",
        "Tilsette som har kompetansen på det nivået som tel, gjennomsnitt av månadene i året. Fordelt på: kompetanse.",
    ),
    "Competence required and not held": (
        "Kompetanse som kreves, men mangler",
        "Kompetanse som blir kravd, men manglar",
    ),
    "Holders a unit lacks to what it requires, mean of the year's months; a surplus in one unit never offsets another's lack. Item: competence.": (
        "Personer med kompetansen som en enhet mangler for å nå kravet, gjennomsnitt av årets måneder; et overskudd i én enhet veier aldri opp for en annens mangel. Fordelt på: kompetanse.",
        "Personar med kompetansen som ei eining manglar for å nå kravet, gjennomsnitt av månadene i året; eit overskot i éi eining veg aldri opp for mangelen i ei anna. Fordelt på: kompetanse.",
    ),
    "Time short of a required competence": (
        "Tid med mangel på en kompetanse som kreves",
        "Tid med mangel på ein kompetanse som blir kravd",
    ),
    "Month ends with fewer holders than required ÷ month ends in units that require the competence. Item: competence.": (
        "Månedsslutter med færre enn kravet ÷ månedsslutter i enheter som krever kompetansen. Fordelt på: kompetanse.",
        "Månadsslutt med færre enn kravet ÷ månadsslutt i einingar som krev kompetansen. Fordelt på: kompetanse.",
    ),
    "Vulnerable competences beyond the group": (
        "Sårbare kompetanser ut over gruppen",
        "Sårbare kompetansar ut over gruppa",
    ),
    "Competences that a unit requires and at most two people there hold, mean of the year's month ends. Item: competence.": (
        "Kompetanser som en enhet krever, og som høyst to personer der har, gjennomsnitt av årets månedsslutter. Fordelt på: kompetanse.",
        "Kompetansar som ei eining krev, og som høgst to personar der har, gjennomsnitt av månadssluttane i året. Fordelt på: kompetanse.",
    ),
}
