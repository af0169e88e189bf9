"""Participles that need to be known one by one to tell a passive with *zijn* from a perfect or a state."""

from __future__ import annotations

from docgen.language.wordsets import word_set

# how somebody or something is, not what was done to it
STATES = word_set("""
    aangedaan aangesloten afgeladen afgelegen afgelopen afgezonderd afwezig bebouwd bedeesd bedreven bedroefd
    befaamd begaafd begrensd begroeid beheerst behept bejaard bekend bekneld belast beledigd belezen bemiddeld
    benauwd beneveld benieuwd benodigd beperkt bereid beroemd beroerd berucht beschaafd beschaamd besmet bestemd
    betrokken bevlogen bevoegd bevooroordeeld bevreesd bevriend bewogen bezaaid bezet bezeten bezorgd doorweekt
    ervaren geaard geassocieerd geavanceerd gebaat gebaseerd geboden gebogen gebonden geboren gebrand
    gecharmeerd gecompliceerd geconcentreerd gedateerd gedeprimeerd gedesillusioneerd gedesoriënteerd
    gedetailleerd gediend gediplomeerd gedistingeerd gedoemd gedreven gedurfd gefascineerd gefixeerd gefocust
    gefrustreerd gegeneerd gegoed gegrond gehaast gehaat gehandicapt gehavend gehecht gehuisvest gehumeurd
    gehuwd gekant gekleed gekleurd gekwalificeerd gelegen gelegerd gelieerd geliefd gelimiteerd gelukkig
    gemachtigd gematigd gemeend gemengd gemoeid gemotiveerd genaamd geneigd genoeg genoodzaakt geobsedeerd
    geoorloofd georiënteerd gepast gepensioneerd geraffineerd gerechtigd gerechtvaardigd gerelateerd
    gerenommeerd gereserveerd gericht gerust gescheiden geschikt geschokt geschoold geschrokken gesitueerd
    geslaagd gesloten gespannen gespecialiseerd gespeend gespierd gestationeerd gesteld gestoeld gestoord
    gestresst gestrest getalenteerd getraumatiseerd getrouwd gevarieerd gevat gevleid gevreesd gewaagd
    gewaarborgd gewapend gewend gewenst gewettigd gewild gewond geworteld gezind gezocht gezond gezouten geënt
    geïnteresseerd geïrriteerd geïsoleerd goedgezind ingebeeld ingeburgerd ingewikkeld onbekend onderbezet
    onderhevig onderlegd onderontwikkeld ongewenst ontdaan ontevreden ontgoocheld ontheemd onthutst ontroerd
    ontspannen ontsteld ontstemd opgegroeid opgelucht opgescheept opgetogen opgewassen opgewonden overbelast
    overbezet overdekt overdreven overstuur overtuigd oververmoeid overwerkt teleurgesteld tevreden toegespitst
    toegestaan toegewijd uitgelaten uitgeput uitgerust uitgeslapen uitgesloten uitgestrekt uitverkocht
    vastbesloten verankerd verantwoord verbaasd verbijsterd verbitterd verbluft verboden verbonden verborgen
    verbouwereerd verdacht verdeeld verdiend verdwaald vereist vergevorderd vergezocht verguld verheugd
    verhinderd verkeerd verkikkerd verkleumd verknocht verkouden verlamd verlaten verlegen verliefd verloofd
    vermaard vermist vermoeid verontrust verontwaardigd verouderd verplicht verrast verrukt verscheurd
    verschuldigd verslaafd versleten verstandig verstoken verstopt verstrikt vertederd vertegenwoordigd
    vertrouwd verveeld vervreemd vervuild verwaand verwant verward verweven verwikkeld verwonderd verzadigd
    verzekerd verzot voldaan voldragen volgeboekt volwassen voorbestemd
    """)
# with worden these are what somebody becomes
BECOMES = word_set("""
    bekend bereid bevriend gewend gewond opgewonden tevreden verkouden verliefd verslaafd verward zwanger
    """)
