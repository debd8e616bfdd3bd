"""Receivers without a fault on http.server. They differ in how they read a header that comes twice.

    python3 reading.py first --port 0 --observe
"""

import hashlib
import hmac
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../examples/python"))

import receiver  # noqa: E402

NAME = "x-voucherify-signature"

READINGS = {
    "first": lambda headers: [headers.get(NAME, "")],
    "last": lambda headers: headers.get_all(NAME, [])[-1:],
    "any": lambda headers: headers.get_all(NAME, []),
    "joined": lambda headers: [", ".join(headers.get_all(NAME, []))],
    "any of the joined": lambda headers: ",".join(headers.get_all(NAME, [])).split(","),
}


class Reading(receiver.Receiver):
    read = READINGS[sys.argv.pop(1)]

    def is_authentic(self, body):
        expected = hmac.new(self.secret, body, hashlib.sha256).hexdigest().encode()
        given = [one.encode("latin-1", "replace") for one in Reading.read(self.headers)]
        return any(hmac.compare_digest(one, expected) for one in given)


if __name__ == "__main__":
    receiver.Receiver = Reading
    receiver.main()
