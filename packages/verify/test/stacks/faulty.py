"""Receivers with one fault each, of kinds that a receiver on Node does not show.

    python3 faulty.py "order_id instead of orderId" --port 0 --observe
"""

import json
import os
import socket
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../examples/python"))

import receiver  # noqa: E402

HOSTILE = "\x1b[2J\r\n::error title=x::text\u202e" + "x" * 100_000


def written_again(**layout):
    """Verifies what json.dumps makes of the body, as a framework does that has parsed it already."""

    class WrittenAnew(receiver.Receiver):
        def is_authentic(self, body):
            return super().is_authentic(json.dumps(json.loads(body), **layout).encode())

    return WrittenAnew


def with_inbox(take):
    """Replaces what is done with an authentic delivery."""

    class Inbox(receiver.Inbox):
        def take(self, key, event, data):
            take(super().take, key, event, data)

    class WithInbox(receiver.Receiver):
        inbox = Inbox()

    return WithInbox


def late(take, *delivery):
    threading.Timer(1, take, delivery).start()


def ending(take, key, event, data):
    # The name is null in no example, so only some of the deliveries end the process.
    if data["customer"].get("name", "") is None:
        os._exit(1)
    take(key, event, data)


def twice(take, key, event, data):
    take((key, time.monotonic()), event, data)


def with_observation(to_entries, hangs_after=None):
    """Replaces what the observation says, or the number of times that it does."""

    class WithObservation(receiver.Receiver):
        asked = 0

        def do_GET(self):
            WithObservation.asked += 1
            if hangs_after is not None and self.asked > hangs_after:
                time.sleep(3600)
            entries = to_entries(list(self.inbox.handled))
            self.answer(200, json.dumps({"handled": entries}).encode())

    return WithObservation


def with_other_key(entries):
    return [
        {"event": one["event"], "purpose": one["purpose"], "order_id": one["orderId"]}
        for one in entries
    ]


def with_hostile_event(entries):
    return [{**one, "event": HOSTILE} for one in entries[-1:]]


FAULTS = {
    "json.dumps": written_again(),
    "json.dumps, compact": written_again(separators=(",", ":")),
    "json.dumps, compact, UTF-8": written_again(separators=(",", ":"), ensure_ascii=False),
    "handled 1 s after the answer": with_inbox(late),
    "ends at a null name": with_inbox(ending),
    "order_id instead of orderId": with_observation(with_other_key),
    "handles a duplicate again": with_inbox(twice),
    "observation hangs after its first answer": with_observation(list, hangs_after=1),
    "observation hangs later": with_observation(list, hangs_after=20),
    "hostile text in event": with_observation(with_hostile_event),
}


def supervise(fault, *options):
    """Starts the receiver again whenever it ends, at the same port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    while True:
        subprocess.call([sys.executable, __file__, fault, "--port", port, *options])


if __name__ == "__main__":
    if "--supervised" in sys.argv:
        sys.argv.remove("--supervised")
        supervise(sys.argv[1], "--observe")
    receiver.Receiver = FAULTS[sys.argv.pop(1)]
    receiver.main()
