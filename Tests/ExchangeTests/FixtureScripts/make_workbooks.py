"""Makes the .xlsx fixtures: python3 make_workbooks.py [folder]. Needs openpyxl, XlsxWriter, msoffcrypto-tool. All people are invented."""

import datetime
import sys
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import xlsxwriter

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent / "Fixtures")
NBSP = "\u00a0"


def writer(name, options=None):
    return xlsxwriter.Workbook(str(OUT / name), options or {})


def table(name, rows, sheet="Sheet1"):
    book = writer(name)
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()


def students_title_rows():
    """A merged title, a note, blank rows, then the headings; a total row and a note below."""
    book = writer("students-title-rows.xlsx")
    page = book.add_worksheet("Students")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    page.merge_range("A1:F1", "Eastvale College – T Level Health students 2027/28")
    page.write("A2", "Please return by 30 September")
    page.write_row("A5", ["ULN ", f"First{NBSP}name", "Surname", "D.O.B.", "Home Postcode", "1st choice", "2nd Choice"])
    rows = [
        (1000000012, "Amara", "Okafor", datetime.date(2009, 3, 14), "rm11aa", "Therapies", "Midwifery"),
        (1000000025, f"Jack{NBSP} ", "Bell ", datetime.date(2008, 11, 2), "E1 6AN", "Ward 7", "Pharmacy"),
        (1000000038, "Zoë", "O'Neill", datetime.date(2009, 7, 30), "CM1 1AB", "Community", ""),
    ]
    for number, (uln, first, last, born, postcode, one, two) in enumerate(rows, 5):
        page.write_row(number, 0, [uln, first, last])
        page.write_datetime(number, 3, datetime.datetime.combine(born, datetime.time()), day)
        page.write_row(number, 4, [postcode, one, two])
    page.write_row("A10", ["Total", 3])
    page.write("A12", "* preferences are in order")
    book.close()


def students_1904():
    """Days counted from 1904, as Excel for Mac did."""
    book = writer("students-1904.xlsx", {"date_1904": True})
    page = book.add_worksheet("Learners")
    day = book.add_format({"num_format": "d mmm yyyy"})
    page.write_row(0, 0, ["Learner name", "Date of Birth", "Ready from"])
    page.write(1, 0, "Hall, Grace")
    page.write_datetime(1, 1, datetime.datetime(2008, 2, 29), day)
    page.write_datetime(1, 2, datetime.datetime(2028, 1, 10), day)
    book.close()


def students_hidden_sheet():
    """Lists on a hidden sheet in front; rich text, a failed formula, a formula with its value, a repeated heading."""
    book = writer("students-hidden-sheet.xlsx")
    lists = book.add_worksheet("Lists")
    lists.write_column(0, 0, ["Full name", "Not a student"])
    lists.hide()
    page = book.add_worksheet("Sept starts")
    page.activate()
    page.set_first_sheet()
    bold = book.add_format({"bold": True})
    head = ["Full name", "ULN", "T-Level", "Occupational Specialism", "Shoe size", "Max travel (mins)"]
    page.write_row(0, 0, head)
    page.write_rich_string(1, 0, bold, "Priya", " Nair")
    page.write_row(1, 1, [1000000041, "Health", "Supporting the Midwifery Team", 5])
    page.write_formula(1, 5, "=30+15", None, 45)
    page.write_row(2, 0, head)
    page.write_row(3, 0, ["Tom de la Cruz", "1.00E+09", "Health", "Adult nursing", 9, "1 hour"])
    page.write_row(4, 0, ["Ivy Stone", 1000000054, "Health"])
    page.write_formula(4, 3, "=NA()", None, "#N/A")
    book.close()


