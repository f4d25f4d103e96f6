"""A problem file with an opening for every area and window: what the table of openings is measured on."""

import json
import pathlib


def write(source: pathlib.Path, target: pathlib.Path) -> pathlib.Path:
    """Copies a problem file and asks what one more place would be worth, wherever there is a whole placement."""
    places: dict[str, list[str]] = {}
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as copy:
        for line in lines:
            copy.write(line)
            for option in json.loads(line).get("student", {}).get("options", []):
                if option.get("from", "start") == "start" and option.get("to", "end") == "end":
                    places.setdefault(f"{option.get('area')}/{option.get('window')}", option["resources"])
        for place, resources in places.items():
            copy.write(json.dumps({"opening": {"id": place, "resources": resources}}) + "\n")
    return target
