# Everything Waymark's people need; `make help` lists it.

SWIFT ?= swift
EXPORT ?= Fixtures/export_12345678.zip
PREFIX ?= $(HOME)/.local
BUILD = .build/release
SAMPLE = $(CURDIR)/.build/sample-library
# Exit code 3: finished, and the report says which files could not be read. No failure of make.
FINISHED = [ $$? -eq 3 ]

.PHONY: help setup build import test lint format fixtures install clean

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install the system libraries that are missing
	@scripts/setup

build: setup ## build waymark in release mode
	@$(SWIFT) build -c release --product waymark

import: build ## import EXPORT=path/to/export.zip; without it the sample, into a library of its own
ifeq ($(origin EXPORT),file)
	@$(BUILD)/waymark import-export "$(EXPORT)" --library "$(SAMPLE)" || $(FINISHED)
else
	@$(BUILD)/waymark import-export "$(EXPORT)" $(ARGS) || $(FINISHED)
endif

test: ## set up what the tests need and run them all
	@scripts/setup tests
	@$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build --disable-xctest

lint: ## check the format of every Swift file
	@$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format: ## mend the format of every Swift file
	@$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

fixtures: ## build the sample export and the other fixtures anew, byte for byte
	@scripts/setup tests
	@RECORD=1 $(SWIFT) test --disable-xctest --filter 'fixture' || true
	@git diff --stat -- Fixtures

install: build ## install waymark to PREFIX (default ~/.local)
	@install -d "$(PREFIX)/bin"
	@install -m 755 $(BUILD)/waymark "$(PREFIX)/bin/waymark"
	@echo "Installed $(PREFIX)/bin/waymark"

clean: ## remove what was built
	@$(SWIFT) package clean
	@rm -rf "$(SAMPLE)"
