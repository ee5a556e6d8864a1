"""How each provider is asked, and what is made of its answers; nothing leaves this process."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import requests

from duizhao.errors import BusyError, ProviderError, RefusedError
from duizhao.translation.providers import PROVIDERS, connect

KEY = "sEcReT-key-0815"
LANGUAGES = {"translation": {"en": {"name": "English"}, "zh-Hans": {"name": "Chinese Simplified"}}}
ENVIRONMENT = {
    "DEEPL_API_KEY": KEY + ":fx",
    "MICROSOFT_API_KEY": KEY,
    "MICROSOFT_REGION": "eastasia",
    "OPENAI_API_KEY": KEY,
    "BAIDU_APPID": "app-1",
    "BAIDU_APPKEY": KEY,
}


class Outside:
    """Stands where the network would be: notes what is asked, answers what it is told."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, Any]]] = []
        self.status, self.body = 200, ""

    def request(self, method: str, url: str, **options: Any) -> requests.Response:
        self.asked.append((method, url, options))
        response = requests.Response()
        response.status_code = self.status
        body = json.dumps(LANGUAGES) if "/languages?" in url else self.body
        response._content = body.encode()  # noqa: SLF001 - how a response is made without a network
        response.encoding = "utf-8"
        return response


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Outside:
    made = Outside()
    monkeypatch.setattr(requests, "request", made.request)
    return made


