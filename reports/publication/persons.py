"""Names that look like those of private persons: what a publication withholds.

A doubtful name is withheld: what is left out by mistake can be put back (`--include-persons`), what
is published by mistake cannot be taken back.
"""

import re
from collections.abc import Iterable, Sequence

from extract.french.folding import fold

_CIVILITY = re.compile(
    r"^(?:m\.|mr\.?|mm\.|mme|mmes|mlle|mlles|monsieur|messieurs|madame|mesdames|mademoiselle|dr\.?|docteur|maitre"
    r"|epoux|epouse|veuve|consorts|famille|indivision|heritiers)\b|^m"
    r" (?=[a-z])|\b(?:m\.|mme|mlle|monsieur|madame) "
)
_TITLE = r"(?:M\.|MM\.|Mmes?|Mlles?|Monsieur|Madame|Mademoiselle|Dr|Docteur|Maître)"
_BODY_WORDS = """
academie agence amicale ancien ancienne anciens ape apel asbl asso association atelier ateliers banque
bibliotheque bureau cabinet caisse canton caserne cave ccas centre cercle chambre chantier chorale cias cinema
cite clinique club collectif college comite communaute commune compagnie confederation conseil conservatoire
cooperative creche culture cuma departement diocese district earl ecole ecurie edition editions ehpad ensemble
entente entreprise espace etablissement etat eurl fanfare federation ferme festival fondation foyer fraternite
gaec garage gie groupe groupement gymnase habitat harmonie hopital hospice hotel imprimerie insertion institut
jeunes jeunesse judo laboratoire lycee mairie maison mission mjc mouvement musee mutuelle office ogec omnisport
orchestre organisme orphelinat parc paroisse pays ping plie pole prefecture radio rando regie region relais
residence restaurants resto restos sa sarl sas sasu sci scic scop sdis secours section service services sivom
sivu societe solidarite sport sporting sportive stade syndicat tennis theatre tribunal union universite us ville
"""
_GIVEN_NAMES = """
abdel adele adeline adrien agathe agnes ahmed aime alain albert alex alexandra alexandre alexis alfred alice
aline alphonse amandine amelie amina andre andree angele angelique anna anne annick annie anthony antoine
antonin arlette armand armelle arnaud arthur aude audrey auguste aurelie aurelien aurore axel baptiste barbara
basile bastien beatrice benedicte benjamin benoit bernadette bernard bertrand blandine brigitte bruno camille
carine carole caroline catherine cecile cedric celestin celine chantal charles charlotte chloe christelle
christian christiane christine christophe claire clara clarisse claude claudette claudine clemence clement
colette coralie corinne cyril damien daniel daniele danielle david delphine denis denise diane didier dominique
dylan edith edmond edouard eleonore eliane elie eliette elisa elisabeth elise elodie emeline emile emilie emma
emmanuel emmanuelle enzo eric ernest estelle esther etienne eugene eugenie eva evelyne fabien fabienne fabrice
fanny farid fatiha fatima felix fernand fernande florence florent florian francine francis franck francois
francoise frederic frederique gabriel gabrielle gael gaelle gaetan gaston genevieve georges georgette gerald
geraldine gerard germain germaine ghislain ghislaine gilbert gilberte gilles ginette gisele gregory guillaume
gustave guy gwenaelle hassan helene henri henriette herve hubert hugo hugues ibrahim ines irene isabelle jacky
jacqueline jacques jade jean jeanne jeannine jennifer jeremy jerome jessica joel joelle jonathan jordan joseph
josephine josette josiane josue jules julia julie julien juliette justine karim karine katia kevin khadija
laetitia laura laure laurence laurent laurie lea leon leonie lilian liliane lionel loic lola louis louise luc
lucas lucette lucie lucien lucienne ludivine ludovic lydia lydie madeleine maelle magali malika manon manuel
marc marcel marcelle margaux margot marguerite maria marie marine marion marius marthe martial martin martine
maryse mathieu mathilde mathis matthieu maud maurice max maxime melanie melissa michel michele micheline
michelle mickael mireille mohamed monique morgane mourad muriel mustapha myriam nadege nadia nadine nathalie
nathan nelly nicolas nicole noel noelle noemie norbert odette odile olivier oscar pascal pascale patrice
patricia patrick paul paule paulette pauline perrine philippe pierre pierrette quentin rachel rachid raoul
raphael raymond raymonde rebecca regine regis remi remy renaud rene renee richard robert roger roland rolande
romain romane ronan rosalie rose roselyne sabine sabrina said samia samuel sandra sandrine sarah sebastien serge
severine simon simone solange sonia sophie stephane stephanie steve suzanne sylvain sylvette sylvia sylvie
tanguy theo theodore therese thibault thierry thomas tiphaine tony valentin valentine valerie vanessa veronique
victor victoria vincent virginie viviane xavier yann yannick yasmina yolande youssef yves yvette yvon yvonne zoe
"""
_BODIES, _GIVEN = frozenset(_BODY_WORDS.split()), frozenset(_GIVEN_NAMES.split())


def looks_like_a_person(name: str) -> bool:
    """Whether ``name`` looks like a private person's: a title, or a given name beside a family
    name.

    >>> looks_like_a_person("Mme DUPONT"), looks_like_a_person("LEFEBVRE Jean-Pierre")
    (True, True)
    >>> looks_like_a_person("Collège Jean Moulin"), looks_like_a_person("CCAS Saint-Nicolas")
    (False, False)
    """
    plain = fold(name)
    if _CIVILITY.search(plain):
        return True
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", re.sub(r"['’]", "", plain))
    if not 2 <= len(words) <= 4 or re.search(r"\d|&|/", plain) or _BODIES & set(words):
        return False
    if any(
        word.startswith(("saint-", "sainte-", "st-", "ste-")) or word in {"saint", "sainte"}
        for word in words
    ):
        return False
    return any(is_given_name(word) for word in words) and not all(len(word) < 3 for word in words)


def is_given_name(word: str) -> bool:
    """Whether ``word`` is a given name that is known, simple or compound.

    >>> is_given_name("Marie-Claude"), is_given_name("DURAND")
    (True, False)
    """
    return all(part in _GIVEN for part in fold(word).split("-"))


def written(persons: Sequence[str]) -> "re.Pattern[str]":
    """Every way ``persons`` may be written: as printed, turned round, or a title before the family
    name.
    """
    forms = sorted(
        {form for name in persons for form in _forms(name)}, key=lambda form: (-len(form), form)
    )
    return re.compile("|".join(rf"(?<!\w){form}(?!\w)" for form in forms), re.IGNORECASE)


def _forms(name: str) -> Iterable[str]:
    words = [word for word in name.split() if not re.fullmatch(_TITLE, word, re.IGNORECASE)]
    yield r"\s+".join(re.escape(word) for word in name.split())
    if len(words) < 2:
        yield rf"{_TITLE}\s+" + r"\s+".join(re.escape(word) for word in words)
        return
    yield r"\s+".join(re.escape(word) for word in reversed(words))
    yield r"\s+".join(re.escape(word) for word in (*words[1:], words[0]))
    family = [word for word in words if not is_given_name(word)]
    if family:
        yield rf"{_TITLE}\s+(?:[\w-]+\s+)?" + r"\s+".join(re.escape(word) for word in family)
