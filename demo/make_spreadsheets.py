"""Makes the spreadsheets that can be imported into the made-up system, as untidy as real ones.

    python3 demo/make_spreadsheets.py [--year 2026] [--folder demo/spreadsheets]

The year is the one in which the academic year starts; without it, the current one. The same year gives the same bytes.
Needs XlsxWriter (Tests/requirements.txt). All people and organisations are made up; telephone numbers are of the ranges
that Ofcom keeps free for drama.
"""

import argparse
import csv
import datetime
import io
from pathlib import Path

import xlsxwriter

NBSP = "\u00a0"


def main():
    today = datetime.date.today()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--year", type=int, default=today.year if today.month >= 8 else today.year - 1)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent / "spreadsheets")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    year = Year(arguments.year)
    capacity(arguments.folder / "1-places-from-employers.xlsx", year)
    cohorts(arguments.folder / "2-cohorts-from-colleges.csv", year)
    students(arguments.folder / "3-students.xlsx", year)
    contacts(arguments.folder / "4-contacts.csv")


class Year:
    """An academic year, with the same dates as the made-up system (Sources/Services/Demo/Content/DemoShape.swift)."""

    def __init__(self, start):
        self.start = start
        self.label = f"{start}/{(start + 1) % 100:02}"

    def day(self, month, day):
        return datetime.date(self.start if month >= 8 else self.start + 1, month, day)

    def weeks(self, count, month, day):
        first = self.day(month, day)
        monday = first + datetime.timedelta(days=-first.weekday() % 7)
        return monday, monday + datetime.timedelta(days=count * 7 - 3)

    def born(self, month, day, age):
        """The birthday of somebody who becomes so old in this academic year."""
        of_year = self.day(month, day)
        return of_year.replace(year=of_year.year - age)


def british(day):
    return day.strftime("%d/%m/%Y")


def workbook(path):
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"title": path.stem, "created": datetime.datetime(2026, 9, 1)})
    return book


def capacity(path, year):
    """A return of several employers: a title, a note, merged cells, dates as dates and as text, a total."""
    spring, mondays = year.weeks(10, 4, 12), year.weeks(25, 1, 11)
    sow, general = "Sow Valley Hospitals Trust", "Sow Valley General Hospital"
    rows = [
        # employer, site, postcode, ward, T Level, specialism, places, dates, days, age, contact, e-mail, comments
        (sow, general, "", "Ward 4, older people", "Health", "Adult Nursing", 8, spring, "Block", "", "", "", "Two more than last time"),
        (None, None, "", "Ward 6, respiratory", "Health", "Adult Nursing", 5, spring, "Block", "", "", "", ""),
        (None, None, "", "Emergency department", "Health", "Adult Nursing", 3, spring, "block", "18+", "", "", ""),
        (None, None, "", "Ward 11, stroke", "Health", "Adult Nursing", "four", spring, "Block", "", "Sister Edie Norbury", "edie.norbury@sowvalleyhospitals.example", "New this year"),
        (None, None, "", "Fracture clinic", "Health", "Therapy", "tbc", spring, "Block", "none", "", "", "Waiting for the new rota"),
        ("Six Kilns Hospital Trust", "Six Kilns Hospital", "", "Ward 12, surgery", "T Level Health", "Adult nursing", 6, mondays, "Mon/Tue", "", "", "", ""),
        ("Larkhill House", "Larkhill House", "", "Care team", "Health", "Adult Nursing", 4, spring, "Block", "", "Tunde Marchbanks", "tunde.marchbanks@larkhillhouse.example", ""),
        (f"Bluebell{NBSP}Court ", "Bluebell Court", "st17 2bz", "Care team", "Health", "Adult Nursing", "2 places", spring, "Block", "", "Wendy Appletree", "wendy@bluebellcourt.example", "Happy to start with two"),
        ("Castle Bank Medical Centre", "Castle Bank Medical Centre", "", "Reception and office", "Management & Administration", "", "1-2", spring, "Block", "", "", "", ""),
        ("Ashwood Surgery", "Ashwood Surgery", "", "Practice nursing team", "Health", "Adult Nursing", 2, (spring[0], f"31/06/{year.start + 1}"), "Block", "", "", "", "Until the end of June"),
        ("Orchard Court", "Orchard Court", "", "Care team", "Nurse cadets", "", 2, year.weeks(10, 5, 8), "Block", "", "", "", ""),
    ]
    headings = [
        "Employer", "Hospital / site", "Post code", "Ward / dept", "No. of places", "T-Level", "Specialism",
        "Start date", "End date", "Block or day release?", "Min age", "Named contact", "Contact e-mail", "Comments",
    ]
    with workbook(path) as book:
        title = book.add_format({"bold": True, "font_size": 14})
        bold = book.add_format({"bold": True, "bg_color": "#DDEBF7", "text_wrap": True})
        date = book.add_format({"num_format": "dd/mm/yyyy"})
        middle = book.add_format({"valign": "vcenter"})
        page = book.add_worksheet("Return")
        page.set_column(0, 13, 20)
        page.merge_range(0, 0, 0, 13, f"Mercia Vale: places for T Level students {year.label}", title)
        page.write(1, 0, "Please send back by 30 November. One line for each ward. Ask Kim if anything is unclear.")
        page.write_row(3, 0, headings, bold)
        for number, row in enumerate(rows, 4):
            employer, site, postcode, ward, t_level, specialism, places, (first, last), days, age, name, email, notes = row
            values = [employer, site, postcode, ward, places, t_level, specialism, first, last, days, age, name, email, notes]
            for column, value in enumerate(values):
                if value is None or value == "":
                    continue
                if isinstance(value, datetime.date) and number % 2:
                    page.write(number, column, british(value))
                elif isinstance(value, datetime.date):
                    page.write_datetime(number, column, value, date)
                else:
                    page.write(number, column, value)
        page.merge_range(4, 0, 8, 0, sow, middle)
        page.merge_range(4, 1, 8, 1, general, middle)
        end = 4 + len(rows)
        total = sum(row[6] for row in rows if isinstance(row[6], int))
        page.write(end, 3, "Total", bold)
        page.write_formula(end, 4, f"=SUM(E5:E{end})", bold, total)
        book.add_worksheet("Lists").write_column(0, 0, ["Block", "Day release"])


