"""Exports of the real program, opened again by openpyxl, and the imports of the demo's messy files by command."""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import openpyxl

BINARY = os.environ["TRELLIS_BIN"]
ASSETS = os.environ.get("TRELLIS_ASSETS", "assets")
ROOT = pathlib.Path(__file__).resolve().parents[2]
passed, failed = 0, 0


def check(condition, what):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print("FAIL", what)


def trellis(*words, data):
    return subprocess.run(
        [BINARY, *words, "--data", data, "--assets", ASSETS], capture_output=True, text=True, timeout=300
    )


def exports(data, folder):
    for kind in ("organisations", "offers", "cohorts", "students", "placements"):
        book_path, text_path = folder / f"{kind}.xlsx", folder / f"{kind}.csv"
        for path in (book_path, text_path):
            result = trellis("export", kind, "--output", str(path), data=data)
            check(result.returncode == 0, f"export {kind}: {result.stderr.strip()}")
        sheet = openpyxl.load_workbook(book_path).worksheets[0]
        rows = list(sheet.iter_rows(values_only=True))
        with open(text_path, encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file))
        check(len(rows) > 1 and len(rows) == len(lines), f"{kind}: {len(rows)} rows in Excel, {len(lines)} in CSV")
        check([str(cell or "") for cell in rows[0]] == lines[0], f"{kind}: the headings differ")
        check(sheet.freeze_panes is not None, f"{kind}: the heading row is not frozen")
        check(not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row), f"{kind}: a cell is a formula")
    result = subprocess.run(
        [sys.executable, str(pathlib.Path(__file__).with_name("check_exports.py")), *map(str, folder.glob("*.xlsx"))],
        capture_output=True, text=True,
    )
    check(result.returncode == 0, f"check_exports: {result.stdout.strip()} {result.stderr.strip()}")


def round_trip(data, folder):
    """What goes out comes in again as no change."""
    for kind in ("cohorts", "students"):
        result = trellis("import", kind, str(folder / f"{kind}.xlsx"), "--dry-run", "--json", data=data)
        check(result.returncode == 0, f"import {kind}: {result.stderr.strip()}")
        if result.returncode:
            continue
        rows = json.loads(result.stdout)["rows"]
        check(rows.get("unchanged", 0) > 0, f"{kind}: nothing came back: {rows}")
        others = {name: count for name, count in rows.items() if name != "unchanged" and count}
        check(not others, f"{kind}: an export is not imported as no change: {rows}")


def messy_files(data):
    """The files that the README invites to import are read, and the same file again is no change."""
    for path in sorted((ROOT / "demo" / "spreadsheets").iterdir()):
        words = {"places": "capacity", "cohorts": "cohorts", "students": "students", "contacts": "contacts"}
        kind = next((kind for word, kind in words.items() if word in path.name), None)
        if kind is None:
            continue
        first = trellis("import", kind, str(path), "--json", data=data)
        check(first.returncode == 0, f"{path.name}: {first.stderr.strip()}")
        if first.returncode:
            continue
        rows = json.loads(first.stdout)["rows"]
        check(rows.get("new", 0) > 0, f"{path.name}: nothing new: {rows}")
        second = json.loads(trellis("import", kind, str(path), "--dry-run", "--json", data=data).stdout)["rows"]
        check(second.get("new", 0) == 0 and second.get("changed", 0) == 0, f"{path.name}: not the same again: {second}")


def refusals(data, folder):
    empty = folder / "empty.csv"
    empty.write_text("")
    result = trellis("import", "students", str(empty), data=data)
    check(result.returncode == 2 and result.stderr.count("\n") == 1, f"empty file: {result.returncode} {result.stderr}")
    result = trellis("import", "students", str(folder / "missing.csv"), data=data)
    check(result.returncode == 2, f"missing file: {result.returncode}")


def backups(data, folder):
    copy = folder / "copy.sqlite"
    check(trellis("backup", str(copy), data=data).returncode == 0, "backup")
    check(trellis("backup", str(copy), data=data).returncode != 0, "a backup replaces a file that exists")
    other = str(folder / "restored")
    check(trellis("restore", str(copy), data=other).returncode == 0, "restore")
    check(trellis("doctor", data=other).returncode == 0, "doctor after restore")
    broken = folder / "broken.sqlite"
    broken.write_bytes(b"not a database" * 100)
    check(trellis("restore", str(broken), data=other).returncode == 2, "a broken backup is refused")


with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary)
    data = str(folder / "data")
    result = trellis("demo", data=data)
    check(result.returncode == 0, f"demo: {result.stderr.strip()}")
    exports(data, folder)
    round_trip(data, folder)
    refusals(data, folder)
    backups(data, folder)
    messy_files(data)

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
