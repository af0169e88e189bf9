"""The closed word classes of Dutch: words whose class does not depend on a dictionary."""

from __future__ import annotations

from docgen.language.wordsets import word_set

_CLASSES = {
    "LID": """
        de het een 't ’t den der des ener dezelfde hetzelfde diezelfde elk elke ieder iedere welk welke geen
        dit deze die dat zo'n zulke zulk ene enkele enige sommige alle beide menig menige verscheidene
        meerdere zoveelste vele meeste minste allerlei zekere datzelfde ditzelfde diens beider dé
    """,
    "VNW": """
        ik je jij jou jouw jullie u uw uwe hij hem zijn z'n haar d'r ze zij hen hun wij we ons onze mij me
        mijn m'n mezelf jezelf zichzelf onszelf uzelf zich men iemand niemand iedereen iets niets alles wat
        wie wiens wier elkaar elkaars mekaar zelf dezelfden diegene degene degenen datgene hetgeen hetwelk
        veel weinig meer minder meest minst genoeg velen weinigen sommigen anderen allen beiden enkelen zoveel
        zulks zoiets eentje evenveel al 'm 'k ‘k ie zo’n 't-zelfde mijzelf hunzelf haarzelf hemzelf
    """,
    "VZ": """
        van in op met voor aan bij door over naar uit om onder tot na tegen tussen zonder sinds per via rond
        binnen buiten achter langs volgens naast boven behalve tijdens wegens ondanks dankzij beneden jegens
        omstreeks vanaf vanuit richting inzake gezien qua aangaande betreffende omtrent rondom halverwege
        namens ten ter krachtens gedurende à circa versus voorbij af toe heen mee weg terug neer tegenover
        vanwege omwille bovenop middels conform nabij contra per ongeacht
        niettegenstaande mits
    """,
    "VG": "en maar of want dus doch noch alsmede alsook evenals zowel oftewel ofwel hetzij respectievelijk plus & én",
    "SUB": """
        omdat doordat zodat opdat terwijl hoewel ofschoon alhoewel indien mits tenzij als toen wanneer zodra
        zolang nadat voordat totdat sinds aangezien zoals alsof of dat eer vermits teneinde naarmate
        naargelang daar ook-al ingeval waardoor waarin waarop waarbij waarmee waarvan waarvoor waarna waaraan
        waaruit waarover waaronder waartoe waartegen waarnaar waarmede waarachter waartussen waarom
    """,
    "BW2": """
        niet ook nog wel al er hier daar waar hoe toch zo dan nu toen echter steeds weer nooit ooit altijd
        vaak soms meestal zeer heel erg te daarna daarom daardoor daarbij daarmee daarin daarop daarvan
        daarvoor daaraan daaruit daarover daarnaast daarentegen daartoe daarnaar daartegen daaronder hierdoor
        hierbij hiermee hierin hierop hiervan hiervoor hieraan hierna hiernaast hierover ervan erop erin ermee
        ervoor eraan eruit erbij erover erdoor ertoe ernaar ertegen erna erom slechts alleen vooral zelfs
        bijna ongeveer eerst later straks binnenkort gisteren vandaag morgen overmorgen eergisteren vanavond
        vanochtend vanmiddag vannacht thuis samen bovendien immers namelijk overigens bijvoorbeeld misschien
        wellicht helaas gelukkig eigenlijk natuurlijk uiteraard trouwens kortom integendeel desondanks
        niettemin tevens eveneens tegenwoordig momenteel inmiddels intussen ondertussen onlangs destijds
        voortaan tenslotte uiteindelijk tenminste ergens nergens overal buiten binnen boven beneden vooruit
        achteruit omhoog omlaag opnieuw even net pas alweer zojuist juist ongetwijfeld nauwelijks amper
        tamelijk nogal vrij behoorlijk best te veelal dikwijls meteen dadelijk onmiddellijk aldus zodoende
        vandaar hierheen daarheen waarheen weleens welnu allicht althans hoogstens minstens ooit ditmaal eens
        eensklaps plotseling voorts verder alvast haast heus hopelijk sowieso telkens toentertijd tweemaal
        eenmaal driemaal vervolgens voorlopig vooraf achteraf voorheen vroeger enigszins gewoonweg grotendeels
        deels ditmaal mede mogelijkerwijs nogmaals oorspronkelijk rechtstreeks tegelijk tegelijkertijd vanouds
        vooralsnog zomaar zowat algauw alom elders enzovoort etcetera enz. etc. bijv. o.a. m.a.w. d.w.z. ca.
        circa liever liefst graag minder
    """,
    "ADJ": """
        vaak heel erg later uiteindelijk verder voorlopig juist behoorlijk gelukkig natuurlijk eigenlijk
        vroeger oorspronkelijk rechtstreeks plotseling eerder laatst onmiddellijk dadelijk achtereenvolgens
        waarschijnlijk mogelijk onmogelijk eigen zelfde bereid bekend gewond lichtgewond nodig jammer bang
        tegenwoordig
        open vast hard wild wilde bijzonder omstreden
        extern externe intern interne
        algemeen algemene betere witte prima dom vuil onzeker moedig laf jaarlijks regulier reguliere incorrect
        heroïsch miniem openbaar openbare eng nuttig krap vierkant mooie stille magistrale groteske beruchte
        overgrote torenhoog postuum zelfvoldaan onbeholpen halve
    """,
    "BW": """
        alleen anders allemaal allebei voldoende reeds allang vrijwel zogauw ronduit hiertegen hierom
        daarbovenop eroverheen temidden vóór dusver zover hoeverre honderden duizenden eersten meesten
        helemaal nou bovenal uiteen meermaals temeer tentoon voren terstond gistermiddag gisteravond
        gisterochtend zelden daags allerminst enkel ruim dichtbij vanmorgen zondags doordeweeks bijgevolg
        derhalve geleidelijkaan gaandeweg andermaal deswege hierdoor zoiets evenmin evenzeer vooreerst alsnog
        onderaan bovenaan achteraan vooraan hierboven hieronder hierachter hiervandaan opeens sindsdien tegemoet
        achterstevoren noodzakelijkerwijs noodzakelijkerwijze achterna dientengevolge
        aldaar alhier bijeen ineen voorin achterin
    """,
    "N": "opzichte velde stede huize",
    "TUSS": "ja nee oh ach och tja hoi hallo bah wauw oké okay sorry bedankt",
    "TW": """
        één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
        zeventien achttien negentien twintig km cm mm kg dertig veertig vijftig zestig zeventig tachtig negentig honderd
        duizend miljoen miljard eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde
        twaalfde twintigste anderhalf anderhalve half i ii iii iv v vi vii viii ix x xi xii
    """,
}
# a word in several classes gets the first of these; the tagger moves it by its neighbours
_ORDER = ("VG", "SUB", "LID", "VNW", "VZ", "ADJ", "BW", "BW2", "TW", "TUSS", "N")

