import json
from pathlib import Path

from jsonschema import Draft202012Validator

schemas = Path("node_modules/@order-webhooks/schemas")
bundle = json.loads((schemas / "gen/tolerant/any.delivery.schema.json").read_text("utf-8"))
delivery = json.loads((schemas / "delivery.schema.json").read_text("utf-8"))["examples"][0]
delivery["data"]["order"]["amount"] = "1780"

for error in Draft202012Validator(bundle).iter_errors(delivery):
    print(error.json_path, error.message)
