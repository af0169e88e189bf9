"""Words with their syllables counted by hand, as the Woordenlijst hyphenates them and people say them.

`TUNED` was looked at while the rules were written; `HELD_OUT` was written down before the rules were first run on it
and is not for tuning.
"""

TUNED = """
huis 1, opname 3, wonen 2, sociaal 3, station 3, politie 3, financieel 4, officiële 5, materiaal 4, actie 2, serie
2, patiënten 4, cliënt 2, niveau 2, geautomatiseerd 6, beoordelen 4, geuit 2, buien 2, kooien 2, waaien 2, groeien
2, nieuwe 2, leeuw 1, moeilijk 2, bijeen 2, baby 2, type 2, royaal 2, duo 2, januari 4, situatie 4, individueel 5,
team 1, coach 1, theater 3, ideaal 3, online 2, software 2, intake 2, museum 3, petroleum 4, radio 3, video 3,
realiseren 5, reageren 4, reactie 3, creatief 3, geopend 3, religieus 4, ingenieur 4, milieu 3, café 2, één 1, vóór
1, carrière 4, systeem 2, psychiater 4, psychiatrie 4, hygiëne 4, dieet 2, hiërarchie 4, piano 3, reünie 3, egoïst
3, naïef 2, knieën 2, ideeën 3, kopiëren 4, GGZ 3, computer 3, begeleiding 4, dagbesteding 4, schuldhulpverlening
5, zelfredzaamheid 4, beëindigen 4, coöperatie 5, meeuw 1, mooie 2, oktober 3
"""

HELD_OUT = """
aandacht 2, aanmelding 3, aanvraag 2, administratie 5, advies 2, afspraak 2, afspraken 3, alcohol 3, alleenstaand
3, ambulant 3, angst 1, apotheek 3, arbeid 2, auto 2, avond 2, baan 1, balans 2, bankrekening 4, bedrag 2,
begeleider 4, begeleidingsplan 5, behandeling 4, belasting 3, beleid 2, bellen 2, beperking 3, beschikking 3,
besluit 2, bewindvoerder 4, bewoner 3, bezoek 2, bibliotheek 4, bijdrage 3, bijzonder 3, boodschappen 3, brief 1,
briefadres 3, broer 1, budgetbeheer 4, buurman 2, buurthuis 2, collega 3, communicatie 5, conclusie 3, conflict 2,
contact 2, crisis 2, daarom 2, dagelijks 3, depressie 3, deurwaarder 3, diabetes 4, diagnose 4, dochter 2, doelen
2, dokter 2, dossier 2, drugs 1, duidelijk 3, echtscheiding 3, eenzaam 2, eerlijk 2, eigenlijk 3, emotie 3, energie
3, ervaring 3, evaluatie 5, familie 3, fiets 1, fysiotherapie 6, gebeuren 3, geboorte 3, gedrag 2, geduld 2, geld
1, gemeente 3, genoeg 2, geschiedenis 4, gesprek 2, gevoel 2, gezin 2, gezondheid 3, groente 2, grootouders 3,
handtekening 4, herstel 2, hobby 2, hoofddoel 2, huisarts 2, huiselijk 3, huishouden 3, huisvesting 3, huur 1,
huurcontract 3, idee 2, identiteit 4, indicatie 4, informatie 4, inkomen 3, instelling 3, interesse 4, januari 4,
jeugd 1, jongere 3, justitie 3, kamer 2, keuken 2, keuze 2, kinderen 3, klacht 1, kleding 2, koffie 2, kosten 2,
kwaliteit 3, leefgebied 3, leerling 2, leeuwen 2, legitimatie 5, lening 2, leraar 2, lichaam 2, lichamelijk 4,
locatie 3, maaltijd 2, maatregel 3, maatschappelijk 4, medewerker 4, medicatie 4, medicijnen 4, meedoen 2, meisje
2, mentor 2, methadon 3, moeder 2, moeite 2, motivatie 4, muziek 2, nachtrust 2, natuur 2, nazorg 2, netwerk 2,
neuroloog 3, niemand 2, nieuws 1, oefenen 3, omgeving 3, onafhankelijk 5, onderwijs 3, ontwikkeling 4, oorzaak 2,
opleiding 3, opvang 2, ouders 2, overdracht 3, overleg 3, oudere 3, paniek 2, participatie 5, partner 2, pauze 2,
periode 4, persoonlijk 3, plezier 2, positief 3, praktijk 2, praten 2, probleem 2, procedure 4, psycholoog 3,
psychose 3, reclassering 4, regelmatig 4, reiniging 3, relatie 3, religie 3, rekening 3, rijbewijs 3, ritme 2,
roken 2, ruimte 2, ruzie 2, samenwerking 4, schoonmaken 3, schulden 2, sleutel 2, slapen 2, sociale 4, solliciteren
5, specialist 4, spanning 2, sport 1, steun 1, straat 1, studie 2, tandarts 2, telefoon 3, terugval 3, therapie 3,
thuis 1, toekomst 2, traject 2, trots 1, tuin 1, uitkering 3, uitstroom 2, vaardigheid 3, vakantie 3, veilig 2,
veiligheid 3, vereniging 4, vergoeding 3, verhaal 2, verhuizing 3, verplicht 2, verslaving 3, vertrouwen 3,
verzekering 4, voeding 2, voorwaarde 3, vriend 1, vrijwilliger 4, waarde 2, wekker 2, welzijn 2, wennen 2,
werkgever 3, woning 2, ziekenhuis 3, zingeving 3, zorgverzekering 5, zwijgen 2, zoeken 2, zelfstandig 3, bureau 2,
creatieve 4, ruïne 3, vacature 4, interview 3, budget 2, stage 2, manager 3, email 2, website 2, trainen 2, toilet
2, etage 3, garage 3, horloge 3, route 2, douche 2, trauma 2, audio 3, pleegouder 3, zoon 1
"""


def pairs(table: str) -> list[tuple[str, int]]:
    """The words of a table with their counts."""
    items = [item.split() for item in table.replace("\n", " ").split(",")]
    return [(word, int(count)) for word, count in items]