# every form of the verbs that help others, with the infinitive
_AUXILIARY_FORMS = {
    "zijn": "ben bent is was waren zijt geweest wees weest",
    "hebben": "heb hebt heeft had hadden gehad",
    "worden": "word wordt werd werden geworden",
    "zullen": "zal zult zou zouden zul",
    "kunnen": "kan kunt kon konden kun gekund",
    "moeten": "moet moest moesten gemoeten",
    "mogen": "mag mocht mochten gemogen",
    "willen": "wil wilt wilde wou wilden wilden gewild",
    "weten": "weet wist wisten",
    "doen": "doe doet deed deden",
    "gaan": "ga gaat ging gingen",
    "staan": "sta staat stond stonden",
    "slaan": "sla slaat sloeg sloegen",
    "zien": "zie ziet zag zagen",
    "komen": "kom komt kwam kwamen",
    "gamen": "game gamet",
    "hoeven": "hoef hoeft hoefde hoefden",
    "plegen": "pleegt placht plachten",
    "heten": "heette heetten",
}
_NOT_FINITE = word_set("geweest gehad geworden gekund gemoeten gemogen gewild")


def _read() -> dict[str, str]:
    table: dict[str, str] = {}
    for tag in _ORDER:
        for word in _CLASSES[tag].split():
            table.setdefault(word, tag.rstrip("2"))
    return table


CLOSED = _read()
FINITE_FORMS = {
    form: infinitive
    for infinitive, forms in _AUXILIARY_FORMS.items()
    for form in forms.split()
    if form not in _NOT_FINITE
}
AUXILIARIES = frozenset(("zijn", "hebben", "worden", "zullen", "kunnen", "moeten", "mogen"))
MODALS = frozenset(("zullen", "kunnen", "moeten", "mogen", "willen", "hoeven"))
# these take a bare infinitive too: "gaat werken", "blijft wonen", "laat zien"
WITH_INFINITIVE = MODALS | {"gaan", "blijven", "laten", "komen", "leren", "helpen", "zien", "horen", "doen"}
SUBJECTS_ONE = word_set("ik jij je hij ze zij u men iemand niemand iedereen 'k ie")
SUBJECTS_MANY = word_set("wij we jullie ze zij velen sommigen beiden")
NAMES_OF_TIME = word_set("""
    januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag
    woensdag donderdag vrijdag zaterdag zondag
    """)
