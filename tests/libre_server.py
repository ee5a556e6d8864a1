"""A server of our own that speaks LibreTranslate's protocol on loopback, and fails as it is told to."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

KEY = "sEcReT-key-0815"
PAGE = "<!DOCTYPE html><html><head><title>502</title></head><body><p>Bad gateway</p></body></html>"


def english(text: str) -> str:
    """Stand in for a translation: what an engine copies is copied, the rest is words."""
    kept = re.findall(r"[A-Za-z0-9]+", text)
    return " ".join(["The", "words", *kept, "stand", "here."])


class Libre:
    """What the server has been asked, and how it is to answer next."""

    def __init__(self, key: str = "") -> None:
        self.key = key
        self.faults: list[str] = []
        """Taken one a request, from the front; when there are none left, it answers well."""
        self.addresses: list[str] = []
        self.asked: list[dict[str, str]] = []
        self.url = ""
        self.hold_after = 10**6
        """From this request on it answers only when `release` is set."""
        self.held, self.release = threading.Event(), threading.Event()

    @property
    def texts(self) -> list[str]:
        return [form["q"] for form in self.asked]


Answer = Callable[["_Handler", str], None]


class _Handler(BaseHTTPRequestHandler):
    libre: Libre

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"] or 0)).decode())
        asked = {name: values[0] for name, values in form.items()}
        self.libre.addresses.append(self.path)
        self.libre.asked.append(asked)
        if len(self.libre.asked) > self.libre.hold_after:
            self.libre.held.set()
            self.libre.release.wait(60)
        fault = self.libre.faults.pop(0) if self.libre.faults else "none"
        if self.path != "/translate":
            fault = "404"
        elif self.libre.key and asked.get("api_key") != self.libre.key:
            fault = "403"
        FAULTS.get(fault, _status)(self, asked.get("q", "") if fault in FAULTS else fault)

    def send(self, status: int, body: str, kind: str = "application/json", **headers: str) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def say(self, answer: Any) -> None:
        self.send(200, json.dumps({"translatedText": answer}))

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


def _status(handler: _Handler, status: str) -> None:
    handler.send(int(status), json.dumps({"error": f"failed with {status}"}))


def _hang_up(handler: _Handler, _text: str) -> None:
    handler.close_connection = True
    handler.connection.close()


def _hang(handler: _Handler, _text: str) -> None:
    handler.libre.release.wait(30)
    _hang_up(handler, "")


FAULTS: dict[str, Answer] = {
    "none": lambda handler, text: handler.say(english(text)),
    "null": lambda handler, _: handler.say(None),
    "empty": lambda handler, _: handler.say("  "),
    "number": lambda handler, _: handler.say(7),
    "no field": lambda handler, _: handler.send(200, "{}"),
    "other field": lambda handler, _: handler.send(200, '{"text": "x"}'),
    "a page": lambda handler, _: handler.send(200, PAGE, "text/html"),
    "a page as text": lambda handler, _: handler.say(PAGE),
    "half an answer": lambda handler, _: handler.send(200, '{"translatedText": "He'),
    "the chinese": lambda handler, text: handler.say(text),
    "no placeholders": lambda handler, text: handler.say(re.sub(r"QX\d+", "it", english(text))),
    "another placeholder": lambda handler, text: handler.say(english(text) + " QX99"),
    "entities": lambda handler, _: handler.say("It&#39;s &quot;good&quot;\n and right."),
    "wait a little": lambda handler, _: handler.send(429, "{}", Retry_After="7"),
    "wait a day": lambda handler, _: handler.send(429, "{}", Retry_After="86400"),
    "hang up": _hang_up,
    "hang": _hang,
}


@contextmanager
def libre_server(key: str = "") -> Iterator[Libre]:
    """Run the server on loopback while a test lasts."""
    libre = Libre(key)
    handler = type("Handler", (_Handler,), {"libre": libre})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # broken pipes are what we test
    libre.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield libre
    finally:
        libre.release.set()
        server.shutdown()
        server.server_close()
        thread.join()
