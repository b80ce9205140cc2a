# Countersign. See README.md; `make run` and `make test` are all one needs.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build

OUT ?= out
# What `make run` opens the window with.
WINDOW_FLAGS ?= --vote sebac-2011-06
# Everything but the window's own program builds without a C compiler. Asked
# for only where it is used: the first time, it fetches the modules.
PURE = $(shell go list ./... 2>/dev/null | grep -v countersign/cmd/countersign)

# Debian packages: what the window needs to be built, and what the tests use.
BUILD_PACKAGES := gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev libxkbcommon-dev libwayland-dev libgl1-mesa-dri
TEST_PACKAGES := xvfb xdotool poppler-utils qpdf zbar-tools imagemagick openssl libreoffice-calc fonts-liberation age postgresql iproute2 desktop-file-utils
# The judges of what is exported.
ORACLE_PACKAGES := poppler-utils qpdf libnss3-tools openssl zbar-tools imagemagick libreoffice-calc python3-uno default-jdk-headless \
	libapache-poi-java libxml-security-java libxmlbeans-java libbcprov-java libbcpkix-java libbcutil-java libjaxb-api-java \
	libactivation-java libslf4j-java libcommons-codec-java libcommons-collections4-java libcommons-compress-java \
	libcommons-io-java libcommons-logging-java libcommons-math3-java libpdfbox2-java libfontbox2-java python3-zxing-cpp python3-pil
# What Countersign is measured against.
PEER_PACKAGES := libreoffice-calc python3-openpyxl xvfb git
# What makes the programs for Windows and packs both systems', and what runs them.
RELEASE_PACKAGES := gcc-mingw-w64-x86-64 nsis osslsigncode dpkg xz-utils unzip python3-pip libgl1-mesa-dri libllvm15
CHECK_PACKAGES := wine wine64 xvfb openbox xdotool imagemagick unzip desktop-file-utils shared-mime-info libglib2.0-bin
# Another installer at work is waited for, not failed on.
APT_WAIT := -o DPkg::Lock::Timeout=300

# What does one thing after another, and takes minutes under the race detector.
LONG := ^(TestEveryTamperingIsNamed|TestPublishedVotesComeBackFromTheirFiles)$$

# How long `make torture` goes on.
TORTURE ?= 2m
FUZZ ?= 10m

# How many tables and batches `make hall` counts with.
HALL ?= 100x5000

.PHONY: run build test torture fuzz hall oracles lint bench bench-peers release release-opengl release-check deps deps-test deps-oracles deps-peers deps-release clean

run: ## count the sample place, say what was made, open the window if there is a display
	@$(MAKE) --no-print-directory bin/tally
	@bin/tally demo --out $(OUT)
	@$(MAKE) --no-print-directory deps bin/countersign
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then bin/countersign $(WINDOW_FLAGS); \
	else echo "No display, so the window was not opened. On a desktop: bin/countersign $(WINDOW_FLAGS)"; fi

build: bin/tally deps bin/countersign ## both programs, in bin/

# The programs are phony on purpose: go knows what has changed.
.PHONY: bin/tally bin/countersign
bin/tally:
	@echo "Building the command line, bin/tally."
	@CGO_ENABLED=0 go build -trimpath -o $@ ./cmd/tally
bin/countersign:
	@echo "Building the window. The first time takes some minutes."
	@CGO_ENABLED=1 go build -trimpath -o $@ ./cmd/countersign

test: deps deps-test ## every test: rules, files, screens, and a real window on a virtual display
	CGO_ENABLED=0 go vet $(PURE)
	CGO_ENABLED=0 go test $(PURE) ./.ci/release/
	CGO_ENABLED=1 go test -race -skip '$(LONG)' ./count/desk/ ./count/hall/ ./count/journal/ ./count/backup/ ./export/ ./export/intake/ ./ui/shell/
	CGO_ENABLED=1 go test -count=1 ./cmd/countersign/

torture: deps deps-test ## kill, broken disks, rotten files, forgers and fuzz, for TORTURE=30m or as long as told; prints what was survived
	CGO_ENABLED=0 go run ./.ci/torture -for $(TORTURE)

