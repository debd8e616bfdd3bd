"""A receiver without a fault on WSGI, whose servers join the values of a header that comes twice.

    python3 wsgi.py --port 0 --observe
"""

import hashlib
import hmac
import json
import os
import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../examples/python"))

import receiver  # noqa: E402

SECRET = os.environ["WEBHOOK_SECRET"].encode()
INBOX = receiver.Inbox()


def application(environ, start_response):
    if environ["PATH_INFO"] == receiver.OBSERVATION:
        content = json.dumps({"handled": list(INBOX.handled)}).encode()
        start_response("200 OK", [("content-length", str(len(content)))])
        return [content]
    body = read_body(environ)
    status = take(body) if is_authentic(environ, body) else "401 Unauthorized"
    start_response(status, [("content-length", "0")])
    return [b""]


def is_authentic(environ, body):
    """A server joins by a comma. A signature has none, so each value can be compared."""
    expected = hmac.new(SECRET, body, hashlib.sha256).hexdigest().encode()
    joined = environ.get("HTTP_X_VOUCHERIFY_SIGNATURE", "")
    given = [one.strip().encode("latin-1", "replace") for one in joined.split(",")]
    return any(hmac.compare_digest(one, expected) for one in given)


def take(body):
    try:
        delivery = json.loads(body)
        event = delivery["event"]
        key = (event["type"], event["id"], delivery["source"]["id"])
        INBOX.take(key, event["type"], delivery["data"])
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        print(f"quarantined: {problem!r}", file=sys.stderr)
    return "202 Accepted"


def read_body(environ):
    source = environ["wsgi.input"]
    if environ.get("HTTP_TRANSFER_ENCODING", "").lower() != "chunked":
        return source.read(int(environ.get("CONTENT_LENGTH") or 0))
    body = b""
    while True:
        size = int(source.readline().split(b";")[0], 16)
        body += source.read(size)
        source.readline()
        if size == 0:
            return body


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
    print(f"Listening on http://127.0.0.1:{server.server_port}/webhooks", flush=True)
    server.serve_forever()
