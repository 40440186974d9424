# Tasks for users and developers; `make help` lists them.

SWIFT ?= swift
EXPORT ?= Fixtures/export_12345678.zip
PREFIX ?= $(HOME)/.local
BUILD = .build/release
SAMPLE = $(CURDIR)/.build/sample-library
# Exit code 3 means finished; the report lists the files that could not be read. Not a failure.
FINISHED = [ $$? -eq 3 ]

# Tests that measure time over real sockets, or drive a browser. They run separately and one after
# the other, because tests that compute on the shared thread pool would distort their times.
ON_LOOPBACK = ^(StravaAPI|StravaMock|Sync|WebServer|WebApp)Tests\.

# For `make fuzz`: seconds per target, targets, number at once, one input to run again.
SECONDS ?= 60
TARGET ?= all
JOBS ?= 1
INPUT ?=

.PHONY: help setup words build import test outside docs lint format fixtures fuzz limits try-sync serve screenshots bench bench-check install \
	download deb image release test-packages clean

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install the system libraries that are missing
	@scripts/setup

build: setup ## build waymark in release mode
	@$(SWIFT) build -c release --product waymark

import: build ## import EXPORT=path/to/export.zip, or the sample into a library of its own
ifeq ($(origin EXPORT),file)
	@$(BUILD)/waymark import-export "$(EXPORT)" --library "$(SAMPLE)" || $(FINISHED)
	@echo 'The sample has a library of its own; look into it with: $(BUILD)/waymark list --library .build/sample-library'
else
	@$(BUILD)/waymark import-export "$(EXPORT)" $(ARGS) || $(FINISHED)
endif

test: ## set up what the tests need and run them all
	@scripts/setup tests
	@$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build --disable-xctest --skip '$(ON_LOOPBACK)'
	@$(SWIFT) test --skip-build --disable-xctest --filter '$(ON_LOOPBACK)' --no-parallel

outside: setup ## build and run a program against each library product, from another package
	@scripts/outside

docs: setup ## build the documentation of FIT, ZIP and ActivityDecoding into .build/docs
	@scripts/docs

lint: ## check the format of every Swift file
	@$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Mock Benchmarks Fuzzing

format: ## format every Swift file
	@$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Mock Benchmarks Fuzzing

fixtures: ## rebuild the sample export and the other fixtures, byte for byte
	@scripts/setup tests
	@RECORD=1 $(SWIFT) test --disable-xctest --filter 'fixture' || true
	@git diff --stat -- Fixtures

fuzz: setup ## search for inputs that break a reader: TARGET=fit SECONDS=60, or INPUT=path
	@$(MAKE) --no-print-directory --directory Fuzzing SWIFTC=$(SWIFT)c
	@Fuzzing/run --seconds $(SECONDS) --jobs $(JOBS) $(if $(INPUT),--input $(INPUT)) $(TARGET)

limits: build ## measure the cost of hostile 20 MB files
	@scripts/setup tests
	@$(SWIFT) build --build-tests
	@WAYMARK_LIMITS="$(CURDIR)/$(BUILD)/waymark" $(SWIFT) test --skip-build --disable-xctest \
		--filter HostileFileTests

try-sync: ## connect to and sync with a simulated Strava, without an account
	@scripts/setup tests
	@$(SWIFT) build -c release --product waymark
	@$(SWIFT) build -c release --product strava-mock
	@scripts/try-sync

serve: build ## open the page of your library, or of LIBRARY=folder
	@$(BUILD)/waymark serve $(if $(LIBRARY),--library "$(LIBRARY)") $(ARGS)

screenshots: ## retake the screenshots in Docs/images from the sample
	@scripts/setup tests
	@$(SWIFT) build --build-tests
	@SCREENSHOTS="$(CURDIR)/Docs/images" $(SWIFT) test --skip-build --disable-xctest \
		--filter ScreenshotTests
	@ls -l Docs/images

bench: setup ## measure imports stage by stage: SIZES="100 1000"
	@$(SWIFT) build -c release --product waymark
	@$(SWIFT) build -c release --product waymark-bench
	@$(SWIFT) build -c release --product make-export
	@SIZES="$(SIZES)" Benchmarks/run

bench-check: ## compare the instructions of a small import with the committed figure
	@scripts/setup tests
	@$(SWIFT) build -c release --product waymark
	@Benchmarks/check

words: ## list the sentences of the page that a language lacks, as lines for its file
	@$(SWIFT) test --disable-xctest --filter 'WordsTests' 2>&1 | grep -A1 'lacks' || echo "Nothing is missing."

# Only here: in a build for tests a new commit would link every program again.
install: export WAYMARK_COMMIT = $(shell git rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
install: build ## install waymark to PREFIX (default ~/.local)
	@install -d "$(PREFIX)/bin"
	@install -m 755 $(BUILD)/waymark "$(PREFIX)/bin/waymark"
	@install -d "$(PREFIX)/share/waymark"
	@install -m 644 Fixtures/island.zip "$(PREFIX)/share/waymark/"
	@Packaging/launcher "$(PREFIX)"
	@echo "Installed $(PREFIX)/bin/waymark"

download: ## make dist/waymark-VERSION-linux-MACHINE.tar.gz, one program with everything inside
	@scripts/setup packages
	@Packaging/download

deb: ## make dist/waymark_VERSION_ARCHITECTURE.deb
	@scripts/setup packages
	@Packaging/deb

image: ## make an image for Docker and Podman in dist, without a registry
	@scripts/setup packages
	@Packaging/image

release: ## make all packages, checksums, bill of materials and the changelog's part in dist
	@scripts/setup packages
	@Packaging/release

test-packages: ## install, use, upgrade and remove the packages in bare roots: SUITES="bookworm trixie"
	@scripts/setup packages
	@Packaging/test $(SUITES)

clean: ## remove build products
	@$(SWIFT) package clean
	@rm -rf "$(SAMPLE)" .build-portable .build-libraries .build-packages
