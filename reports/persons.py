"""Names that look like those of private persons: what a publication withholds.

A doubtful name is withheld: what is left out by mistake can be put back (`--include-persons`), what
is published by mistake cannot be taken back.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, filterfalse

from extract.french.folding import fold, has_digit

_CIVILITY = re.compile(  # at the head of a name, or within it
    r"^(?:m\.|mr\.?|mm\.|mme|mmes|mlle|mlles|monsieur|messieurs|madame|mesdames|mademoiselle"
    r"|dr\.?|docteur|maitre|epoux|epouse|veuve|consorts|famille|indivision|heritiers)\b"
    r"|^m (?=[a-z])"
    r"|\b(?:m\.|mme|mlle|monsieur|madame) "
)
"""What names a person without a doubt, at the head of a folded name or within it: "Mme"; names of
lists also open with "Consorts", "Veuve", "Indivision"."""
_TITLE = (
    r"(?:M\.|MM\.|Mmes?|Mlles?|Monsieur|Madame|Mademoiselle|Dr|Docteur|Maître)"
)
"""A title before a name, in a sentence. The street of a "Docteur" is withheld as well: a
doubtful name is."""
_TITLED = re.compile(rf"(?<!\w){_TITLE}\s+(?:[\w'’-]+\s+)?[A-ZÀ-Þ]")
"""A title and a name, in a sentence."""
_CAPITALS = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w'’-]*(?:\s+[A-ZÀ-Þ][\w'’-]*)+")
"""Several words with capitals, one after the other."""
_IS_TITLE = re.compile(_TITLE, re.IGNORECASE)
"""A title before a name, as it is printed: "M.", "Mme"."""
_LETTERS = re.compile(r"[a-z]+(?:-[a-z]+)*")
"""The words of a folded name; a compound one is one word."""
_NO_NAME = frozenset("&/")
"""What a person's name never holds, beside digits."""
SHORTEST, LONGEST = 2, 4
"""Words of a person's name: fewer is no full name, more is that of a body."""
SHORT_WORD = 3
"""Letters: names of shorter words only are initials."""
_BODY_WORDS = """
academie agence amicale ancien ancienne anciens ape apel asbl asso association atelier ateliers
banque bibliotheque bureau cabinet caisse canton caserne cave ccas centre cercle chambre chantier
chorale cias cinema cite clinique club collectif college comite communaute commune compagnie
confederation conseil conservatoire cooperative creche culture cuma departement diocese district
earl ecole ecurie edition editions ehpad ensemble entente entreprise espace etablissement etat eurl
fanfare federation ferme festival fondation foyer fraternite gaec garage gie groupe groupement
gymnase habitat harmonie hopital hospice hotel imprimerie insertion institut jeunes jeunesse judo
laboratoire lycee mairie maison mission mjc mouvement musee mutuelle office ogec omnisport
orchestre organisme orphelinat parc paroisse pays ping plie pole prefecture radio rando regie
region relais residence restaurants resto restos sa sarl sas sasu sci scic scop sdis secours
section service services sivom sivu societe solidarite sport sporting sportive stade syndicat
tennis theatre tribunal union universite us ville
"""
_GIVEN_NAMES = """
abdel adele adeline adrien agathe agnes ahmed aime alain albert alex alexandra alexandre alexis
alfred alice aline alphonse amandine amelie amina andre andree angele angelique anna anne annick
annie anthony antoine antonin arlette armand armelle arnaud arthur aude audrey auguste aurelie
aurelien aurore axel baptiste barbara basile bastien beatrice benedicte benjamin benoit bernadette
bernard bertrand blandine brigitte bruno camille carine carole caroline catherine cecile cedric
celestin celine chantal charles charlotte chloe christelle christian christiane christine
christophe claire clara clarisse claude claudette claudine clemence clement colette coralie corinne
cyril damien daniel daniele danielle david delphine denis denise diane didier dominique dylan edith
edmond edouard eleonore eliane elie eliette elisa elisabeth elise elodie emeline emile emilie emma
emmanuel emmanuelle enzo eric ernest estelle esther etienne eugene eugenie eva evelyne fabien
fabienne fabrice fanny farid fatiha fatima felix fernand fernande florence florent florian francine
francis franck francois francoise frederic frederique gabriel gabrielle gael gaelle gaetan gaston
genevieve georges georgette gerald geraldine gerard germain germaine ghislain ghislaine gilbert
gilberte gilles ginette gisele gregory guillaume gustave guy gwenaelle hassan helene henri
henriette herve hubert hugo hugues ibrahim ines irene isabelle jacky jacqueline jacques jade jean
jeanne jeannine jennifer jeremy jerome jessica joel joelle jonathan jordan joseph josephine josette
josiane josue jules julia julie julien juliette justine karim karine katia kevin khadija laetitia
laura laure laurence laurent laurie lea leon leonie lilian liliane lionel loic lola louis louise
luc lucas lucette lucie lucien lucienne ludivine ludovic lydia lydie madeleine maelle magali malika
manon manuel marc marcel marcelle margaux margot marguerite maria marie marine marion marius marthe
martial martin martine maryse mathieu mathilde mathis matthieu maud maurice max maxime melanie
melissa michel michele micheline michelle mickael mireille mohamed monique morgane mourad muriel
mustapha myriam nadege nadia nadine nathalie nathan nelly nicolas nicole noel noelle noemie norbert
odette odile olivier oscar pascal pascale patrice patricia patrick paul paule paulette pauline
perrine philippe pierre pierrette quentin rachel rachid raoul raphael raymond raymonde rebecca
regine regis remi remy renaud rene renee richard robert roger roland rolande romain romane ronan
rosalie rose roselyne sabine sabrina said samia samuel sandra sandrine sarah sebastien serge
severine simon simone solange sonia sophie stephane stephanie steve suzanne sylvain sylvette sylvia
sylvie tanguy theo theodore therese thibault thierry thomas tiphaine tony valentin valentine
valerie vanessa veronique victor victoria vincent virginie viviane xavier yann yannick yasmina
yolande youssef yves yvette yvon yvonne zoe
"""
_BODIES = frozenset(_BODY_WORDS.split())
_GIVEN = frozenset(_GIVEN_NAMES.split())


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

    words = _LETTERS.findall(plain.replace("'", ""))
    if not SHORTEST <= len(words) <= LONGEST:
        return False
    if has_digit(plain) or _NO_NAME.intersection(plain):
        return False
    if _BODIES.intersection(words):
        return False
    if any(map(_is_a_saint, words)):
        return False
    only_initials = all(len(word) < SHORT_WORD for word in words)
    return not only_initials and any(map(is_given_name, words))