def students_two_row_headings():
    """Groups merged over the headings proper; openpyxl writes inline-free shared strings in another style."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Year 1"
    page.append(["Student", None, None, "Preferences", None, None, "Support needs"])
    page.append(["Forename", "Surname", "ULN", 1, 2, 3, None])
    page["D2"], page["E2"], page["F2"] = "1", "2", "3"
    page.append(["Noah", "Wright", "1000000067", "Theatre", "Imaging", "Estates", "Step-free access"])
    page.append(["Lily", "Adeyemi", "1000000070", "Finance", "Digital", None, None])
    page.merge_cells("A1:C1")
    page.merge_cells("D1:F1")
    page.merge_cells("G1:G2")
    book.save(OUT / "students-two-row-headings.xlsx")


def capacity_trust_return():
    """A trust's return: organisation merged down, numbers in words, windows, a grand total by formula."""
    book = writer("capacity-trust-return.xlsx")
    page = book.add_worksheet("Return")
    page.merge_range("A1:J1", "T LEVEL INDUSTRY PLACEMENT CAPACITY – ACADEMIC YEAR 2027/28")
    page.write_row("A3", [
        "Name of Trust", "ODS", "Hospital / Site", "Ward/Department", "T Level(s)", "No. of places", "Dates", "Days",
        "Min. age", "Ward manager", "Email address",
    ])
    page.merge_range("A4:A6", "Northmoor University Hospitals NHS Trust")
    page.merge_range("B4:B6", "RZ9")
    rows = [
        ("Northmoor General", "Ward 4", "Health", 4, "01/09/2027 - 17/12/2027", "Mon/Tue", "18+", "Kim Ade", "kim.ade@example.nhs.uk"),
        ("Northmoor General", "Pharmacy", "Science", "two", "Autumn term", "block", "none", "Lee Chan", "Lee Chan <lee.chan@example.nhs.uk>"),
        ("St Anne's", "Maternity", "Health", "tbc", "Jan - Mar 2028", "2 days a week", 16, "Ada Moss", "ada.moss@example.nhs.uk "),
    ]
    for number, row in enumerate(rows, 3):
        page.write_row(number, 2, row)
    page.write("A8", "Grand Total")
    page.write_formula("F8", "=SUM(F4:F6)", None, 4)
    book.close()


def capacity_other_order():
    """Another order of columns, a padded telephone number, yes/no, a range that must be mended, an unknown column."""
    book = writer("capacity-other-order.xlsx")
    page = book.add_worksheet("Sheet1")
    phone = book.add_format({"num_format": "00000000000"})
    day = book.add_format({"num_format": "[$-809]dd mmmm yyyy;@"})
    page.write_row(0, 0, ["Capacity", "Specialism", "Employer", "Start Date", "End Date", "Under 18s?", "Tel No.", "Parking?", "Hrs"])
    page.write_row(1, 0, [3, "Supporting the Adult Nursing Team", "Fernbank Care Home"])
    page.write_datetime(1, 3, datetime.datetime(2027, 9, 6), day)
    page.write_datetime(1, 4, datetime.datetime(2028, 3, 31), day)
    page.write_row(1, 5, ["Y"])
    page.write_number(1, 6, 7700900123, phone)
    page.write_row(1, 7, ["free", "315 hrs"])
    page.write_row(2, 0, ["2-3", "Dental Nursing", "Hillview Dental", "6th Sept 2027", "31.3.28", "No", 2079460000, "none", 350])
    page.write_row(3, 0, [0, "Dental Nursing", "Bridge Street Surgery", "2027-09-06", "09/25/2027", "maybe", "", "", ""])
    book.close()


def cohorts_plain():
    """A plain list whose last row is nothing but a sum."""
    table("cohorts-sum-only.xlsx", [
        ["Provider", "UKPRN", "Cohort name", "T Level", "Number of students", "Start", "End", "Pattern", "Hours"],
        ["Eastvale College", 10001234, "HLT-A", "Health", 24, "01/09/2027", "30/06/2028", "Mon & Tue", 315],
        ["Eastvale College", 10001234, "SCI-A", "Science", 12, "01/09/2027", "30/06/2028", "Day release", 315],
        ["", "", "", "", 36],
    ])


def contacts_sections():
    """Contacts under section titles, with trailing blanks, no-width characters and a block of notes."""
    table("contacts-sections.xlsx", [
        ["Network contacts"],
        [],
        ["Organisation ", "Contact ", "Job Title", "E-mail address ", "Mobile"],
        ["Trusts"],
        ["Northmoor NHS Trust", "Kim Ade\u200b", "Placement lead", "KIM.ADE@EXAMPLE.NHS.UK", 7700900456],
        ["Colleges"],
        ["Eastvale College", "Smith, Jo", "T Level tutor", "jo.smith@example.ac.uk;", "01632 960 001"],
        ["", "Nobody Known", "", "no at sign", ""],
        [],
        ["Updated by the network office in May"],
    ])


def formatted_blank_rows():
    """A sheet whose whole columns carry a style down to row 5,000, as happens when people colour a column."""
    book = writer("students-coloured-column.xlsx")
    page = book.add_worksheet("S")
    colour = book.add_format({"bg_color": "#FFFFCC"})
    page.write_row(0, 0, ["Name", "ULN"])
    page.write_row(1, 0, ["Ella Frost", 1000000083])
    for number in range(2, 5_000):
        page.write_blank(number, 0, None, colour)
    book.close()


def refused_password():
    """A workbook that Excel would ask a password for."""
    with open(OUT / "students-1904.xlsx", "rb") as plain, open(OUT / "refused-password.xlsx", "wb") as locked:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("secret", locked)


for make in [
    students_title_rows, students_1904, students_hidden_sheet, students_two_row_headings, capacity_trust_return,
    capacity_other_order, cohorts_plain, contacts_sections, formatted_blank_rows, refused_password,
]:
    make()
