"""Validates wrong payloads. In every bundle, each error has the path of the wrong value."""

import json
import pathlib
import subprocess
import sys

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

SCHEMAS = pathlib.Path("node_modules/@order-webhooks/schemas")


def load(file):
    return json.loads((SCHEMAS / file).read_text(encoding="utf-8"))


def paths_of(validator, value):
    errors = list(validator.iter_errors(value))
    paths = [error.json_path for error in errors]
    return paths if not errors else [*paths, best_match(errors).json_path]


index = load("gen/index.json")
envelope = load(index["delivery"]["schema"])["examples"][0]

for profile in ["tolerant", "strict"]:
    of_any = Draft202012Validator(load(index["anyDelivery"][profile]))
    for event_type, event in index["events"].items():
        for of_purpose in event["purposes"].values():
            alone = Draft202012Validator(load(of_purpose[profile]))
            data = load(of_purpose["examples"][0]["file"])
            delivery = {**envelope, "data": data, "event": {**envelope["event"], "type": event_type}}
            assert paths_of(alone, data) == []
            assert paths_of(of_any, delivery) == []
            data["order"]["amount"] = "much"
            assert paths_of(alone, data) == ["$.order.amount"] * 2
            assert paths_of(of_any, delivery) == ["$.data.order.amount"] * 2

# The README of the schemas shows this program and its output.
printed = subprocess.run(
    [sys.executable, "errors.py"], check=True, capture_output=True, encoding="utf-8"
).stdout
assert printed == pathlib.Path("errors.txt").read_text(encoding="utf-8"), printed
print("every error has its path")