def names_someone(text: str) -> bool:
    """Whether a text may name a private person somewhere.

    >>> names_someone("Le rapport de Mme Durand."), names_someone("Marie-Claude DURAND, maire")
    (True, True)
    >>> names_someone("Le conseil municipal de Lens vote les taux.")
    False
    """
    if _TITLED.search(text):
        return True
    runs = (found[0].split() for found in _CAPITALS.finditer(text))
    return any(map(is_given_name, chain.from_iterable(runs)))


def _is_a_saint(word: str) -> bool:
    """A saint's name is that of a place or of a body."""
    if word in {"saint", "sainte"}:
        return True
    return word.startswith(("saint-", "sainte-", "st-", "ste-"))


def is_given_name(word: str) -> bool:
    """Whether ``word`` is a given name that is known, simple or compound.

    >>> is_given_name("Marie-Claude"), is_given_name("DURAND")
    (True, False)
    """
    parts = fold(word).split("-")
    return _GIVEN.issuperset(parts)


def names_pattern(persons: Sequence[str]) -> "re.Pattern[str]":
    """Every way ``persons`` may be written: as printed, turned round, or a title before the family
    name.
    """
    forms: set[str] = set()
    for name in persons:
        forms.update(_forms(name))

    ordered = sorted(forms, key=lambda form: (-len(form), form))
    # the longest first, so that a name is taken whole, and never within another word
    return re.compile(
        "|".join(rf"(?<!\w){form}(?!\w)" for form in ordered), re.IGNORECASE
    )


def _forms(name: str) -> Iterator[str]:
    words = list(filterfalse(_IS_TITLE.fullmatch, name.split()))
    yield _spaced(name.split())
    if len(words) < SHORTEST:
        yield rf"{_TITLE}\s+" + _spaced(words)
        return

    yield _spaced(words[::-1])
    yield _spaced([*words[1:], words[0]])
    family = list(filterfalse(is_given_name, words))
    if family:
        yield rf"{_TITLE}\s+(?:[\w-]+\s+)?" + _spaced(family)


def _spaced(words: Iterable[str]) -> str:
    """A pattern of these words with any space between them."""
    return r"\s+".join(map(re.escape, words))