# with zijn these are a perfect: what somebody or something did or became
ALWAYS_PERFECT = word_set("""
    aanbeland aangebroken aangekomen aangeland aangeschoven aangeslagen aangespoeld aangesterkt aangewaaid
    aangewakkerd achtergebleven achteropgeraakt afgebrand afgedaald afgedropen afgedwaald afgegleden afgehaakt
    afgekoeld afgenomen afgereisd afgestapt afgestudeerd afgetreden afgevallen afgezwaaid bedaard begonnen
    beschimmeld bestaan bevallen bezonken bijeengekomen bijgedraaid bijgekomen bijgetrokken binnengedrongen
    binnengestroomd binnengetrokken dichtgeslibd dichtgevroren doodgebloed doorgebroken doorgedrongen doorgegaan
    doorgelekt doorgelopen doorgereden doorgeschoten doorgesijpeld doorgestroomd gearriveerd gebleken
    geblesseerd gebotst gecollabeerd gecondenseerd gecrepeerd gedaald gedebarkeerd gedegenereerd gedeprecieerd
    gedeserteerd gedoken gedropen gefailleerd gefinisht geflipt geflopt gefuseerd geglipt geglobaliseerd
    gegroeid gehalveerd gekalmeerd gekanteld gekapseisd gekelderd gekenterd geklapt geklommen geknapt
    gekristalliseerd gekrompen gekukeld geland geluwd gemigreerd gemuteerd genaderd genezen geoxideerd
    gepasseerd geraakt geradicaliseerd gerepatrieerd geroest gerold gescheurd geschied geslaagd geslipt
    geslonken gesneld gesneuveld gespoeld gestabiliseerd gestagneerd gestapt gestart gestegen gestikt gestold
    gestopt gestormd gestrand gestruikeld gestuit gesukkeld geswitcht getrouwd getuimeld gevlucht gevorderd
    gewaaid gewankeld gezakt gezonken gezwenkt gezwicht gezwollen geëindigd geëmancipeerd geëscaleerd
    geëvolueerd geëxplodeerd geïmmigreerd geïmplodeerd geïnfiltreerd geïntegreerd goedgekomen heengegaan
    herrezen hersteld hertrouwd ingedommeld ingedut ingegaan ingeklonken ingeslapen ingesneeuwd ingestapt
    ingestort ingestroomd ingetreden ingezakt klaargekomen kwijtgeraakt leeggelopen losgebarsten losgeraakt
    meegegaan meegekomen misgelopen mislukt nedergedaald neergedaald neergestort neergestreken omgekomen
    omgeslagen omgevallen omgewaaid ondergedoken onderuitgegaan ontaard ontbrand ontdooid ontglipt ontgroeid
    ontploft ontschoten ontsnapt ontspoord ontsproten ontstaan ontvlucht ontwaakt opgebloeid opgedaagd opgedoemd
    opgedoken opgedroogd opgefleurd opgegaan opgegroeid opgehoepeld opgehouden opgeklaard opgeklommen opgeknapt
    opgekrabbeld opgelaaid opgelopen opgemonterd opgerukt opgeschoten opgeschoven opgestaan opgestapt opgeveerd
    opgevlamd opgewarmd opgezwollen overeengekomen overgegaan overgekomen overgelopen overgestapt overgestoken
    overgewaaid overleden rondgekomen rondgetrokken samengekomen samengestroomd stukgelopen tekortgeschoten
    terechtgekomen teruggedeinsd teruggegaan teruggekeerd teruggekrabbeld teruggereden teruggetreden
    teruggevallen thuisgebleven thuisgekomen toegenomen toegeschoten toegesneld toegestroomd toegetreden
    uitgebloed uitgebloeid uitgebrand uitgebroken uitgedijd uitgedoofd uitgedroogd uitgegaan uitgegleden
    uitgegroeid uitgehard uitgekeken uitgekomen uitgelekt uitgelopen uitgemond uitgepraat uitgeraasd uitgerukt
    uitgeschoten uitgestapt uitgestorven uitgestroomd uitgetreden uitgeweken uitgewoed uitgezwermd vastgelopen
    vastgeroest vastgevroren veranderd verarmd verbeterd verbleekt verbleven verdampt verdicht verdiept verdord
    verdrievoudigd verdroogd verdubbeld verergerd verflauwd verflenst vergeeld vergleden vergrijsd vergroeid
    verhard verhit verhongerd verhuisd verjaard verjongd verkild verkleurd verkoold verkrampt verlamd verlept
    verloederd vermagerd vermeerderd verminderd vermoeid vermolmd verongelukt verpauperd verpieterd verrezen
    verroest verrot verschenen verschrompeld verslapt verslechterd verslingerd versoepeld verstard versteend
    verstijfd verstild verstomd verstreken versuft vertraagd vertrokken vervaagd vervlogen verweerd verwelkt
    verwilderd verworden verzakt verzand verzeild verzilt verzopen verzuurd verzwakt volgelopen voorbijgegaan
    voorgevallen voortgekomen voortgevloeid vrijgekomen warmgelopen weggebleven weggedommeld weggegleden
    weggeglipt weggelekt weggelopen weggereden weggetrokken weggewaaid weggeëbd zoekgeraakt
    """)
# these verbs of movement and change have an object after all: "is aangevallen", "is ingetrokken"
HAVE_OBJECT = word_set("""
    aangegaan aangeraakt aangereden aangetrokken aangevallen aangevaren aangewend afgebroken afgescheiden
    afgetrokken afgewend begaan beklommen bereden bereisd besprongen betreden doodgereden doorbroken
    doorgetrokken doorlopen gebrandmerkt ingebrand ingebroken ingelopen ingereden ingetrokken ingevlogen
    ingevorderd lastiggevallen nagegaan nagekomen nagetrokken omgekeerd onderbroken ondergaan onttrokken
    opengebroken opgestart opgetrokken overlopen overreden overtreden overvallen overvaren tegengegaan
    teruggetrokken teruggevorderd toegestopt uitgekeerd uitgetrokken verbroken verdreven verhuurd voltrokken
    voorgetrokken voorkomen weggestopt
    """)
# these open a phrase as a preposition does: "afgezien van", "gelet op"
LIKE_PREPOSITIONS = word_set("""
    afgezien daargelaten gegeven geheten gelet genaamd getiteld gezien inbegrepen uitgezonderd
    """)
# verbs of movement and change, which have a perfect with zijn with a particle too
LETS_GO = word_set("""
    barsten blijven bloeien branden breken dalen deinzen drogen duiken fietsen gaan glijden groeien keren
    klimmen knappen komen krimpen kruipen lopen raken reizen rennen rijden rijzen schrikken slapen slijten
    sluipen smelten springen stappen sterven stijgen storten stromen stuiven treden trekken treuzelen vallen
    varen verhuizen vliegen vloeien vluchten vriezen wandelen wennen wijken zakken zinken zwellen
    """)
