"""Whether "he" or "she" may mean somebody, by title and given name: what wording settles the network is not asked.

Names that men and women bear alike (Andrea, Kim, Robin, Sasha) are left out; who has none of these may be either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.mentions import HE, SHE

if TYPE_CHECKING:
    from graph.extract.mentions import Mention
    from graph.extract.words import Words

_MEN = """
aaron abdul abdullah abraham adam adrian ahmad ahmed alain alan albert alberto alejandro aleksandar alex alexander
alexei alfred ali andre andrei andrew andrzej andy anthony anton antonio antónio ariel armen arthur aung barack barry
bashar ben benjamin bernard bernie bill billy bob boris brad bradley brandon brett brian bruce carl carlos charles
chris christian christopher chuck claude clint colin craig daniel dave david dean dennis diego dmitri dmitry dmytro
don donald doug douglas duncan ed eddie edmund eduardo edward elias elijah elliott emil emmanuel enrique eric erik
ernest ethan eugene evan evo fernando filip francis francisco francois françois frank franklin fred frederick friedrich
gabriel gary gavin geoff geoffrey george gerald gerard gerhard giorgio giovanni giuseppe glenn gordon graham greg
gregory guillermo gustavo guy hamid hans harold harry harvey hassan heinrich helmut henri henry herbert howard hugh
hugo hussein ian ibrahim igor ilham ivan jack jacob jacques jair jake jakub james jan jared jason javad javier jeb jeff
jeffrey jens jeremy jerome jerry jesús jim jimmy joachim joe joel joerg johannes john johnny jonathan jorge josé jose
josef joseph joshua josh juan julian julius jürgen justin karl keith ken kenneth kevin khalid klaus konstantin kyle
lars larry lawrence leon leonard leonid lewis liam lloyd louis lucas luigi luis luiz lukas luke mahmoud malcolm manuel
marc marco marcus mario mark markus marshall martin marvin mateusz matthew matt mauricio max maxim mehmet michael
michel miguel mike mikhail milan miloš mitch mitt mohamed mohammad mohammed moshe muhammad mustafa narendra nathan
neil nelson nicholas nick nicolas nigel nikol nikolai nikos norman oleg oleksandr oleksiy olivier omar oscar osama
otto pablo pascal patrick paul pavel pedro pete peter petr petro phil philip philippe pierre piotr rafael ralph ramzan
randy raul raymond recep reuven rex ricardo richard rick rob robert roberto rodrigo roger roland ron ronald ross roy
rudolf rudy rupert russell ryan saad salman salvador samuel scott sean sebastian sergei sergey sergio seth shinzo simon
silvio stanislav stefan stephen steve steven stuart ted terry theodore thomas tim timothy toby todd tom tomas tomasz
tommy tony travis trevor umar uwe václav vadim victor viktor vincent vlad vladimir volodymyr walter warren wayne werner
wilhelm will william wolfgang xavier yasser yevgeny yitzhak yuri yves zack zoran
"""
_WOMEN = """
abigail adriana agnes aisha alice alicia alina alison allison amanda amelia amina amy ana anastasia angela angelina
anita ann anna anne annie annegret antonia ayesha barbara beata beatrice benazir bernadette beth betsy betty beverly
brenda bridget brigitte carla carly carmen carol carolina caroline carolyn carrie catherine cathy cecilia charlotte
cheryl chloe christina christine cindy claire clara claudia condoleezza constance cristina cynthia dagmar daisy daniela
deborah debbie denise diana diane dolores donna doris dorothy edith elaine eleanor elena elisabeth eliza elizabeth
ellen elsa emily emma erika esther eva evelyn fatima fiona florence frances françoise gabriela georgia gina ginni
gladys gloria grace greta hannah heather heidi helen helena helga hillary huda ingrid irena irene irina isabel isabella
ivanka jacinda jacqueline jane janet janice jeanine jenna jennifer jenny jessica jill joan joanna josephine joyce
juanita judith judy julia juliana julie kamala karen karin kate katharina katherine kathleen kathryn kathy katie katya
kellyanne kirsten kristin kristina laura lauren laurie leila lena leticia lidia lilian liliana lily linda lisa liz
louise lucia lucy ludmila lydia lyudmila madeleine magdalena maia malala manuela margaret margot maria marianne marie
marilyn marina marine marissa marjorie marsha martha mary maryam megan melania melanie melissa meredith michaela
michele michelle mildred miriam molly monica monika nadia nancy naomi natalia natalie natasha nicola nicole nina nora
olga olivia ophelia oksana pamela patricia paula pauline peggy penny petra phyllis priti priya rachel rania rebecca
renata rhonda rita roberta rosa rosalind rose rosemary roxana ruth sabine sally samantha sandra sara sarah serena sharon
sheila shirley silvia simone sofia sonia sonja sophia sophie stella stephanie susan susana susanne suzanne svetlana
sviatlana sylvia tamara tania tanya tatiana tatyana teresa tereza theresa tina tracy tulsi ursula valentina valeria
valerie vanessa vera veronica veronika victoria viktoria violeta virginia vivian wanda wendy whitney yasmin yolanda
yulia yvette yvonne zainab zuzana
"""
_TITLES = {
    HE: frozenset("mr sir lord king prince emperor".split()),
    SHE: frozenset("mrs ms miss lady dame queen princess".split()),
}
_NOUNS = {
    HE: frozenset(
        "man boy husband father son brother uncle nephew grandfather grandson widower king prince gentleman spokesman "
        "chairman businessman congressman policeman actor".split()
    ),
    SHE: frozenset(
        "woman girl wife mother daughter sister aunt niece grandmother granddaughter widow queen princess lady "
        "spokeswoman chairwoman businesswoman congresswoman policewoman actress".split()
    ),
}
_GIVEN = {HE: frozenset(_MEN.split()), SHE: frozenset(_WOMEN.split())}
_BEFORE = frozenset({"."}).union(*_TITLES.values())


def pronoun_of(words: Words, mention: Mention) -> int:
    """`HE` or `SHE` where the mention's title, noun or given name tells; 0 where none does."""
    first = mention.first
    while first > 0 and words.lower[first - 1] in _BEFORE:
        first -= 1
    title = set(words.lower[first : mention.first + 1])
    given = words.lower[mention.first] if mention.last > mention.first else ""
    for pronoun in (HE, SHE):
        if title & _TITLES[pronoun] or words.lower[mention.last] in _NOUNS[pronoun] or given in _GIVEN[pronoun]:
            return pronoun
    return 0