ANSWERS = {
    "google": '<div class="result-container">Paired assistance</div>',
    "deepl": json.dumps({"translations": [{"text": "Paired assistance"}]}),
    "libre": json.dumps({"translatedText": "Paired assistance"}),
    "mymemory": json.dumps({"responseData": {"translatedText": "Paired assistance"}, "matches": []}),
    "microsoft": json.dumps([{"translations": [{"text": "Paired assistance", "to": "en"}]}]),
    "baidu": json.dumps({"trans_result": [{"src": "x", "dst": "Paired assistance"}]}),
}
ASKING = {
    "google": ("GET", {"params": {"tl": "en", "sl": "zh-CN", "q": "对口帮扶"}}),
    "deepl": (
        "POST",
        {"data": {"source_lang": "zh", "target_lang": "EN-US", "text": "对口帮扶", "context": "段。"}},
    ),
    "libre": ("POST", {"data": {"q": "对口帮扶", "source": "zh", "target": "en", "format": "text"}}),
    "mymemory": ("GET", {"params": {"langpair": "zh-CN|en-US", "q": "对口帮扶"}}),
    "microsoft": ("POST", {"json": [{"text": "对口帮扶"}], "params": {"from": "zh-hans", "to": "en"}}),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_becomes_text(outside: Outside, name: str) -> None:
    outside.body = ANSWERS[name]
    assert connect(name, "en", ENVIRONMENT)("对口帮扶", "段。") == "Paired assistance"
    method, url, options = outside.asked[-1]
    assert url.startswith("https://" if name != "mymemory" else "http")
    assert KEY not in url + json.dumps(options.get("params", {}))
    assert options["timeout"]
    if name in ASKING:
        wanted_method, wanted = ASKING[name]
        assert method == wanted_method
        for part, value in wanted.items():
            assert options[part] == value


def test_every_provider_but_one_is_tried_here() -> None:
    assert set(PROVIDERS) - set(ANSWERS) == {"chatgpt"}


def test_deepl_has_its_key_in_a_header_and_the_address_that_goes_with_it(outside: Outside) -> None:
    outside.body = ANSWERS["deepl"]
    connect("deepl", "en", ENVIRONMENT)("对口帮扶", "")
    connect("deepl", "de", {"DEEPL_API_KEY": KEY})("对口帮扶", "")
    (_, free, options), (_, paid, others) = outside.asked
    assert (free, paid) == ("https://api-free.deepl.com/v2/translate", "https://api.deepl.com/v2/translate")
    assert options["headers"] == {"Authorization": f"DeepL-Auth-Key {KEY}:fx"}
    assert others["data"]["target_lang"] == "de"
    assert "context" not in others["data"]


def test_microsoft_is_told_the_region(outside: Outside) -> None:
    outside.body = ANSWERS["microsoft"]
    connect("microsoft", "en", ENVIRONMENT)("对口帮扶", "")
    assert outside.asked[-1][2]["headers"]["Ocp-Apim-Subscription-Region"] == "eastasia"


def test_nothing_is_asked_before_the_first_text(outside: Outside) -> None:
    for name in PROVIDERS:
        connect(name, "en", ENVIRONMENT)
    assert outside.asked == []


@pytest.mark.parametrize(
    ("name", "status", "body", "error"),
    [
        ("google", 200, "<p>Before you continue</p>", RefusedError),
        ("google", 429, "", BusyError),
        (
            "mymemory",
            200,
            json.dumps({"responseData": {"translatedText": "MYMEMORY WARNING: YOU USED ALL"}}),
            ProviderError,
        ),
        ("mymemory", 200, json.dumps({"responseData": {"translatedText": ""}, "matches": []}), RefusedError),
        ("mymemory", 503, "", BusyError),
        ("deepl", 456, "{}", ProviderError),
        ("deepl", 403, "{}", ProviderError),
        ("deepl", 200, json.dumps({"translations": []}), RefusedError),
        ("microsoft", 401, json.dumps({"error": {"code": 401000, "message": KEY}}), ProviderError),
        ("microsoft", 200, json.dumps({"error": {"code": 400036, "message": "subscription"}}), ProviderError),
        ("baidu", 200, json.dumps({"error_code": "54001", "error_msg": "Invalid Sign"}), ProviderError),
        ("baidu", 200, json.dumps({"error_code": "54003", "error_msg": "Invalid Access Limit"}), BusyError),
        ("baidu", 200, json.dumps({"error_code": "52001", "error_msg": "TIMEOUT"}), RefusedError),
    ],
)
def test_faults_are_told_apart(
    outside: Outside, name: str, status: int, body: str, error: type[ProviderError]
) -> None:
    outside.status, outside.body = status, body
    with pytest.raises(ProviderError) as caught:
        connect(name, "en", ENVIRONMENT)("对口帮扶", "")
    assert caught.type is error
    assert KEY not in str(caught.value)
    assert caught.value.__cause__ is None
    assert KEY not in repr(caught.value.__context__)


@pytest.mark.parametrize("name", ["google", "deepl", "baidu"])
def test_a_language_that_is_not_there_is_named(outside: Outside, name: str) -> None:
    outside.body = ANSWERS[name]
    with pytest.raises(ProviderError, match="does not translate into this language"):
        connect(name, "tlh", ENVIRONMENT)("对口帮扶", "")


def test_a_server_of_ones_own_may_know_any_language(outside: Outside) -> None:
    outside.body = ANSWERS["libre"]
    connect("libre", "tlh", {}, "http://127.0.0.1:5000")("对口帮扶", "")
    assert outside.asked[0][1] == "http://127.0.0.1:5000/translate"
    assert outside.asked[0][2]["data"]["target"] == "tlh"


def test_a_text_that_is_a_path_is_a_text(outside: Outside, tmp_path: Path) -> None:
    outside.body = ANSWERS["libre"]
    translate = connect("libre", "en", {}, "http://127.0.0.1:5000")
    for text in (str(tmp_path / "nowhere.docx"), "/etc/hostname"):
        assert translate(text, "") == "Paired assistance"
        assert outside.asked[-1][2]["data"]["q"] == text


def test_an_exit_of_a_library_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(*_: Any, **__: Any) -> None:
        raise SystemExit(1)

    monkeypatch.setattr(requests, "request", leave)
    with pytest.raises(RefusedError, match="SystemExit"):
        connect("libre", "en", {})("对口帮扶", "")


def _openai(create: Any) -> ModuleType:
    """Make what deep-translator takes for the package of OpenAI."""
    module = ModuleType("openai")
    module.__dict__["ChatCompletion"] = SimpleNamespace(create=create)
    return module


def test_chatgpt_is_shown_the_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    prompts: list[str] = []

    def create(messages: list[dict[str, str]], **_: Any) -> Any:
        prompts.append(messages[0]["content"])
        message = SimpleNamespace(content="Paired assistance")
        return SimpleNamespace(choices=[SimpleNamespace(message=message)])

    monkeypatch.setitem(sys.modules, "openai", _openai(create))
    translate = connect("chatgpt", "en", ENVIRONMENT)
    assert translate("对口帮扶", "一段话。") == "Paired assistance"
    assert "American English" in prompts[0]
    assert "一段话。" in prompts[0]
    assert '"对口帮扶"' in prompts[0]
    translate("对口帮扶", "")
    assert "paragraph" not in prompts[1]


def test_chatgpts_faults_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, error in (("RateLimitError", BusyError), ("AuthenticationError", ProviderError)):

        def create(fault: str = name, **_: Any) -> None:
            raise type(fault, (Exception,), {})(KEY)

        monkeypatch.setitem(sys.modules, "openai", _openai(create))
        with pytest.raises(ProviderError) as caught:
            connect("chatgpt", "en", ENVIRONMENT)("对口帮扶", "")
        assert caught.type is error
        assert KEY not in str(caught.value)


def test_chatgpt_without_its_package_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(ProviderError, match=r"openai below 1\.0"):
        connect("chatgpt", "en", ENVIRONMENT)("对口帮扶", "")
