"""Reads every example with the generated classes and writes it again. Nothing may be lost or refused."""

import json
import pathlib
from importlib import import_module

SCHEMAS = pathlib.Path("node_modules/@order-webhooks/schemas")


def load(file):
    return json.loads((SCHEMAS / file).read_text(encoding="utf-8"))


def without_nulls(value):
    """The classes do not distinguish a key that is null from one that is absent."""
    if isinstance(value, list):
        return [without_nulls(item) for item in value]
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return value


def classes_of(type_name, bundle):
    """Returns the generated class. Each object of the bundle has one, with its name except for capitals."""
    module = import_module(f"generated.{type_name}")
    own = [name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__]
    classes = [name for name in own if isinstance(getattr(module, name), type)]
    known = {name.lower() for name in [type_name, *load(bundle)["$defs"]]}
    assert [name for name in classes if name.lower() not in known] == [], bundle
    return getattr(module, type_name)


def read_file(payload, file):
    data = load(file)
    read = payload.from_dict(data)
    assert read.order.id == data["order"]["id"], file
    assert without_nulls(read.to_dict()) == without_nulls(data), file


def read_examples(event):
    whole = classes_of(event["title"], event["tolerant"])
    count = 0
    for of in event["purposes"].values():
        alone = classes_of(of["type"], of["tolerant"])
        for example in of["examples"]:
            read_file(whole, example["file"])
            read_file(alone, example["file"])
            count += 1
    return count


count = sum(read_examples(event) for event in load("gen/index.json")["events"].values())
assert count > 0
print(f"{count} payloads read")
