"""The Swift toolchain, and what it has built."""

import os
import pathlib
import re
import shutil
import subprocess

from support.console import stop

OLDEST_SWIFT = (6, 3)
# Where a toolchain is customarily unpacked when it is not on the PATH.
CUSTOMARY = [
    "/opt/swift/usr/bin",
    "~/.local/share/swiftly/bin",
    "~/.swiftly/bin",
    "/usr/share/swift/usr/bin",
    "/usr/libexec/swift/bin",
]
ROOT = pathlib.Path(__file__).resolve().parents[2]


def find_swift() -> str:
    """The `swift` command of a toolchain that is new enough; ends with a sentence when there is none."""
    swift = shutil.which("swift")
    for folder in CUSTOMARY:
        swift = swift or shutil.which("swift", path=os.path.expanduser(folder))
    if not swift:
        stop(
            "Trellis needs the Swift 6.3 toolchain: install it from swift.org/install, so that `swift` is on the PATH."
        )
    asked = subprocess.run([swift, "--version"], capture_output=True, text=True, check=False)
    version = re.search(r"Swift version (\d+)\.(\d+)", asked.stdout)
    if not version:
        stop(f"{swift} does not work: install what swift.org/install asks for. It said: {asked.stderr.strip()}")
    if tuple(map(int, version.groups())) < OLDEST_SWIFT:
        stop(f"Trellis needs Swift 6.3 or newer and found {version.group(0)}: install it from swift.org/install.")
    return swift


def is_fresh(binary: pathlib.Path) -> bool:
    """Whether a binary was built from this clone by `mark_built` and no source has changed since."""
    stamp = _stamp(binary)
    if not binary.exists() or not stamp.exists() or stamp.read_text() != _origin():
        return False
    built = stamp.stat().st_mtime_ns
    tops = [ROOT / "Package.swift", ROOT / "Sources"]
    return all(entry.stat().st_mtime_ns < built for top in tops for entry in [top, *top.rglob("*")])


def mark_built(binary: pathlib.Path, began_ns: int) -> None:
    """Notes that a binary holds the sources as they were when its build began."""
    stamp = _stamp(binary)
    stamp.write_text(_origin())
    os.utime(stamp, ns=(began_ns, began_ns))


def _stamp(binary: pathlib.Path) -> pathlib.Path:
    return binary.parent / ".trellis-built"


def _origin() -> str:
    """The clone and the versions of its dependencies; a build may write the latter down, so their date says nothing."""
    resolved = ROOT / "Package.resolved"
    return f"{ROOT}\n{resolved.read_text() if resolved.exists() else ''}"
