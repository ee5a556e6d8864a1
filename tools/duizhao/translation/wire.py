"""Requests to providers: with a time limit, keys out of addresses, and every fault by its name.

deep-translator asks without a limit, puts keys and texts into the address, and knows some faults only
by their text. Its modules are given a `Wire` in place of `requests`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import requests

from duizhao.errors import BusyError, ProviderError, RefusedError

TIME_LIMIT = (10, 60)
"""Seconds to reach a provider, and to wait for its answer."""
LONGEST_WAIT = 120
"""Seconds; a provider that asks for more has closed for today."""

Options = dict[str, Any]
Reshape = Callable[[str, Options, str], tuple[str, Options]]
"""Given method, options and the paragraph around the sentence, says how to ask instead."""


def as_it_is(method: str, options: Options, _context: str) -> tuple[str, Options]:
    """Ask as deep-translator does."""
    return method, options


def in_body(_method: str, options: Options, _context: str) -> tuple[str, Options]:
    """Send text and key in the body; addresses are written into logs."""
    return "POST", {**_without(options, "params"), "data": options.get("params") or {}}


def as_deepl(method: str, options: Options, context: str) -> tuple[str, Options]:
    """Send the key in a header and the rest in the body, as DeepL demands since 2026; give it the context."""
    method, options = in_body(method, options, context)
    data = dict(options["data"])
    headers = {"Authorization": f"DeepL-Auth-Key {data.pop('auth_key')}"}
    return method, {"data": data | ({"context": context} if context else {}), "headers": headers}


def _without(options: Options, key: str) -> Options:
    return {name: value for name, value in options.items() if name != key}


class Wire:
    """What a module of deep-translator takes for the package `requests`."""

    exceptions = requests.exceptions

    def __init__(self, reshape: Reshape = as_it_is, time_limit: tuple[float, float] = TIME_LIMIT) -> None:
        self.context = ""
        self._reshape, self._time_limit = reshape, time_limit

    def get(self, url: str, **options: Any) -> requests.Response:
        """Ask for a page."""
        return self._ask("GET", url, options)

    def post(self, url: str, **options: Any) -> requests.Response:
        """Send something to be answered."""
        return self._ask("POST", url, options)

    def _ask(self, method: str, url: str, options: Options) -> requests.Response:
        method, options = self._reshape(method, options, self.context)
        try:
            response = requests.request(method, url, timeout=self._time_limit, **options)
        except (
            requests.Timeout,
            requests.ConnectionError,
            requests.exceptions.ChunkedEncodingError,
        ) as error:
            timed_out = isinstance(error, requests.Timeout)
            reason = "did not answer in time" if timed_out else "cannot be reached"
            raise BusyError(f"{reason} at {urlsplit(url).hostname}") from None
        except requests.RequestException:
            raise ProviderError("cannot be asked at this address; check it") from None
        _check(response)
        return response


FAULTS: Mapping[int, tuple[type[ProviderError], str]] = {
    400: (RefusedError, "would not take this text"),
    401: (ProviderError, "does not accept the key; check the environment variable"),
    402: (ProviderError, "wants to be paid: the quota is used up"),
    403: (ProviderError, "does not let us in; check the key, or whether it wants one"),
    404: (ProviderError, "is not at this address; check it"),
    405: (ProviderError, "is not at this address; check it"),
    408: (BusyError, "took too long"),
    413: (RefusedError, "finds this text too long"),
    414: (RefusedError, "finds this text too long"),
    422: (RefusedError, "would not take this text"),
    425: (BusyError, "is not ready"),
    429: (BusyError, "gets too many requests"),
    456: (ProviderError, "has used up the quota of this key"),
}
"""What a status means for the sentence and for those after it."""


def _check(response: requests.Response) -> None:
    status = response.status_code or 0
    if status < HTTPStatus.MULTIPLE_CHOICES:
        return
    broken = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    fault, reason = FAULTS.get(status, (BusyError if broken else RefusedError, "failed"))
    said = f"{reason} (status {status})"
    if fault is not BusyError:
        raise fault(said)
    wait = response.headers.get("Retry-After", "")
    seconds = float(wait) if wait.isdecimal() else 0
    if seconds > LONGEST_WAIT:
        raise ProviderError(f"{said} and wants to be left alone for {wait} seconds; try again then")
    raise BusyError(said, seconds)