def cohorts(path, year):
    """Semicolons and the Windows code page, as Excel saves a list in many offices."""
    spring, days, wide = year.weeks(15, 4, 5), year.weeks(43, 9, 14), year.weeks(27, 1, 9)
    second = "second year"
    rows = [
        ["College", "Group", "T Level", "Occupational specialism", "No. of students", "Start", "End", "Days", "Hours required", "Tutor", "Comments"],
        ["Sow Valley College", f"Adult nursing, {second}", "Health", "Adult Nursing", "52", *map(british, spring), "Block", "315", "", "Four joined in September"],
        ["Sow Valley College", f"Midwifery, {second}", "Health", "Midwifery", "14", *map(british, spring), "Block", "315", "", ""],
        ["Kilnfield College", f"Mental health, {second}", "T Level in Health", "Mental Health", "10", *map(british, days), "Mon & Tue", "315 hrs", "", ""],
        ["Kilnfield College", "Dental nursing, first year", "Health", "Dental nursing", "9", *map(british, days), "Mon/Tue", "315", "Zoë Tatton", "New group – starts this autumn"],
        ["Trent Meadow Sixth Form", f"Therapy, {second}", "Health", "Therapies", "8", *map(british, spring), "Block", "315", "", "Mali’s group"],
        ["Wrekin Edge Colege", "Health, first year", "Health", "", "30", *map(british, wide), "Block", "315", "", ""],
        ["Chase Heath College", f"Midwifery, {second}", "Health", "Midwifery", "six", *map(british, wide), "mixed", "315", "", ""],
        ["Severn Loop Sixth Form College", f"Therapy, {second}", "Health", "Therapy", "about 8-10", *map(british, wide), "Thu/Fri", "315", "", "Numbers not final"],
        ["Tettenmere Sixth Form", f"Digital support, {second}", "Digital Support & Security", "Digital Support", "12", *map(british, reversed(spring)), "Block", "315", "", "Dates the wrong way round"],
    ]
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode("cp1252"))