fuzz: ## every reader of files and calls, for FUZZ=10m of processor time each: a night; IN="./export/sign ./count" fuzzes some
	CGO_ENABLED=0 go run ./.ci/torture -fuzz $(FUZZ) $(IN)

hall: deps-test ## a counting hall of HALL=100x5000 tables and batches on a database of its own, as fast as it goes; prints what was measured
	@HALL=$(HALL) CGO_ENABLED=0 go test -count=1 -timeout 30m -run '^TestAHallUnderLoad$$' -v ./count/hall/ | grep -v '^=== '

oracles: deps-oracles bin/tally ## every export before pdfsig, qpdf, PDFBox, openssl, POI, LibreOffice, zbar and zxing
	go run ./.ci/oracles -tally bin/tally

release: deps deps-release ## what a person can install on Linux and Windows, in out/release; the same commit gives the same bytes
	@go run ./.ci/release -out $(OUT)/release

release-opengl: deps-release ## OpenGL by software for Windows computers without a driver, beside the release
	@dir=$$(mktemp -d); trap 'rm -rf "$$dir"' EXIT; \
	python3 -m pip download -q --no-deps --only-binary :all: --platform win_amd64 --require-hashes -r .ci/release/windows/opengl.txt -d "$$dir"; \
	unzip -qj "$$dir"/*.whl '*/opengl32sw.dll' -d "$$dir"; \
	go run ./.ci/release -opengl "$$dir/opengl32sw.dll" -out $(OUT)/release

release-check: deps-release ## install and run what `make release` made, the Windows programs under Wine
	@go run ./.ci/release -check -out $(OUT)/release -pictures $(OUT)/screens/release

lint: deps ## form, vet, staticcheck, tidiness, complexity, licences
	@bad=$$(go tool gofumpt -l $$(git ls-files '*.go')); if [ -n "$$bad" ]; then echo "Not formatted by gofumpt:"; echo "$$bad"; exit 1; fi
	go vet ./...
	@GOOS=windows CGO_ENABLED=0 go build $(PURE)
	go tool staticcheck ./...
	go mod tidy -diff
	go mod verify
	go run ./.ci/lint

bench: deps deps-test ## speed, for benchstat; compare ratios within one run
	CGO_ENABLED=0 go test -run '^$$' -bench . -benchmem -timeout 60m -count $${COUNT:-3} ./count/... ./export/... ./ui/...
	CGO_ENABLED=1 go test -run '^$$' -bench . -benchtime 5x -count $${COUNT:-3} ./cmd/countersign/

bench-peers: deps deps-peers bin/tally ## speed beside other programs that do the same work, in one run, as a table
	@go build -trimpath -o bin/peers ./.ci/peers
	@bin/peers -tally bin/tally

# deps and its sisters install what is missing and say what.
deps:
	@$(call install,$(BUILD_PACKAGES),build the window)
deps-test:
	@$(call install,$(TEST_PACKAGES),run the tests)
deps-peers:
	@$(call install,$(PEER_PACKAGES),measure other programs)
deps-oracles:
	@$(call install,$(ORACLE_PACKAGES),ask other programs about the exported files)

deps-release:
	@$(call install,$(RELEASE_PACKAGES) $(CHECK_PACKAGES),make a release and try it)

define install
missing=(); for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing+=($$p); done; \
if [ $${#missing[@]} -eq 0 ]; then exit 0; fi; \
echo "To $(2), these Debian packages are missing: $${missing[*]}"; \
if ! command -v apt-get >/dev/null; then echo "Install what corresponds to them on this system, then run make again."; exit 1; fi; \
sudo=; if [ "$$(id -u)" -ne 0 ]; then sudo=sudo; fi; \
if [ -n "$$sudo" ] && ! command -v sudo >/dev/null; then echo "This needs root and there is no sudo. As root: apt-get install $${missing[*]}"; exit 1; fi; \
echo "Installing them."; \
$$sudo apt-get $(APT_WAIT) update -qq; \
$$sudo env DEBIAN_FRONTEND=noninteractive apt-get $(APT_WAIT) install -y -qq --no-install-recommends $${missing[@]} >/dev/null
endef

clean:
	rm -rf bin
