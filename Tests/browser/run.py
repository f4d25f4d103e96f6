"""The browser suite. usage: run.py [control] [trees] [links] [journey] [round] | run.py pages [PART]; else all of it."""

import sys

from checks import Checks
from control import control
from harness import demo_server
from journey import journeys
from round import rounds
from scanner import scan_links
from trees import trees
from walk import output_folder, walk


def links() -> Checks:
    with demo_server() as server:
        return scan_links(server)


def pages(only: str) -> Checks:
    with demo_server() as server:
        checks = walk(server, output_folder(), only)
        checks.expect(server.stop() == 0, "the server does not end in order when it is asked to")
        return checks


def main(words: list[str]) -> int:
    only = words[1] if words[:1] == ["pages"] and len(words) > 1 else ""
    parts = {
        "control": lambda: control(output_folder()),
        "trees": trees,
        "links": links,
        "journey": lambda: journeys(output_folder()),
        "round": lambda: rounds(output_folder()),
        "pages": lambda: pages(only),
    }
    checks = Checks()
    checks.run(parts, words)
    print(f"Pages and pictures are in {output_folder()}.")
    for failure in checks.failures:
        print(f"FAIL {failure}")
    print(checks, flush=True)
    return 1 if checks.failures or not checks.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
