"""A receiver of order webhooks in Python's standard library.

    WEBHOOK_SECRET=... python3 receiver.py --port 3000

It answers 202 to authentic requests and 401 to all others. Handlers run before the answer, and
idempotency keys are kept only in memory. That is enough for an example, not for production.
"""

import argparse
import hashlib
import hmac
import json
import os
import signal
import sys
import threading
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ENVELOPES = "/webhooks"
RAW_PAYLOADS = "/webhooks/raw/"  # + event name, because a raw payload does not contain it
OBSERVATION = "/observe"
BODY_LIMIT = 1024 * 1024


def handle_promotion(event, data):
    tier = data["promotion_tier"]
    print(f"{event}: promotion {tier.get('name')} for {data['customer']['id']}")


def handle_unique_code(event, data):
    print(f"{event}: a code of {data['campaign']['name']} for {data['customer']['id']}")


def handle_message(event, data):
    print(f"{event}: order {data['order']['id']} is {data['order'].get('status')}")


HANDLERS = {
    "promotion": handle_promotion,
    "unique_code": handle_unique_code,
    "message": handle_message,
}


def purpose_of(data):
    """Returns the purpose, which only the keys of the data show. Null means absent."""
    if data.get("promotion_tier") is not None:
        return "promotion"
    if data.get("voucher") is not None or data.get("publication") is not None:
        return "unique_code"
    return "message"


def to_size(text, base):
    """Parses a length strictly, because int() alone also accepts signs and underscores."""
    digits = text.strip(" \t\r\n")
    if not digits.isascii() or not digits.isalnum():
        raise ValueError(f"no length: {text!r}")
    return int(digits, base)


class Inbox:
    """Stores idempotency keys, so that a duplicate is not handled again."""

    def __init__(self):
        self.handled = deque(maxlen=100)
        self._seen = set()
        self._lock = threading.Lock()

    def take(self, key, event, data):
        with self._lock:  # the second of two must wait until the first is handled
            if key in self._seen:
                return
            purpose = purpose_of(data)
            HANDLERS[purpose](event, data)
            self._seen.add(key)  # only now, so that a retry of a failed delivery is handled
            self.handled.append(
                {"event": event, "purpose": purpose, "orderId": data["order"]["id"]}
            )


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10  # seconds to wait for the sender

    secret = b""
    inbox = Inbox()
    observed = False

    def do_POST(self):
        if self.path != ENVELOPES and not self.path.startswith(RAW_PAYLOADS):
            return self.answer(404, unread=True)
        try:
            body = self.read_body()
        except ValueError:  # an invalid length, or a body shorter than it
            return self.answer(400, unread=True)
        if body is None:
            return self.answer(413, unread=True)
        if not self.is_authentic(body):
            return self.answer(401)
        try:
            self.accept(body)
        except (ValueError, TypeError, KeyError, AttributeError) as problem:
            # Authentic but unusable: a refusal would make the sender pause the distribution.
            print(f"quarantined: {problem!r}", file=sys.stderr)
        self.answer(202)

    def do_GET(self):
        if not self.observed or self.path != OBSERVATION:
            return self.answer(404)
        self.answer(200, json.dumps({"handled": list(self.inbox.handled)}).encode())

    def accept(self, body):
        delivery = json.loads(body)
        if self.path.startswith(RAW_PAYLOADS):
            key = hashlib.sha256(body).hexdigest()
            self.inbox.take(key, self.path[len(RAW_PAYLOADS) :], delivery)
        else:
            event = delivery["event"]
            key = (event["type"], event["id"], delivery["source"]["id"])
            self.inbox.take(key, event["type"], delivery["data"])

    def is_authentic(self, body):
        """Verifies the received bytes, because parsing and re-serializing JSON changes them."""
        signatures = self.headers.get_all("x-voucherify-signature", [])
        expected = hmac.new(self.secret, body, hashlib.sha256).hexdigest()
        return len(signatures) == 1 and hmac.compare_digest(
            signatures[0].encode("latin-1", "replace"), expected.encode()
        )

    def read_body(self):
        """Returns the whole body, or None if it is larger than the limit."""
        if self.headers.get("transfer-encoding", "").lower() == "chunked":
            return self.read_chunks()
        length = to_size(self.headers.get("content-length", "0"), 10)
        return self.read_exactly(length) if length <= BODY_LIMIT else None

    def read_chunks(self):
        body = b""
        while True:
            size = to_size(self.rfile.readline(64).split(b";")[0].decode("latin-1"), 16)
            if size > BODY_LIMIT - len(body):
                return None
            body += self.read_exactly(size)
            self.rfile.readline(64)  # the end of the chunk
            if size == 0:
                return body

    def read_exactly(self, size):
        content = self.rfile.read(size)
        if len(content) < size:
            raise ValueError("the body ends early")
        return content

    def answer(self, status, content=b"", unread=False):
        self.send_response(status)
        if unread:  # the rest of the body must not be read as the next request
            self.send_header("connection", "close")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Logs nothing, so that the example keeps no sender addresses."""


def main():
    parser = argparse.ArgumentParser(description="Receives order webhooks.")
    parser.add_argument("--port", type=int, default=3000, help="port to listen on, 0 for a free one")
    parser.add_argument("--observe", action="store_true", help=f"serve {OBSERVATION}, for tests")
    options = parser.parse_args()
    Receiver.secret = os.environ.get("WEBHOOK_SECRET", "").encode()
    Receiver.observed = options.observe
    if not Receiver.secret:
        parser.error("the environment variable WEBHOOK_SECRET is not set")
    # Independent of the locale: a name that cannot be printed must not stop a handler.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    server = ThreadingHTTPServer(("127.0.0.1", options.port), Receiver)
    # serve_forever runs in this thread, so another thread must stop the server.
    stop = threading.Thread(target=server.shutdown)
    signal.signal(signal.SIGTERM, lambda *_: stop.start())
    print(f"Listening on http://127.0.0.1:{server.server_port}{ENVELOPES}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
