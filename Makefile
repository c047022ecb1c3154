# HallDesk: `make run` opens a living sample hall, `make test` proves everything, `make bench` measures.

BUILD_PACKAGES := git libncurses-dev libsqlite3-dev libpango1.0-dev fonts-wqy-zenhei pkg-config
TEST_PACKAGES := $(BUILD_PACKAGES) tmux procps python3 poppler-utils
RELEASE := swift build -c release --static-swift-stdlib --product
PREFIX ?= /usr/local

.PHONY: run test bench build lint format golden install man clean check-swift

run: build
	@.build/release/halldesk demo

build: check-swift
	@scripts/install-needed $(BUILD_PACKAGES)
	@echo "Building HallDesk (some minutes the first time) …"
	@$(RELEASE) halldesk
	@$(RELEASE) halldesk-paper

test: check-swift
	@scripts/install-needed $(TEST_PACKAGES)
	@$(MAKE) --no-print-directory lint
	swift build --build-tests
	swift test --skip-build
	Tests/Terminal/run .build/debug/halldesk

lint: check-swift
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

format: check-swift
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

# Rewrites the golden screens after a change that was meant; look at the difference before committing it.
golden: check-swift
	HALLDESK_GOLDEN=write swift test --filter Golden

bench: check-swift
	@scripts/install-needed $(TEST_PACKAGES)
	@$(RELEASE) halldesk
	@Benchmarks/run .build/release

install: build
	install -D -s .build/release/halldesk $(DESTDIR)$(PREFIX)/bin/halldesk
	install -D -s .build/release/halldesk-paper $(DESTDIR)$(PREFIX)/bin/halldesk-paper
	mkdir -p $(DESTDIR)$(PREFIX)/share/halldesk
	cp -R assets $(DESTDIR)$(PREFIX)/share/halldesk/
	install -D -m 644 docs/man/halldesk.1 $(DESTDIR)$(PREFIX)/share/man/man1/halldesk.1
	for shell in bash zsh fish; do \
	  .build/release/halldesk --generate-completion-script $$shell >.build/halldesk.$$shell; done
	install -D -m 644 .build/halldesk.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/halldesk
	install -D -m 644 .build/halldesk.zsh $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_halldesk
	install -D -m 644 .build/halldesk.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/halldesk.fish

# The man page is made from the commands themselves and kept; run this after changing one.
man: check-swift
	mkdir -p docs/man
	swift package --disable-sandbox --allow-writing-to-package-directory generate-manual --output-directory docs/man

check-swift:
	@command -v swift >/dev/null || { echo "The Swift toolchain (6.1 or later) is needed: https://www.swift.org/install" >&2; exit 1; }

clean:
	rm -rf .build
