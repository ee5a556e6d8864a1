# Every target does its own set-up: a machine with Python 3.11 or newer and make is enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
AUDIT := .cache/audit
TYPESCRIPT := 7.0.2
HTML_CHECKER := 26.9.27
EPUBCHECK ?= /usr/share/java/epubcheck.jar

.PHONY: site serve setup test lint bench train audit browser lock clean
.DEFAULT_GOAL := site
.NOTPARALLEL:

site: $(VENV)/.site ## build the site into site/
	$(BIN)/duizhao build --strict

serve: $(VENV)/.site ## preview; what is edited shows at once
	$(BIN)/duizhao serve

setup: $(VENV)/.site ## only install

test: $(VENV)/.dev browser lint ## everything that CI runs
	$(BIN)/duizhao build --strict
	@# side by side, for the browser waits as often as it works
	$(BIN)/python -m pytest tests/browser > .cache/browser-tests.log 2>&1 & browser=$$!; \
	  $(BIN)/python -m pytest --ignore=tests/browser; status=$$?; \
	  wait $$browser; found=$$?; cat .cache/browser-tests.log; exit $$((status | found))

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev browser ## time and memory on generated articles; some minutes
	$(BIN)/python -m bench
	$(BIN)/python -m bench.searching

LABELS ?=
train: $(VENV)/.dev ## train the model of polyphones: make train LABELS="FILE…"; see tools/train/CARD.md
	cd tools && ../$(BIN)/python -m train $(abspath $(LABELS)) --without 过 --out duizhao/language/polyphones.xz

audit: site ## needs Node, Java and epubcheck: types of the scripts, validity of HTML and books
	@command -v npm >/dev/null || { echo "make audit needs Node.js: install nodejs and npm" >&2; exit 1; }
	@command -v java >/dev/null || { echo "make audit needs Java: install default-jre-headless" >&2; exit 1; }
	@test -f $(EPUBCHECK) || { echo "make audit needs epubcheck: install epubcheck, or say make audit EPUBCHECK=its.jar" >&2; exit 1; }
	npm install --silent --no-save --prefix $(AUDIT) typescript@$(TYPESCRIPT) vnu-jar@$(HTML_CHECKER)
	$(AUDIT)/node_modules/.bin/tsc --project tests/browser/jsconfig.json
	java -Xss2m -jar $(AUDIT)/node_modules/vnu-jar/build/dist/vnu.jar --skip-non-html --errors-only \
	  --filterpattern '.*Attribute “autocomplete” is only allowed.*' site # two inputs of the theme's own frame
	for book in site/downloads/*.epub; do java -jar $(EPUBCHECK) --failonwarnings --quiet "$$book" || exit 1; done

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Duizhao needs Python 3.11 or newer as python3; or say make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing: install python3-venv (Debian, Ubuntu) and try again" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.site: $(VENV)/.made requirements/site.txt pyproject.toml
	$(PIP) install --quiet --require-hashes -r requirements/site.txt
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.site requirements/dev.txt
	$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

LATIN := (^|,)(Liberation Sans|Noto Sans|Arial|Roboto|Segoe UI)(,|$$)
BROWSER_THERE := command -v chromium >/dev/null && command -v fc-list >/dev/null && \
  fc-list :lang=zh-cn | grep -q . && fc-list : family | grep -qE '$(LATIN)'

browser: ## what the browser tests need
	@{ $(BROWSER_THERE); } || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	  chromium fontconfig fonts-noto-cjk fonts-liberation >/dev/null; } || true
	@{ $(BROWSER_THERE); } || \
	  { echo "The browser tests need Chromium, a Chinese font and a Latin one that the style sheets name: install" \
	  "chromium, fontconfig, fonts-noto-cjk and fonts-liberation" >&2; exit 1; }

lock: $(VENV)/.made ## pin all dependencies anew; review the diff
	$(PIP) install --quiet pip-tools
	cd requirements && for name in site dev; do \
	  CUSTOM_COMPILE_COMMAND="make lock" ../$(BIN)/python -m piptools compile --quiet --upgrade --strip-extras \
	  --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --output-file $$name.txt $$name.in || exit 1; done

clean:
	rm -rf site .cache docs/index.md docs/read docs/glossary docs/search docs/study docs/words docs/downloads