def students(path, year):
    """Names in one column, learner numbers as numbers, one destroyed by the spreadsheet, a lost zero, odd blanks."""
    adult, midwifery = "Adult nursing, second year", "Midwifery, second year"
    sow, kiln, wrekin = "Sow Valley College", "Kilnfield College", "Wrekin Edge College"
    rows = [
        # name, known as, ULN, born, postcode, college, group, specialism, wishes, ready, travel, phone, support
        ("Farrow, Niamh", "", 9010000019, year.born(7, 20, 17), "ST13", kiln, midwifery, "Midwifery", "1. Maternity; 2. Antenatal", "", "", 7700900551, ""),
        ("Tomos Grenfell", "", 9010000027, year.born(4, 18, 18), "TF1 2XX", wrekin, adult, "Adult Nursing", "Hospital ward; GP", year.day(5, 4), "", "07700 900552", ""),
        ("Carys Holbeche", "", "901 000 0043", year.born(11, 2, 18), "ST16", sow, adult, "Adult Nursing", "Emergency department", "", "45 mins", "", ""),
        ("Ollie Ashby", "", "", "", "ST17", sow, adult, "Adult Nursing", "A&E", "", "", "", ""),
        (f"Imogen{NBSP}Fairweather ", "Immy", 9010000051, year.born(12, 9, 18), "st16 3ab", sow, midwifery, "Midwifery", f"Maternity,{NBSP}Antenatal, Community", year.day(1, 11), "40", 7700900553, ""),
        ("Osgathorpe, Ravi", "", 9010000078, british(year.born(2, 27, 18)), "ST17 9QQ", sow, adult, "Adult", "Hospital ward; Care home", "now", "", "", "Prefers written instructions"),
        ("Hamilton-Wye, Jess (Jessie)", "", 9010000086, british(year.born(6, 6, 18)), "ST4 6QG", kiln, adult, "Adult Nursing", "GP; Care home; Hospital", "", "1 hour", "", ""),
        ("Sorrel Quickthorn", "", "9.01E+09", year.born(10, 30, 18), "ST4", kiln, adult, "Adult Nursing", "Stroke ward", "", "", "", ""),
        ("Bryn Ackersley", "", 9010000094, f"31/02/{year.start - 17}", "TF2 7HH", wrekin, adult, "Adult Nursing", "Hospital ward", "", "", "", ""),
        ("Maddison", "", 9010000108, year.born(1, 15, 18), "TF1", wrekin, adult, "Adult Nursing", "", "", "", "", ""),
        ("Kit Larkspur", "", 9010000117, year.born(3, 3, 18), "TF3", wrekin, adult, "Adult Nursing", "GP", "", "", "", "One digit of the ULN is wrong"),
    ]
    headings = [
        "Student name", "Known as", f"ULN{NBSP}", "D.O.B.", "Home postcode", "College", "Tutor group", "T Level",
        "Specialism", "Placement preferences", "Ready from", "Max travel (mins)", "Mobile", "Support needs",
    ]
    with workbook(path) as book:
        bold = book.add_format({"bold": True})
        date = book.add_format({"num_format": "dd/mm/yyyy"})
        number_format = book.add_format({"num_format": "0"})
        page = book.add_worksheet("Students")
        page.set_column(0, 13, 18)
        page.write(0, 0, f"T Level students who need a placement in {year.label}", bold)
        page.write_row(2, 0, headings, bold)
        for number, row in enumerate(rows, 3):
            name, known_as, uln, born, postcode, college, group, specialism, wishes, ready, travel, phone, needs = row
            values = [name, known_as, uln, born, postcode, college, group, "Health", specialism, wishes, ready, travel, phone, needs]
            for column, value in enumerate(values):
                if value == "":
                    continue
                if isinstance(value, datetime.date):
                    page.write_datetime(number, column, value, date)
                elif isinstance(value, int):
                    page.write_number(number, column, value, number_format)
                else:
                    page.write_string(number, column, value)


def contacts(path):
    """A list out of an address book, with a byte order mark."""
    rows = [
        ["Organisation", "Name", "Job title", "E-mail address", "Telephone", "Notes"],
        ["Brookside Surgery", "Harriet Wenlock", "Practice manager", "harriet.wenlock@brooksidesurgery.example", "01632 960901", ""],
        ["Larkhill House", "Tunde Marchbanks", "Registered manager", "tunde.marchbanks@larkhillhouse.example", "(01632) 960 950", "New number"],
        ["Chase Befrienders", "Mo Silverdale", "T Level champion", "mo.silverdale@chasebefrienders.example", "01632 960903", ""],
        ["Six Kilns Hospitals Trust", "Bea Hollybrook", "Clinical placement lead", "Bea Hollybrook <bea.hollybrook@sixkilns.example>", "01632 960951 ext 204", ""],
        ["Kilnfield College", "Zoë O’Rourke", "Placement tutor", "zoe.orourke@kilnfield.example", "+44 7700 900960", "Thursdays only"],
        ["Ashwood Surgry", "Len Coldmeece", "Deputy practice manager", "len.coldmeece@ashwoodsurgery.example", "01632 960952", ""],
        ["Willow Bank Care Home", "Peggy Sandford", "Registered manager", "peggy.sandford(at)willowbank.example", "01632 960953", ""],
        ["Hillbrow Hospice", "Gil Underhill", "Volunteering officer", "gil.underhill@hillbrowhospice.example", "1632960954", ""],
        ["", "Nobody’s Contact", "", "nobody@contact.example", "", "Where do they work?"],
    ]
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


if __name__ == "__main__":
    main()
