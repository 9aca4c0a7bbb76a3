"""Other words for countries: capitals that stand for their governments, short forms, adjectives of another stem."""

from __future__ import annotations

_CAPITALS = """
abuja=nigeria, accra=ghana, addis ababa=ethiopia, algiers=algeria, amman=jordan, ankara=turkey,
astana=kazakhstan, athens=greece, baghdad=iraq, baku=azerbaijan, bamako=mali, bangkok=thailand, beijing=china,
beirut=lebanon, belgrade=serbia, berlin=germany, bern=switzerland, bogotá=colombia, brasília=brazil,
bratislava=slovakia, bucharest=romania, budapest=hungary, buenos aires=argentina, cairo=egypt,
canberra=australia, caracas=venezuela, chișinău=moldova, copenhagen=denmark, damascus=syria, dhaka=bangladesh,
doha=qatar, dublin=ireland, hanoi=vietnam, harare=zimbabwe, havana=cuba, helsinki=finland, islamabad=pakistan,
jakarta=indonesia, kabul=afghanistan, kathmandu=nepal, khartoum=sudan, kiev=ukraine, kigali=rwanda,
kinshasa=congo, kyiv=ukraine, lima=peru, lisbon=portugal, ljubljana=slovenia, london=britain, madrid=spain,
manila=philippines, minsk=belarus, moscow=russia, nairobi=kenya, naypyidaw=myanmar, new delhi=india, oslo=norway,
ottawa=canada, paris=france, podgorica=montenegro, prague=czechia, pretoria=south africa, pristina=kosovo,
pyongyang=north korea, quito=ecuador, rabat=morocco, riga=latvia, riyadh=saudi arabia, rome=italy, sanaa=yemen,
santiago=chile, sarajevo=bosnia, seoul=south korea, skopje=macedonia, sofia=bulgaria, stockholm=sweden,
taipei=taiwan, tallinn=estonia, tashkent=uzbekistan, tbilisi=georgia, tehran=iran, tirana=albania, tokyo=japan,
tripoli=libya, tunis=tunisia, ulaanbaatar=mongolia, vienna=austria, vilnius=lithuania, warsaw=poland,
washington=united states, yerevan=armenia, zagreb=croatia
"""

_ALSO = """
us=united states, u s=united states, usa=united states, u s a=united states, america=united states,
american=united states, uk=united kingdom, u k=united kingdom, britain=united kingdom, british=united kingdom,
uae=united arab emirates, french=france, german=germany, chinese=china, turkish=turkey, polish=poland,
dutch=netherlands, greek=greece, spanish=spain, swedish=sweden, danish=denmark, finnish=finland, irish=ireland,
swiss=switzerland, thai=thailand, filipino=philippines, philippine=philippines, czech=czech republic, welsh=wales,
english=england, scottish=scotland, burmese=myanmar, yemeni=yemen, iraqi=iraq, emirati=united arab emirates
"""


def _read(table: str) -> dict[str, str]:
    return {name.strip(): country.strip() for row in table.split(",") for name, _, country in [row.partition("=")]}


CAPITALS = _read(_CAPITALS)
"""Normalised name of a capital → that of its country."""

ALSO = _read(_ALSO)
"""Normalised short form or adjective → name of the country."""
