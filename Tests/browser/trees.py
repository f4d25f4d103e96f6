"""What a screen reader meets: the accessibility tree of a component, held against the one that was looked at and kept.

`python trees.py --keep` writes the trees anew; look at what changed before you commit it.
"""

import pathlib
import sys

from checks import Checks
from harness import chromium

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE.parent / "DesignTests" / "Fixtures"
KEPT = HERE / "trees"
COMPONENTS = ["heat-map"]


def trees() -> Checks:
    """Compares the tree of every component that is kept."""
    checks = Checks()
    for name, tree in _trees().items():
        kept = (KEPT / f"{name}.yml").read_text()
        checks.expect(tree == kept, f"the accessibility tree of {name} is another one:\n{tree}")
    return checks


def _trees() -> dict[str, str]:
    with chromium() as browser:
        page = browser.new_page()
        found = {}
        for name in COMPONENTS:
            page.set_content(f"<main>{(FIXTURES / f'{name}.html').read_text()}</main>")
            found[name] = page.locator("main").aria_snapshot() + "\n"
        return found


if __name__ == "__main__" and sys.argv[1:] == ["--keep"]:
    KEPT.mkdir(exist_ok=True)
    for name, tree in _trees().items():
        (KEPT / f"{name}.yml").write_text(tree)
