"""Countries, and the other words for them: adjectives, short forms, capitals that stand for their governments."""

from __future__ import annotations

from graph.ids import normalise_name

_COUNTRIES = """
Afghanistan: Afghan | Kabul
Albania: Albanian | Tirana
Algeria: Algerian | Algiers
Andorra: Andorran
Angola: Angolan | Luanda
Argentina: Argentine, Argentinian | Buenos Aires
Armenia: Armenian | Yerevan
Australia: Australian | Canberra
Austria: Austrian | Vienna
Azerbaijan: Azerbaijani, Azeri | Baku
Bahamas: Bahamian
Bahrain: Bahraini | Manama
Bangladesh: Bangladeshi | Dhaka
Barbados: Barbadian
Belarus: Belarusian, Belarussian | Minsk
Belgium: Belgian
Belize: Belizean
Benin: Beninese
Bhutan: Bhutanese | Thimphu
Bolivia: Bolivian | La Paz
Bosnia and Herzegovina: Bosnia, Bosnian | Sarajevo
Botswana: | Gaborone
Brazil: Brazilian | Brasília
Brunei: Bruneian
Bulgaria: Bulgarian | Sofia
Burkina Faso: Burkinabe | Ouagadougou
Burundi: Burundian
Cambodia: Cambodian | Phnom Penh
Cameroon: Cameroonian | Yaoundé
Canada: Canadian | Ottawa
Cape Verde: Cape Verdean
Central African Republic: | Bangui
Chad: Chadian | N'Djamena
Chile: Chilean | Santiago
China: Chinese, People's Republic of China | Beijing
Colombia: Colombian | Bogotá
Comoros: Comorian
Congo: Congolese, Democratic Republic of the Congo, DRC | Kinshasa
Costa Rica: Costa Rican
Croatia: Croatian | Zagreb
Cuba: Cuban | Havana
Cyprus: Cypriot | Nicosia
Czech Republic: Czech, Czechia | Prague
Denmark: Danish | Copenhagen
Djibouti: Djiboutian
Dominican Republic: | Santo Domingo
East Timor: Timorese, Timor-Leste
Ecuador: Ecuadorian, Ecuadorean | Quito
Egypt: Egyptian | Cairo
El Salvador: Salvadoran
England: English
Equatorial Guinea:
Eritrea: Eritrean | Asmara
Estonia: Estonian | Tallinn
Eswatini: Swaziland
Ethiopia: Ethiopian | Addis Ababa
Fiji: Fijian | Suva
Finland: Finnish | Helsinki
France: French | Paris
Gabon: Gabonese | Libreville
Gambia: Gambian | Banjul
Georgia: Georgian | Tbilisi
Germany: German | Berlin
Ghana: Ghanaian | Accra
Greece: Greek | Athens
Greenland: Greenlandic
Guatemala: Guatemalan
Guinea: Guinean | Conakry
Guinea-Bissau:
Guyana: Guyanese
Haiti: Haitian | Port-au-Prince
Honduras: Honduran | Tegucigalpa
Hungary: Hungarian | Budapest
Iceland: Icelandic | Reykjavik
India: Indian | New Delhi
Indonesia: Indonesian | Jakarta
Iran: Iranian | Tehran
Iraq: Iraqi | Baghdad
Ireland: Irish | Dublin
Israel: Israeli
Italy: Italian | Rome
Ivory Coast: Ivorian, Côte d'Ivoire
Jamaica: Jamaican
Japan: Japanese | Tokyo
Jordan: Jordanian | Amman
Kazakhstan: Kazakh, Kazakhstani | Astana
Kenya: Kenyan | Nairobi
Kiribati:
Kosovo: Kosovar | Pristina
Kuwait: Kuwaiti
Kyrgyzstan: Kyrgyz | Bishkek
Laos: Laotian | Vientiane
Latvia: Latvian | Riga
Lebanon: Lebanese | Beirut
Lesotho:
Liberia: Liberian | Monrovia
Libya: Libyan | Tripoli
Liechtenstein:
Lithuania: Lithuanian | Vilnius
Luxembourg:
Madagascar: Malagasy | Antananarivo
Malawi: Malawian | Lilongwe
Malaysia: Malaysian | Kuala Lumpur
Maldives: Maldivian
Mali: Malian | Bamako
Malta: Maltese | Valletta
Marshall Islands: Marshallese
Mauritania: Mauritanian | Nouakchott
Mauritius: Mauritian
Mexico: Mexican
Micronesia: Micronesian
Moldova: Moldovan | Chișinău
Monaco:
Mongolia: Mongolian | Ulaanbaatar
Montenegro: Montenegrin | Podgorica
Morocco: Moroccan | Rabat
Mozambique: Mozambican | Maputo
Myanmar: Burmese, Burma | Naypyidaw
Namibia: Namibian | Windhoek
Nauru: Nauruan
Nepal: Nepali, Nepalese | Kathmandu
Netherlands: Dutch, Holland
New Zealand:
Nicaragua: Nicaraguan | Managua
Niger: Nigerien | Niamey
Nigeria: Nigerian | Abuja
North Korea: North Korean, DPRK | Pyongyang
North Macedonia: Macedonia, Macedonian | Skopje
Norway: Norwegian | Oslo
Oman: Omani | Muscat
Pakistan: Pakistani | Islamabad
Palau: Palauan
Palestine: Palestinian
Panama: Panamanian
Papua New Guinea: | Port Moresby
Paraguay: Paraguayan
Peru: Peruvian | Lima
Philippines: Filipino, Philippine | Manila
Poland: Polish | Warsaw
Portugal: Portuguese | Lisbon
Qatar: Qatari | Doha
Romania: Romanian | Bucharest
Russia: Russian, Russian Federation | Moscow
Rwanda: Rwandan | Kigali
Samoa: Samoan
San Marino:
Saudi Arabia: Saudi | Riyadh
Scotland: Scottish
Senegal: Senegalese | Dakar
Serbia: Serbian | Belgrade
Seychelles:
Sierra Leone: Sierra Leonean | Freetown
Singapore: Singaporean
Slovakia: Slovak | Bratislava
Slovenia: Slovenian | Ljubljana
Solomon Islands: | Honiara
Somalia: Somali | Mogadishu
South Africa: South African | Pretoria
South Korea: South Korean | Seoul
South Sudan: South Sudanese | Juba
Spain: Spanish | Madrid
Sri Lanka: Sri Lankan | Colombo
Sudan: Sudanese | Khartoum
Suriname: Surinamese
Sweden: Swedish | Stockholm
Switzerland: Swiss | Bern
Syria: Syrian | Damascus
Taiwan: Taiwanese | Taipei
Tajikistan: Tajik | Dushanbe
Tanzania: Tanzanian | Dodoma
Thailand: Thai | Bangkok
Togo: Togolese | Lomé
Tonga: Tongan
Trinidad and Tobago: Trinidadian
Tunisia: Tunisian | Tunis
Turkey: Turkish, Türkiye | Ankara
Turkmenistan: Turkmen | Ashgabat
Tuvalu: Tuvaluan
Uganda: Ugandan | Kampala
Ukraine: Ukrainian | Kyiv, Kiev
United Arab Emirates: UAE, Emirati | Abu Dhabi
United Kingdom: UK, U.K., Britain, Great Britain, British | London
United States: US, U.S., USA, U.S.A., United States of America, America, American | Washington
Uruguay: Uruguayan | Montevideo
Uzbekistan: Uzbek | Tashkent
Vanuatu:
Vatican: Holy See
Venezuela: Venezuelan | Caracas
Vietnam: Vietnamese | Hanoi
Wales: Welsh
Yemen: Yemeni | Sanaa
Zambia: Zambian | Lusaka
Zimbabwe: Zimbabwean | Harare
"""


def _read(column: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _COUNTRIES.strip().splitlines():
        country, _, words = row.partition(":")
        other = words.split("|")[column : column + 1]
        found |= {normalise_name(word): country for word in ",".join(other).split(",") if word.strip()}
    return found


ALSO = _read(0)
"""Normalised adjective or short form → the country's name, as it is written."""

CAPITALS = _read(1)
"""Normalised name of a capital → that of its country."""

COUNTRIES = {normalise_name(row.partition(":")[0]): row.partition(":")[0] for row in _COUNTRIES.strip().splitlines()}
"""Normalised name of a country → the name."""
