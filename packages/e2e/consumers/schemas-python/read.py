"""Reads every example with the generated classes and writes it again: nothing may be lost or refused."""

import json
import pathlib
from importlib import import_module

SCHEMAS = pathlib.Path("node_modules/@order-webhooks/schemas")


def load(file):
    return json.loads((SCHEMAS / file).read_text(encoding="utf-8"))


def without_nulls(value):
    """The classes do not tell a key that is null from one that is absent."""
    if isinstance(value, list):
        return [without_nulls(item) for item in value]
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return value


def read_examples(event):
    payload = getattr(import_module(f"generated.{event['title']}"), event["title"])
    files = [example["file"] for of in event["purposes"].values() for example in of["examples"]]
    for file in files:
        data = load(file)
        read = payload.from_dict(data)
        assert read.order.id == data["order"]["id"], file
        assert without_nulls(read.to_dict()) == without_nulls(data), file
    return len(files)


count = sum(read_examples(event) for event in load("gen/index.json")["events"].values())
assert count > 0
print(f"{count} payloads read")
