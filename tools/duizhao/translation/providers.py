"""Providers of machine drafts: one table, all through deep-translator, here alone."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from duizhao.errors import BusyError, ProviderError, RefusedError, UsageError
from duizhao.translation.wire import TIME_LIMIT, Reshape, Wire, as_deepl, as_it_is, in_body

Translator = Callable[[str, str], str]
"""Given a text and the paragraph around it, returns its translation, or raises a ProviderError."""


def byte_length(text: str) -> int:
    """Count what a text takes in UTF-8."""
    return len(text.encode("utf-8"))


@dataclass(frozen=True, slots=True)
class Provider:
    """What is to be known of a provider."""

    module: str
    """Of deep-translator."""
    translator: str
    """Its class."""
    limit: int
    """The most that one request may hold."""
    measure: Callable[[str], int] = len
    """What the limit counts."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Argument of the class → environment variable it comes from."""
    is_open: bool = False
    """Whether it can be used without its keys."""
    source: str = "zh-CN"
    targets: Mapping[str, str] = field(default_factory=dict)
    """Its names of target languages, where they are not the language's tag."""
    pause: float = 1
    """Seconds between two requests."""
    reshape: Reshape = as_it_is
    has_context: bool = False
    """Whether it is shown the paragraph around the sentence."""
    takes_url: bool = False
    """Whether it may be anybody's own server."""


_BAIDU = {
    "ar": "ara",
    "da": "dan",
    "es": "spa",
    "fi": "fin",
    "fr": "fra",
    "ja": "jp",
    "ko": "kor",
    "vi": "vie",
}
_MYMEMORY = {"en": "en-US", "fr": "fr-FR", "de": "de-DE", "es": "es-ES", "it": "it-IT", "ru": "ru-RU"}

PROVIDERS: Mapping[str, Provider] = {
    "google": Provider("google", "GoogleTranslator", 1500),
    "deepl": Provider(
        "deepl",
        "DeeplTranslator",
        10_000,
        keys={"api_key": "DEEPL_API_KEY"},
        source="zh",
        targets={"en": "EN-US", "pt": "PT-PT"},
        pause=0.2,
        reshape=as_deepl,
        has_context=True,
    ),
    "libre": Provider(
        "libre",
        "LibreTranslator",
        2000,
        keys={"api_key": "LIBRE_API_KEY"},
        is_open=True,
        source="zh",
        pause=0.2,
        reshape=in_body,
        takes_url=True,
    ),
    "mymemory": Provider("mymemory", "MyMemoryTranslator", 499, byte_length, targets=_MYMEMORY),
    "microsoft": Provider(
        "microsoft",
        "MicrosoftTranslator",
        10_000,
        keys={"api_key": "MICROSOFT_API_KEY", "region": "MICROSOFT_REGION"},
        source="zh-hans",
        pause=0.2,
    ),
    "chatgpt": Provider(
        "chatgpt",
        "ChatGptTranslator",
        4000,
        keys={"api_key": "OPENAI_API_KEY"},
        targets={"en": "American English"},
        has_context=True,
    ),
    "baidu": Provider(
        "baidu",
        "BaiduTranslator",
        2000,
        byte_length,
        keys={"appid": "BAIDU_APPID", "appkey": "BAIDU_APPKEY"},
        source="zh",
        targets=_BAIDU,
        reshape=in_body,
    ),
}
"""By the name that `--provider` takes.

Of deep-translator's others Yandex and Papago have closed the interfaces that it asks, QCRI has no Chinese,
and PONS and Linguee are dictionaries.
"""

_OPTIONAL = frozenset({"region"})
"""Arguments that a provider can do without."""


def connect(
    name: str,
    language: str,
    environment: Mapping[str, str],
    url: str = "",
    time_limit: tuple[float, float] = TIME_LIMIT,
) -> Translator:
    """Return the translator of a provider into a language; keys come from the environment alone.

    Raises UsageError where a key is missing or the address cannot be one. Nothing is asked yet.
    """
    provider = PROVIDERS[name]
    arguments = _keys(name, provider, environment) | _address(name, provider, url)
    wire = Wire(provider.reshape, time_limit)
    made: list[Any] = []

    def translate(text: str, context: str) -> str:
        wire.context = context
        if not made:
            made.append(_guarded(lambda: _made(provider, language, arguments, wire)))
        machine = made[0]
        if name == "chatgpt":
            machine.target = _instruction(provider.targets.get(language, language), context)
        return clean(text, _guarded(lambda: machine.translate(text)))

    return translate


