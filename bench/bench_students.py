"""Made-up students as a college would send them, the same every time."""

import csv
import io
import pathlib
import random

FIRST = "Amira Ben Chloe Daniel Ebony Farah George Hannah Imran Jess Kofi Layla Mohammed Niamh Oliver Priya".split()
LAST = "Ahmed Baker Clarke Davies Evans Farrell Green Hussain Iqbal Jones Khan Lewis Mensah Nowak Okoro Patel".split()
OUTCODES = "ST1 ST3 ST4 ST5 ST6 ST7 ST8 ST13 ST15 ST16 ST17 ST18 TF1 TF2 WS11 CW1".split()
# A college, one of its cohorts, and that cohort's T Level, as the product's own export names them.
Group = tuple[str, str, str]


def uln(number: int) -> str:
    """The unique learner number that begins with these nine digits, or the next one that has a valid check digit."""
    while True:
        digits = f"{number:09}"
        rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1))) % 11
        if rest != 0:
            return f"{digits}{10 - rest}"
        number += 1_000_000


def groups(exported_cohorts: str) -> list[Group]:
    """The groups that an export of cohorts (CSV) lists."""
    header, *rows = csv.reader(io.StringIO(exported_cohorts.removeprefix("\ufeff")))
    columns = [_column(header, words) for words in (("college", "provider"), ("cohort", "name"), ("t level",))]
    return [tuple(row[column] for column in columns) for row in rows if any(row)]


def write_students(file: pathlib.Path, count: int, groups: list[Group]) -> pathlib.Path:
    """Writes a spreadsheet of students in these groups and gives its path."""
    chance = random.Random(20_26)
    with file.open("w", newline="", encoding="utf-8") as text:
        writer = csv.writer(text)
        writer.writerow(
            [
                "ULN",
                "First name",
                "Last name",
                "Date of birth",
                "Postcode",
                "College",
                "Cohort",
                "T Level",
                "Email",
            ]
        )
        for index in range(count):
            first, last = chance.choice(FIRST), chance.choice(LAST)
            born = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.choice([2008, 2009])}"
            postcode = f"{chance.choice(OUTCODES)} {chance.randint(1, 9)}{chance.choice('ABDE')}{chance.choice('ABDE')}"
            email = f"{first}.{last}.{index}@example.ac.uk".lower()
            writer.writerow([uln(500_000_000 + index), first, last, born, postcode, *chance.choice(groups), email])
    return file


def _column(header: list[str], words: tuple[str, ...]) -> int:
    for word in words:
        for index, title in enumerate(header):
            if word in title.lower():
                return index
    raise SystemExit(f"The export of cohorts has no column for {words[0]}; it has {', '.join(header)}.")