# names that the noun list has as well, so that at the start of a sentence only this list tells
NAMES_OF_PLACE = word_set("""
    nederland holland vlaanderen wallonië belgië duitsland frankrijk engeland schotland wales ierland spanje
    portugal italië zwitserland oostenrijk luxemburg denemarken noorwegen zweden finland ijsland polen tsjechië
    slowakije hongarije roemenië bulgarije griekenland turkije cyprus malta kroatië slovenië servië bosnië
    montenegro albanië macedonië kosovo estland letland litouwen rusland oekraïne moldavië georgië armenië
    azerbeidzjan europa afrika azië amerika australië oceanië antarctica marokko algerije tunesië libië egypte
    soedan ethiopië somalië kenia oeganda tanzania rwanda burundi congo kongo angola mozambique zambia zimbabwe
    namibië botswana nigeria ghana senegal mali niger kameroen israël palestina libanon syrië jordanië irak iran
    koeweit qatar jemen afghanistan pakistan india bangladesh nepal tibet china japan korea taiwan vietnam
    thailand cambodja maleisië indonesië singapore filipijnen canada mexico cuba jamaica haïti suriname aruba
    curaçao brazilië argentinië chili peru bolivia colombia venezuela ecuador uruguay paraguay panama
    groningen friesland drenthe overijssel gelderland utrecht zeeland brabant limburg flevoland amsterdam
    rotterdam eindhoven tilburg breda nijmegen arnhem enschede apeldoorn haarlem leiden delft dordrecht zwolle
    deventer almere amersfoort maastricht middelburg leeuwarden assen heerenveen alkmaar hilversum gouda venlo
    antwerpen brussel gent brugge leuven mechelen kortrijk oostende hasselt luik namen bergen londen parijs
    berlijn rome madrid lissabon wenen praag warschau boedapest moskou athene istanbul jeruzalem bagdad new-york
    washington tokio peking venetië florence milaan genève zürich keulen hamburg münchen frankfurt kopenhagen
    stockholm oslo helsinki dublin edinburgh balkan palestina god christus jezus allah boeddha satan oranje
    """) - {"bergen", "leiden", "namen", "polen", "wenen"}
# in the noun list too, but nearly always verbs
RATHER_VERB = word_set("""
    willen doen gaan komen laten staan zeggen denken geven maken nemen zien bestaan vertrekken blijven weten
    krijgen vinden zitten liggen lopen houden brengen leiden verliezen trekken tekenen spelen werken wonen leven
    eten slapen lezen schrijven praten spreken vragen zoeken helpen leren kopen verkopen betalen bellen
    gebruiken geloven slaagden schreef werkt woont zegt schilderen drinken zorgen hopen hoopt kijken zetten
    voelen horen worden hebben kunnen moeten mogen zullen regelen verzorgen stoppen beginnen bestrijden kennen
    dienen bieden vormen steunen hoeven ontstaan bedragen heet acht kwam nam gaf liet riep trok sloeg schoot wist
    """)
PARTICLES = tuple(
    sorted(
        [
            "aan",
            "af",
            "achter",
            "bij",
            "binnen",
            "bloot",
            "deel",
            "dicht",
            "door",
            "dood",
            "droog",
            "fijn",
            "gade",
            "gelijk",
            "goed",
            "groot",
            "hard",
            "heen",
            "in",
            "klaar",
            "kwijt",
            "langs",
            "los",
            "mede",
            "mee",
            "mis",
            "na",
            "neer",
            "om",
            "omhoog",
            "omlaag",
            "onder",
            "op",
            "open",
            "opnieuw",
            "over",
            "plaats",
            "rond",
            "samen",
            "schoon",
            "stil",
            "stop",
            "tegemoet",
            "tegen",
            "terecht",
            "terug",
            "teleur",
            "teniet",
            "thuis",
            "toe",
            "tussen",
            "uit",
            "vast",
            "verder",
            "vol",
            "voor",
            "voorbij",
            "vooraf",
            "voort",
            "vooruit",
            "vrij",
            "waar",
            "weer",
            "weg",
            "tevoorschijn",
            "terzijde",
            "achteruit",
            "kennis",
            "kapot",
            "tekeer",
            "tentoon",
            "teloor",
            "gevangen",
            "stand",
            "tekort",
            "omver",
            "achterna",
            "aaneen",
            "bijeen",
            "ineen",
            "uiteen",
            "bekend",
            "teweeg",
            "overeen",
            "zeker",
        ],
        key=len,
        reverse=True,
    )
)