def _keys(name: str, provider: Provider, environment: Mapping[str, str]) -> dict[str, Any]:
    found = {argument: environment.get(variable, "") for argument, variable in provider.keys.items()}
    for argument, variable in provider.keys.items():
        if not found[argument] and argument not in _OPTIONAL and not provider.is_open:
            raise UsageError(f"{name} wants a key: set {variable} in the environment")
    return {argument: key for argument, key in found.items() if key}


def _address(name: str, provider: Provider, url: str) -> dict[str, Any]:
    if not url:
        return {}
    if not provider.takes_url:
        raise UsageError(f"{name} has its own address; --url is for libre")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError("--url must be an address such as http://127.0.0.1:5000")
    return {"custom_url": url.rstrip("/") + "/"}


def _made(provider: Provider, language: str, arguments: Mapping[str, Any], wire: Wire) -> Any:
    """Make deep-translator's object, which asks through our wire."""
    module = import_module(f"deep_translator.{provider.module}")
    module.__dict__["requests"] = wire
    make = getattr(module, provider.translator)
    target = provider.targets.get(language, language)
    if provider.module == "libre":
        machine = make(source=provider.source, target="en", **({"api_key": "none"} | dict(arguments)))
        machine.api_key, machine.target = arguments.get("api_key"), target
        return machine
    if provider.module == "deepl":
        is_free = str(arguments["api_key"]).endswith(":fx")
        machine = make(source=provider.source, target=language, use_free_api=is_free, **arguments)
        machine.target = target
        return machine
    if provider.module == "chatgpt":
        return make(source=provider.source, target="en", **arguments)
    return make(source=provider.source, target=target, **arguments)


def _instruction(language: str, context: str) -> str:
    """Return what deep-translator's prompt is to name as the language: with it goes the context."""
    return (
        f"{language}. It is one sentence of the paragraph “{context}”; give its translation only"
        if context
        else language
    )


_BUSY = frozenset(
    {
        "TooManyRequests",
        "RequestError",
        "ServerException",
        "JSONDecodeError",
        "RateLimitError",
        "APIConnectionError",
        "ServiceUnavailableError",
        "Timeout",
    }
)
_CLOSED = {
    "ApiKeyException": "wants a key",
    "AuthorizationException": "does not accept the key",
    "AuthenticationError": "does not accept the key",
    "LanguageNotSupportedException": "does not translate into this language",
    "InvalidSourceOrTargetLanguage": "does not translate into this language",
    "ModuleNotFoundError": "needs a package that is not installed; for chatgpt: openai below 1.0",
    "APIRemovedInV1": "needs another version of its package; for chatgpt: openai below 1.0",
}


def _guarded(ask: Callable[[], Any]) -> Any:
    """Ask; what goes wrong becomes an error of ours, without the library's text, which may hold a key."""
    try:
        return ask()
    except ProviderError:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001 - see above
        name, said = type(error).__name__, str(getattr(error, "api_message", "")).lower()
    if re.search(r"sign|user|appid|auth|balance|subscription", said):
        raise ProviderError("does not accept the key")
    if "limit" in said or "frequent" in said:
        raise BusyError("gets too many requests")
    if name in _CLOSED:
        raise ProviderError(_CLOSED[name])
    if name in _BUSY:
        raise BusyError(f"gave no usable answer ({name})")
    raise RefusedError(f"gave no translation ({name})")


_PAGE = re.compile(r"<\s*(?:!doctype|html|head|body|title|script|div|p|br|h\d)\b", re.IGNORECASE)
_WARNING = re.compile(
    r"MYMEMORY WARNING|QUERY LENGTH LIMIT|INVALID \w+ (?:LANGUAGE|PAIR)|INVALID LANGUAGE PAIR"
)


def clean(text: str, answer: object) -> str:
    """Return an answer as one line of text; raises for one that is no translation.

    Providers answer with nothing at all, with a web page, with a warning, or with the Chinese.
    """
    if not isinstance(answer, str) or not answer.strip():
        raise RefusedError("gave nothing")
    if _PAGE.search(answer) and not _PAGE.search(text):
        raise BusyError("answered with a web page")
    if _WARNING.search(answer):
        raise ProviderError("has used up its quota, or does not know the language")
    line = " ".join((answer if "&" in text else html.unescape(answer)).split())
    if line == " ".join(text.split()) and re.search(r"[\u4e00-\u9fff]", text):
        raise RefusedError("gave the Chinese back")
    return line
