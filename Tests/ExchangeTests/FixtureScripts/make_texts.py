"""Makes the .csv fixtures byte by byte: python3 make_texts.py [folder]. All people are invented."""

import sys
from pathlib import Path

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent / "Fixtures")


def write(name, text, encoding="utf-8"):
    (OUT / name).write_bytes(text.encode(encoding))


PLAIN = "Full name,ULN,Date of birth\r\nZoë Müller,1000000096,01/02/2009\r\nSeán Ó Briain,1000000105,2/12/08\r\n"

write("students-bom.csv", PLAIN, "utf-8-sig")
write("students-cp1252.csv", PLAIN.replace("ULN", "ULN – number"), "cp1252")
write("students-utf16.csv", PLAIN.replace(",", "\t"), "utf-16")
write("students-utf16-no-bom.csv", PLAIN, "utf-16-le")
write("students-semicolon.csv", "sep=;\r\n" + PLAIN.replace(",", ";"))
write("students-mac-returns.csv", PLAIN.replace("\r\n", "\r"))
write("students-pipe.csv", PLAIN.replace(",", "|").replace("\r\n", "\n"))
write(
    "students-quoted.csv",
    'Name,Preferences,Support,ULN\n"Okafor, Amara","1) Therapies; 2) Midwifery; 3) Ward 7","Needs a\nlift, and ""quiet"" rooms",1000000118\n'
    '"SMITH Jane (Janey)","Pharmacy > Finance",,1.23457E+09\n'
    '"Dr Ana van der Berg",Digital,,"1000000121.0"\n',
)
write(
    "capacity-lost-zeros.csv",
    "\ufeffCapacity return,,,,,,\n,,,,,,\nOrganisation,Site postcode,Course,Places,Telephone,Contact e-mail,Start\n"
    "Fernbank Care Home, rm1  1aa ,Health,4 places,1632960001,lead@example.org,1 Sept 2027\n"
    "Hillview,RM1,Health,up to 3,+44 1632 960002,mailto:a@example.org,spring 2028\n"
    "Mossfield,not known,Health,-2,none,a@b,summer term\n"
    "Totals,,,7,,,\n",
)
write(
    "cohorts-synonyms.csv",
    "College;Group code;Programme;Occ. specialism;Learners;From;To;Days per week;Hours required\n"
    "Westbrook Sixth Form;WB-27;T Level Health;Adult nursing;eighteen learners;Sept 2027;July 2028;2;350\n"
    "Westbrook Sixth Form;WB-28;T Level Science;;20;Mon 6 Sept 2027;Fri 30 June 2028;Mon-Wed;315 hours\n",
)
write(
    "contacts-groups.csv",
    "Organisation,Contact,,,\n,First name,Surname,Email,Tel\nNorthmoor NHS Trust,Kim,Ade,kim@example.org,01632 960003\n",
)
