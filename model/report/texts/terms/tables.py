"""Tables of a scenario, and how a change of a value is told."""

from __future__ import annotations

TERMS: dict[str, tuple[str, str]] = {
    "One employment on the snapshot date.": ("Et ansettelsesforhold på personaloversiktens dato.", "Eit tilsetjingsforhold på datoen for personaloversikta."),
    "Projected inhabitants in an age range on 1 January.": ("Framskrevet antall innbyggere i et aldersspenn per 1. januar.", "Framskrive tal på innbyggjarar i eit aldersspenn per 1. januar."),
    "How many of a competence group must be present between two clock times on a weekday.": ("Hvor mange av en kompetansegruppe som må være til stede mellom to klokkeslett på en ukedag.", "Kor mange av ei kompetansegruppe som må vere til stades mellom to klokkeslett på ein vekedag."),
    "Absence under a month, as a share of contracted hours, by group and calendar month.": ("Fravær under en måned, som andel av avtalte timer, etter gruppe og kalendermåned.", "Fråvær under ein månad, som del av avtalte timar, etter gruppe og kalendermånad."),
    "The yearly chance to retire at an age, for those still working.": ("Årlig sjanse for å gå av med pensjon ved en alder, for dem som fortsatt arbeider.", "Årleg sjanse for å gå av med pensjon ved ein alder, for dei som framleis arbeider."),
    "Weights for the age of a new recruit.": ("Vekter for alderen til en nyansatt.", "Vekter for alderen til ein nytilsett."),
    "Factor on the rate of long leave by age.": ("Faktor på raten for langtidsfravær etter alder.", "Faktor på raten for langtidsfråvær etter alder."),
    "Factor on the rate of quitting by age; the group's rate holds where the factor is 1.": ("Faktor på raten for å slutte etter alder; gruppens rate gjelder der faktoren er 1.", "Faktor på raten for å slutte etter alder; raten til gruppa gjeld der faktoren er 1."),
    "Factor on quitting by whole years with the employer, from this many years on.": ("Faktor på å slutte etter hele år hos arbeidsgiveren, fra og med så mange år.", "Faktor på å slutte etter heile år hos arbeidsgivaren, frå og med så mange år."),
    "Factor on the rate of disability pension by age; the group's rate holds where the factor is 1.": ("Faktor på raten for uførepensjon etter alder; gruppens rate gjelder der faktoren er 1.", "Faktor på raten for uførepensjon etter alder; raten til gruppa gjeld der faktoren er 1."),
    "Yearly chance to reduce the position at an age, and by how much; an age without a row has none.": ("Årlig sjanse for å redusere stillingen ved en alder, og hvor mye; en alder uten rad har ingen.", "Årleg sjanse for å redusere stillinga ved ein alder, og kor mykje; ein alder utan rad har ingen."),
    "Parental leaves a person and year by age and sex; an age without a row has none.": ("Foreldrepermisjoner per ansatt og år etter alder og kjønn; en alder uten rad har ingen.", "Foreldrepermisjonar per tilsett og år etter alder og kjønn; ein alder utan rad har ingen."),
    "Factor on applicants by the size of the post advertised; small posts draw fewer.": ("Faktor på antall søkere etter størrelsen på den utlyste stillingen; små stillinger trekker færre.", "Faktor på talet på søkjarar etter storleiken på den utlyste stillinga; små stillingar trekkjer færre."),
    "Factor on applicants by calendar month; the twelve of a group have the mean 1.": ("Faktor på antall søkere etter kalendermåned; de tolv i en gruppe har gjennomsnitt 1.", "Faktor på talet på søkjarar etter kalendermånad; dei tolv i ei gruppe har gjennomsnitt 1."),
    "Yearly pay of a full position by pay ladder and seniority.": ("Årslønn i full stilling etter lønnsstige og ansiennitet.", "Årslønn i full stilling etter lønnsstige og ansiennitet."),
    "Which account code a kind of cost is booked on; refunds are booked as negative cost.": ("Hvilken artskonto en type kostnad føres på; refusjoner føres som negativ kostnad.", "Kva artskonto ein type kostnad blir ført på; refusjonar blir førte som negativ kostnad."),
    "Which KOSTRA function a unit's cost belongs to, from a year on.": ("Hvilken KOSTRA-funksjon en enhets kostnad hører til, fra og med et år.", "Kva KOSTRA-funksjon kostnaden til ei eining høyrer til, frå og med eit år."),
    "A competence that a person holds on the snapshot date.": ("En kompetanse en person har på personaloversiktens dato.", "Ein kompetanse ein person har på datoen for personaloversikta."),
    "1–12": ("1–12", "1–12"),
    "set to {}": ("satt til {}", "sett til {}"),
    "+ {}": ("+ {}", "+ {}"),
    "× {}": ("× {}", "× {}"),
    "{} from {}": ("{} fra {}", "{} frå {}"),
    "{} over {} years": ("{} over {} år", "{} over {} år"),
    "{} in {}": ("{} i {}", "{} i {}"),
    "from {}": ("fra {}", "frå {}"),
    "{}, {} rows": ("{}, {} rader", "{}, {} rader"),
    "not written in the scenario": ("ikke skrevet i scenarioet", "ikkje skrive i scenarioet"),
}
