"""Passive clauses: *worden* with a participle, and *zijn* with the participle of a verb that takes *hebben*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.language.clauses import Clause
from docgen.language.closed import PARTICLES
from docgen.language.lexicon import Flag
from docgen.language.words import (
    ADJECTIVE,
    FINITE,
    INFINITIVE,
    MARK,
    NOUN,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    TE,
    VERBS,
    Word,
)
from docgen.language.wordsets import word_set

_PARTICLES = frozenset(PARTICLES)
_ONLY_ZIJN, _ALSO_ZIJN = int(Flag.ONLY_ZIJN), int(Flag.ALSO_ZIJN)
# participles that say how somebody or something is, not what was done to it
_STATES = word_set(
    """
    bekend bereid bezet gewend getrouwd gehuwd gescheiden verloofd verslaafd geïnteresseerd geschikt gezond
    gelukkig verliefd verbaasd overtuigd teleurgesteld betrokken gemotiveerd gespannen ontspannen tevreden
    verdeeld verwant gelegen vertegenwoordigd beperkt gedateerd gelieerd opgelucht bezorgd vermoeid
    uitgerust gewond ervaren geliefd gehandicapt ontevreden gesteld gehecht gebaat gericht opgewonden
    vastbesloten verrast verward verkouden gestrest gefrustreerd onbekend verdwaald bevriend aangewezen
    genoeg gebonden afgelopen verontwaardigd gekleed verzekerd onderhevig gepast gegrond beschaamd gemeend
    geboren voldaan gesloten gevat gepland afwezig bebouwd gegroepeerd opgebouwd samengesteld uitgesproken
    afgerond gespecialiseerd gewapend gekant gedoemd voorbestemd verplicht uitverkocht verouderd gespeend
    uitgeput ingewikkeld versleten verstandig gebrand geneigd genoodzaakt gerechtigd gemachtigd
    gekwalificeerd bevoegd ingeburgerd beledigd gevleid geschrokken vertrouwd gebaseerd bezeten geobsedeerd
    gecompliceerd begaafd getalenteerd bevooroordeeld doorweekt getraumatiseerd gedeprimeerd gegeneerd onderlegd
    belezen bedreven bevreesd bedroefd verheugd verbitterd verontrust geïrriteerd gefascineerd verknocht
    verweven verwikkeld verantwoord gewenst geoorloofd ongewenst beroemd berucht besloten overstuur verdacht
    verbouwereerd ontdaan ontroerd ontgoocheld ontheemd ontwikkeld gezind gegoed bemiddeld geaard gekleurd
    gestoord gesteld gehaast gebogen uitgelaten uitgeslapen uitgestrekt afgezonderd afgelegen aangedaan
    gematigd gemengd gevarieerd geslaagd gereserveerd geliefd gehavend bedeesd beheerst behept bejaard
    beschaafd bestemd bevlogen bewogen verlegen verstopt verscheurd volwassen voldragen
    """
)
# with worden these are what somebody becomes
_BECOMES = word_set(
    "bekend bereid verliefd verslaafd gewond gewend verkouden verward opgewonden tevreden zwanger bevriend"
)
_ALWAYS_PERFECT = word_set(
    """
    afgetreden aangekomen teruggekeerd opgegroeid overleden ontstaan opgestaan vergroeid afgereisd gezakt
    uitgegroeid geëindigd begonnen geslaagd vertrokken gestegen gedaald toegenomen afgenomen uitgebroken
    uitgebloed omgekomen opgelaaid teruggegaan doorgegaan bevallen gestopt verhuisd getrouwd veranderd
    gevorderd overgegaan uitgekomen aangeland aanbeland ingestort weggelopen thuisgekomen vastgelopen
    afgevallen opgeklommen toegetreden uitgetreden ingetreden verschenen gestart uitgegaan opgehouden
    opgelopen ingeslapen achtergebleven bijgekomen omgeslagen opgeknapt afgestudeerd aangeslagen verergerd
    verbeterd verslechterd uitgelopen gebleken mislukt ingegaan opgestapt uitgeweken doorgedrongen
    teruggetreden opgegaan geklommen doorgereden uitgestorven aangebroken losgebarsten gescheurd gekanteld
    ontsnapt ontspoord geëxplodeerd ontploft gegroeid gefuseerd gestagneerd hersteld gekrompen verslapt
    ontwaakt afgedaald verongelukt geland verjaard verhard versoepeld uitgekeken uitgepraat weggebleven
    thuisgebleven meegegaan meegekomen opgedoken ondergedoken gevlucht gestrand gezonken gekelderd gedoken
    geslonken gekalmeerd bedaard genezen afgehaakt doorgebroken teruggevallen opgeschoten aangeschoven
    uitgeschoten bijgedraaid ingezakt omgevallen afgestapt uitgestapt ingestapt overgestapt overgelopen
    doorgelopen teruggereden voorbijgegaan voorgevallen gesneuveld gestikt ontglipt verdampt ontdooid verwelkt
    verbleekt vervaagd verstomd verstijfd versteend verarmd verhongerd verdord verkrampt verschrompeld verkoold
    verlept vergrijsd verwilderd verweerd verloederd verstard vergeeld verroest geroest verrot beschimmeld
    gestold gestapt geglipt geknapt geïmplodeerd gekapseisd gemuteerd gedeserteerd geëvolueerd gezwicht genaderd
    gepasseerd geflipt geflopt ontaard hertrouwd geschied ontsproten gearriveerd geslonken neergestort gebotst
    gestruikeld gezwollen opgezwollen teruggedeinsd heengegaan tekortgeschoten doorgeschoten overeengekomen
    afgekoeld opgewarmd opgedroogd uitgedroogd afgebrand uitgebrand gekenterd gezwenkt verflauwd verflenst
    verhit verjongd verkild verkleurd verlamd vermagerd vermolmd vermoeid verpauperd verpieterd versuft
    vertraagd verzuurd verzwakt verdiept verdicht verminderd vermeerderd vergroeid verdubbeld gehalveerd
    verzakt verzand verzeild verslingerd geïntegreerd geradicaliseerd geglobaliseerd gedegenereerd gemigreerd
    geïmmigreerd gedebarkeerd geëmancipeerd gekristalliseerd gecondenseerd geoxideerd geëscaleerd gedeprecieerd
    geïnfiltreerd gecollabeerd gesukkeld getuimeld gewankeld gekukeld gerold geschoten gespoeld gewaaid
    doorgestroomd ingestroomd uitgestroomd toegestroomd binnengestroomd samengestroomd doorgesijpeld
    uitgelekt doorgelekt weggeëbd aangewakkerd opgevlamd opgebloeid uitgebloeid uitgegleden afgegleden
    weggegleden voortgekomen voortgevloeid uitgemond opgeklaard opgemonterd opgefleurd uitgehard bijgetrokken
    weggetrokken binnengetrokken rondgetrokken ingeklonken dichtgeslibd aangespoeld aangewaaid overgewaaid
    opgehoepeld opgekrabbeld aangesterkt ingedommeld weggedommeld ingedut uitgegroeid
    vastgevroren losgeraakt kwijtgeraakt zoekgeraakt achteropgeraakt volgelopen leeggelopen warmgelopen
    misgelopen stukgelopen dichtgevroren vrijgekomen klaargekomen goedgekomen rondgekomen terechtgekomen
    bestaan geslipt geblesseerd weggereden bijeengekomen samengekomen overgekomen nedergedaald neergedaald gecrepeerd
    """
)
# these verbs of movement and change have an object after all: "is aangevallen", "is ingetrokken"
_HAVE_OBJECT = word_set(
    """
    aangevallen lastiggevallen binnengevallen aangereden overreden nagegaan aangegaan tegengegaan nagekomen
    ingetrokken aangetrokken opgetrokken uitgetrokken afgetrokken doorgetrokken teruggetrokken aangebroken
    afgebroken ingebroken opengebroken onderbroken verbroken doorbroken voltrokken onttrokken ingevlogen
    ingereden overvaren aangevaren ingelopen doorlopen overlopen ondergaan begaan betreden overtreden
    besprongen beklommen bereden bereisd verhuurd verdreven ingebrand gebrandmerkt
    """
)
_LETS_GO = word_set("""
    gaan komen vallen groeien reizen keren stijgen dalen treden sterven raken blijven trekken lopen rijden
    vliegen stappen breken branden knappen vriezen drogen wennen vluchten klimmen varen springen verhuizen
    schrikken zinken glijden kruipen sluipen wandelen fietsen rennen storten stromen vloeien stuiven duiken
    barsten bloeien slapen slijten smelten rijzen deinzen wijken zakken zwellen krimpen treuzelen
    """)


@dataclass(frozen=True, slots=True)
class Passive:
    """Positions of the helping verb and the participle in the sentence, and of `door` before who does it."""

    auxiliary: int
    participle: int
    by: int | None


def find_passives(words: Sequence[Word], clauses: Sequence[Clause]) -> list[Passive]:
    """The passive clauses of a sentence; one for each participle."""
    found: list[Passive] = []
    for clause in clauses:
        verbs = [at for at in clause.positions if words[at].tag in VERBS or words[at].lower == "geboren"]
        for at in verbs:
            if not _is_participle(words, at):
                continue
            helper = _helper(words, verbs, at)
            if helper is not None:
                by = next((place for place in clause.positions if words[place].lower == "door"), None)
                found.append(Passive(helper, at, by))
    return found


def _is_participle(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.tag != PARTICIPLE and word.lower != "geboren":
        return False
    if word.lower in {"geworden", "geweest", "gehad"} or word.lower.endswith("e"):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    before = words[at - 1] if at else None
    # before a noun it is an adjective: "een gesloten deur"
    return not (
        following is not None
        and following.tag in (NOUN, ADJECTIVE)
        and before is not None
        and before.tag in ("LID", ADJECTIVE, PREPOSITION)
    )


def _helper(words: Sequence[Word], verbs: Sequence[int], participle: int) -> int | None:
    """The form of worden or zijn that goes with a participle."""
    helpers = [at for at in verbs if words[at].infinitive in ("worden", "zijn") and at != participle]
    has_hebben = any(words[at].infinitive == "hebben" and words[at].tag == FINITE for at in verbs)
    worden = [at for at in helpers if words[at].infinitive == "worden" and words[at].lower != "geworden"]
    if worden:
        return None if words[participle].lower in _BECOMES else worden[0]
    if has_hebben or not helpers or _says_more(words, helpers[0], participle):
        return None
    acted_on = _acted_on(words[participle]) or _by_somebody(words, participle)
    return helpers[0] if acted_on and _next_to_each_other(words, helpers[0], participle) else None


def _by_somebody(words: Sequence[Word], participle: int) -> bool:
    """Whether `door` with a person stands beside a participle that may have an object: "is door Jan veranderd"."""
    word = words[participle]
    if word.flags & _ONLY_ZIJN or word.lower in _STATES or word.lower in _ALWAYS_PERFECT:
        return False
    after = words[participle + 1] if participle + 1 < len(words) else None
    return after is not None and after.lower == "door"


def _says_more(words: Sequence[Word], helper: int, participle: int) -> bool:
    """Whether a participle says more of the noun before it: "een rijk, geregeerd door een koning"."""
    before = words[participle - 1]
    after = words[participle + 1] if participle + 1 < len(words) else None
    earlier = any(word.tag == PARTICIPLE for word in words[helper + 1 : participle])
    if helper < participle and before.form in {",", "("} and not earlier:
        return True  # "is een eiland, gescheiden van het vasteland"
    if words[participle].lower == "bepaald" and before.lower == "meer":
        return True
    loose = before.tag == NOUN or before.form == ","
    return helper < participle - 1 and loose and after is not None and after.lower in {"door", "met", "tussen", "uit"}


def _acted_on(word: Word) -> bool:
    """Whether a participle with zijn tells what was done to the subject."""
    if word.lower in _HAVE_OBJECT:
        return True
    if word.lower in _STATES - {"geboren"} or word.lower in _ALWAYS_PERFECT or word.flags & (_ONLY_ZIJN | _ALSO_ZIJN):
        return False
    verb = word.infinitive or ""
    return not any(verb.endswith(base) and verb[: -len(base)] in _PARTICLES for base in _LETS_GO)


def _next_to_each_other(words: Sequence[Word], helper: int, participle: int) -> bool:
    """No other clause's verb stands between the two."""
    low, high = sorted((helper, participle))
    return not any(word.tag == FINITE or (word.tag == MARK and word.form in ";:") for word in words[low + 1 : high])


def agent(words: Sequence[Word], passive: Passive) -> str | None:
    """Who does it, as the words after `door` up to the end of their phrase; `None` when nobody is named."""
    if passive.by is None:
        return None
    phrase: list[str] = []
    for word in words[passive.by + 1 : passive.by + 7]:
        if word.tag in (MARK, FINITE, PARTICIPLE, INFINITIVE, TE, PREPOSITION):
            break
        phrase.append(word.form)
        if word.tag in (NOUN, "NAAM", PRONOUN) and word.lower not in {
            "mijn",
            "jouw",
            "zijn",
            "haar",
            "ons",
            "onze",
            "hun",
            "uw",
        }:
            break
    return " ".join(phrase) or None
