"""Opens exported workbooks with another program's reader: python3 check_exports.py file.xlsx [more.xlsx ...]

Checks what our own reader cannot vouch for: the file opens, no text is a formula, days are days, the headings are bold
and stand still, the filter covers the whole table. Needs openpyxl. Ends with 1 and one line for each thing found wrong.
"""

import datetime
import sys
import warnings

import openpyxl

warnings.simplefilter("error")


def faults(path):
    book = openpyxl.load_workbook(path)
    if not book.worksheets:
        yield "no sheet"
    for sheet in book.worksheets:
        where = f"{sheet.title!r}"
        if len(sheet.title) > 31:
            yield f"{where}: the name is longer than 31 characters"
        headings = [cell for cell in sheet[1]]
        if not headings or all(cell.value is None for cell in headings):
            yield f"{where}: no headings"
            continue
        if sheet.freeze_panes != "A2":
            yield f"{where}: the row of headings does not stand still"
        if sheet.auto_filter.ref != sheet.dimensions:
            yield f"{where}: the filter covers {sheet.auto_filter.ref}, the table is {sheet.dimensions}"
        for cell in headings:
            if not cell.font.bold:
                yield f"{where}: heading {cell.coordinate} is not bold"
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if cell.data_type == "f":
                    yield f"{where}: {cell.coordinate} is a formula"
                if cell.data_type == "e":
                    yield f"{where}: {cell.coordinate} is an error"
                if isinstance(cell.value, datetime.datetime) and cell.number_format != "dd/mm/yyyy":
                    yield f"{where}: {cell.coordinate} is a day shown as {cell.number_format}"


def main():
    if len(sys.argv) < 2:
        sys.exit("Give the path of at least one workbook.")
    found = 0
    for path in sys.argv[1:]:
        for fault in faults(path):
            found += 1
            print(f"{path}: {fault}")
    print(f"{len(sys.argv) - 1} workbooks opened, {found} things wrong")
    sys.exit(1 if found else 0)


main()
