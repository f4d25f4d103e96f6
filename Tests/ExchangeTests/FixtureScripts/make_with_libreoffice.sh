#!/bin/sh
# Makes the fixtures that LibreOffice has to save itself: sh make_with_libreoffice.sh [folder]
# (Debian: libreoffice-calc and libreoffice-writer are not needed to run the tests, only to make these again.)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../Fixtures}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
convert() { soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "$1" --outdir "$work/$3" "$2" >/dev/null 2>&1; }

cp "$out/students-title-rows.xlsx" "$work/in.xlsx"
convert 'xlsx:Calc MS Excel 2007 XML' "$work/in.xlsx" a && cp "$work/a/in.xlsx" "$out/students-saved-by-libreoffice.xlsx"
convert 'xls:MS Excel 97' "$work/in.xlsx" b && cp "$work/b/in.xls" "$out/refused-old-excel.xls"
convert 'ods:calc8' "$work/in.xlsx" c && cp "$work/c/in.ods" "$out/refused-opendocument.ods"
# A semicolon file in Windows-1252 with every text quoted, as a program set to a continental locale saves it.
convert 'csv:Text - txt - csv (StarCalc):59,34,1252,1,,0,true' "$work/in.xlsx" d
cp "$work/d/in.csv" "$out/students-saved-by-libreoffice.csv"
