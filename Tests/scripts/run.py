"""Tests of the scripts behind `make run` and `make test`, and of the benchmark's made-up data."""

import importlib.machinery
import importlib.util
import os
import pathlib
import re
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "bench")]

from bench_students import groups, uln, write_students
from support import counts, packages, processes, toolchain
from support.counts import Counts


def script(name: str):
    """A script without an extension, as a module."""
    loader = importlib.machinery.SourceFileLoader(name.replace("-", "_"), str(ROOT / "scripts" / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


class CountsTests(unittest.TestCase):
    def test_the_last_closing_line_counts(self) -> None:
        for said, expected in [
            ("1 passed, 0 failed\nnoise\n5 passed, 1 failed, 2 skipped\n", Counts(5, 1, 2)),
            ("12 passed, 0 failed", Counts(12)),
            ("browser: 3 passed, 4 failed", Counts(3, 4)),
            ("I think 3 passed, 4 failed", Counts()),
            ("", Counts()),
        ]:
            self.assertEqual(counts.from_closing_line(said), expected, said)

    def test_a_run_that_failed_or_did_nothing_has_a_failure(self) -> None:
        self.assertEqual(Counts(3).checked(0), Counts(3))
        self.assertEqual(Counts(3).checked(1), Counts(3, 1))
        self.assertEqual(Counts(3, 2).checked(1), Counts(3, 2))
        self.assertEqual(Counts().checked(0), Counts(0, 1))
        self.assertEqual(Counts(skipped=4).checked(0), Counts(0, 1, 4))

    def test_a_report_is_counted_case_by_case(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "report.xml"
            self.assertEqual(counts.from_report(file), Counts())
            file.write_text(
                '<testsuites><testsuite tests="2"><testcase name="a"/><testcase name="b"><failure message="x"/>'
                '<failure message="y"/></testcase><testcase name="c"><skipped/></testcase></testsuite></testsuites>'
            )
            self.assertEqual(counts.from_report(file), Counts(1, 1, 1))


class FreshnessTests(unittest.TestCase):
    def test_a_binary_is_fresh_until_a_source_changes(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "Sources" / "trellis").mkdir(parents=True)
            source, binary = root / "Sources" / "trellis" / "main.swift", root / "build" / "trellis"
            binary.parent.mkdir()
            for file in (source, binary, root / "Package.swift"):
                file.write_text("")
            known, toolchain.ROOT = toolchain.ROOT, root
            try:
                self.assertFalse(toolchain.is_fresh(binary), "never built by us")
                time.sleep(0.02)
                toolchain.mark_built(binary, time.time_ns())
                self.assertTrue(toolchain.is_fresh(binary))
                later = time.time_ns() + 1_000_000_000
                os.utime(source, ns=(later, later))
                self.assertFalse(toolchain.is_fresh(binary), "a source is newer")
                toolchain.mark_built(binary, later + 1)
                self.assertTrue(toolchain.is_fresh(binary))
                (root / "Package.resolved").write_text("{}")
                self.assertFalse(toolchain.is_fresh(binary), "a dependency has another version")
                toolchain.mark_built(binary, later + 1)
                source.unlink()
                os.utime(source.parent, ns=(later + 2, later + 2))
                self.assertFalse(toolchain.is_fresh(binary), "a source is gone")
            finally:
                toolchain.ROOT = known


class ProcessTests(unittest.TestCase):
    def test_a_command_gives_its_code_and_output(self) -> None:
        self.assertEqual(
            processes.watch(["sh", "-c", "echo one; exit 3"], seconds=10, show=lambda line: False), (3, "one\n")
        )

    def test_a_command_that_takes_too_long_is_ended_with_its_children(self) -> None:
        began = time.monotonic()
        code, _ = processes.watch(["sh", "-c", "sleep 60 & sleep 60"], seconds=1, show=lambda line: False)
        self.assertNotEqual(code, 0)
        self.assertLess(time.monotonic() - began, 20)


class GeographyTests(unittest.TestCase):
    def test_outcodes_sectors_and_cells_are_gathered(self) -> None:
        geography = script("setup-geography")
        rows = [("ST4 6QG", 1_000, 5_000), ("ST4 6QH", 1_200, 5_400), ("ST4 1AA", 9_000, 5_900), ("ST161AA", 500, 100)]
        outcodes, sectors, cells = geography.gather(rows)
        self.assertEqual(list(geography.middles(outcodes)), [("ST16", 500, 100, 1), ("ST4", 1_200, 5_400, 3)])
        self.assertEqual([row[0] for row in geography.middles(sectors)], ["ST16 1", "ST4 1", "ST4 6"])
        self.assertEqual(cells, {(5, 1): 2, (5, 9): 1, (0, 0): 1})

    def test_neighbours_of_one_shade_become_one_run(self) -> None:
        geography = script("setup-geography")
        cells = {(5, 1): 12, (5, 2): 59, (5, 3): 60, (5, 4): 11, (5, 5): 12, (6, 6): 150, (6, 7): 900}
        self.assertEqual(list(geography.runs(cells)), [(5, 1, 2, 1), (5, 3, 3, 2), (5, 5, 5, 1), (6, 6, 7, 3)])


class PackageTests(unittest.TestCase):
    def test_every_library_of_the_package_description_is_installed_by_name(self) -> None:
        text = (ROOT / "Package.swift").read_text()
        for package in packages.LIBRARIES:
            if f'.apt(["{package}"])' in text:
                continue
            self.assertIn(package, ["pkg-config", "libsqlite3-dev", "zlib1g-dev"], "a library that nothing names")
        for named in re.findall(r'\.apt\(\["([^"]+)"\]\)', text):
            self.assertIn(named, packages.LIBRARIES)


class StudentTests(unittest.TestCase):
    def test_learner_numbers_are_valid_and_each_is_given_once(self) -> None:
        numbers = [uln(500_000_000 + index) for index in range(3_000)]
        self.assertEqual(len(set(numbers)), len(numbers))
        for number in numbers:
            rest = sum(int(digit) * weight for digit, weight in zip(number[:9], range(10, 1, -1))) % 11
            self.assertEqual(10 - rest, int(number[9]), number)

    def test_the_same_students_are_written_every_time(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            known = groups("\ufeffCohort,College,T Level\nHealth 1,Ash College,Health\nDigital 2,Elm College,Digital\n")
            self.assertEqual(known[1], ("Elm College", "Digital 2", "Digital"))
            one, two = (write_students(pathlib.Path(folder) / name, 50, known) for name in ("one.csv", "two.csv"))
            self.assertEqual(one.read_bytes(), two.read_bytes())
            self.assertEqual(len(one.read_text().splitlines()), 51)


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=0, argv=["run.py"]).result
    failed = len(result.failures) + len(result.errors)
    print(
        f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed, {len(result.skipped)} skipped",
        flush=True,
    )
    sys.exit(0 if result.wasSuccessful() else 1)
