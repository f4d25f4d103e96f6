"""A made-up trust with many wards: places that it offers, and who else is there, the same every time."""

import csv
import datetime
import pathlib
import random

TRUST = "Bench University Hospitals NHS Trust"


def academic_year() -> int:
    """The calendar year in which the academic year of today begins."""
    today = datetime.date.today()
    return today.year if today.month >= 8 else today.year - 1


def write_places(file: pathlib.Path, wards: int) -> pathlib.Path:
    """Writes three offers of places for each ward, at times of its own, and gives the file's path."""
    chance = random.Random(20_27)
    with file.open("w", newline="", encoding="utf-8") as text:
        writer = csv.writer(text)
        writer.writerow(["Organisation", "Site", "Ward", "T Level", "Places", "Start", "End", "Pattern"])
        for ward in range(wards):
            for first, last in _stretches(chance, 3):
                site = f"Site {ward % 6 + 1}"
                writer.writerow([TRUST, site, f"Ward {ward + 1}", "Health", chance.randint(1, 6), first, last, "Mon, Tue"])
    return file


def write_learners(file: pathlib.Path, wards: int) -> pathlib.Path:
    """Writes two groups of other learners for each ward, and gives the file's path."""
    chance = random.Random(20_28)
    with file.open("w", newline="", encoding="utf-8") as text:
        writer = csv.writer(text)
        writer.writerow(["Trust", "Site", "Ward", "Programme", "Number of learners", "Start", "End"])
        for ward in range(wards):
            for first, last in _stretches(chance, 2):
                site = f"Site {ward % 6 + 1}"
                writer.writerow([TRUST, site, f"Ward {ward + 1}", "BSc Nursing", chance.randint(1, 4), first, last])
    return file


def _stretches(chance: random.Random, count: int):
    """So many stretches of weeks, one after the other."""
    begin = datetime.date(academic_year(), 9, 1)
    for part in range(count):
        first = begin + datetime.timedelta(days=part * (300 // count) + chance.randint(0, 20))
        last = first + datetime.timedelta(days=chance.randint(28, 300 // count - 25))
        yield first.strftime("%d/%m/%Y"), last.strftime("%d/%m/%Y")
