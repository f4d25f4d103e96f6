"""Warnings that the compiler gave for our own sources, also in builds that did not compile them again.

The Swift compiler keeps the diagnostics of each file's last compilation in a `.dia` file beside the object file; the
toolchain's libclang reads them. What C and C++ sources were warned of stands in the build log only.
"""

import ctypes
import json
import pathlib
import re

from support.console import stop

WARNING = 2
LOG_LINE = re.compile(r"^(?P<file>\S+?):\d+:\d+: warning: .*$", re.MULTILINE)
# The log names the group of a warning, the kept diagnostics do not.
GROUP = re.compile(r" \[#[\w-]+\]$")
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def collect(swift: str, scratch: pathlib.Path, root: pathlib.Path, build_log: str) -> list[str]:
    """Every warning for a source under `root`, as `file:line:column: warning: text`, without repetitions."""
    found = set()
    for match in LOG_LINE.finditer(ANSI.sub("", build_log)):
        if _is_ours(match["file"], root):
            found.add(match.group(0))
    reader = _Reader(swift)
    for source_map in (scratch / "debug").glob("*.build/output-file-map.json"):
        entries = json.loads(source_map.read_text())
        if any(_is_ours(source, root) for source in entries if source):
            for entry in entries.values():
                if "diagnostics" in entry:
                    found.update(reader.warnings(pathlib.Path(entry["diagnostics"]), root))
            found.update(reader.warnings(source_map.parent / _emit_module(source_map), root))
    return sorted({GROUP.sub("", line).removeprefix(f"{root}/") for line in found})


def _emit_module(source_map: pathlib.Path) -> str:
    return source_map.parent.name.removesuffix(".build") + ".emit-module.dia"


def _is_ours(source: str, root: pathlib.Path) -> bool:
    return any(pathlib.Path(source).is_relative_to(root / folder) for folder in ("Sources", "Tests"))


class _String(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("flags", ctypes.c_uint)]


class _Reader:
    """Reads serialized diagnostics with libclang's C interface."""

    def __init__(self, swift: str) -> None:
        library = pathlib.Path(swift).resolve().parent.parent / "lib" / "libclang.so"
        if not library.exists():
            stop(f"The Swift toolchain lacks {library}, with which warnings are read: install the whole toolchain.")
        self.clang = ctypes.CDLL(str(library))
        for name, result, arguments in [
            ("clang_loadDiagnostics", ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_void_p, ctypes.c_void_p]),
            ("clang_getNumDiagnosticsInSet", ctypes.c_uint, [ctypes.c_void_p]),
            ("clang_getDiagnosticInSet", ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_uint]),
            ("clang_getDiagnosticSeverity", ctypes.c_int, [ctypes.c_void_p]),
            ("clang_formatDiagnostic", _String, [ctypes.c_void_p, ctypes.c_uint]),
            ("clang_getCString", ctypes.c_char_p, [_String]),
            ("clang_disposeString", None, [_String]),
            ("clang_disposeDiagnosticSet", None, [ctypes.c_void_p]),
        ]:
            function = getattr(self.clang, name)
            function.restype, function.argtypes = result, arguments

    def warnings(self, file: pathlib.Path, root: pathlib.Path) -> list[str]:
        if not file.exists():
            return []
        trouble, words = ctypes.c_int(), _String()
        diagnostics = self.clang.clang_loadDiagnostics(bytes(file), ctypes.byref(trouble), ctypes.byref(words))
        if not diagnostics:
            return []
        try:
            each = map(
                lambda index: self.clang.clang_getDiagnosticInSet(diagnostics, index),
                range(self.clang.clang_getNumDiagnosticsInSet(diagnostics)),
            )
            lines = [self._format(one) for one in each if self.clang.clang_getDiagnosticSeverity(one) == WARNING]
        finally:
            self.clang.clang_disposeDiagnosticSet(diagnostics)
        return [line for line in lines if _is_ours(line.split(":")[0], root)]

    def _format(self, diagnostic: int) -> str:
        location_and_column = 1 | 2
        text = self.clang.clang_formatDiagnostic(diagnostic, location_and_column)
        try:
            return self.clang.clang_getCString(text).decode()
        finally:
            self.clang.clang_disposeString(text)
