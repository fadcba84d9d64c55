# exoaudit: one non-recursive Makefile; `make help` lists the targets.
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:
.DEFAULT_GOAL := all
SHELL := /bin/sh

PROG       := exoaudit
PREFIX     ?= /usr/local
BINDIR     ?= $(PREFIX)/bin
MANDIR     ?= $(PREFIX)/share/man
DATADIR    ?= $(PREFIX)/share
LOCALEDIR  ?= $(PREFIX)/share/locale
UNITDIR    ?= $(PREFIX)/lib/systemd/system
PKG_CONFIG ?= pkg-config
CLANG_TIDY ?= clang-tidy
CLANG_FORMAT ?= clang-format
CC         := $(if $(filter default,$(origin CC)),gcc,$(CC))
CFLAGS     ?= -O2 -g
B          ?= build$(if $(SAN),-$(subst $(comma),-,$(SAN)))$(if $(COV),-cov)$(if $(filter clang%,$(CC)),-clang)
comma      := ,

PKGS := libcurl libcjson libcrypto sqlite3 yaml-0.1 icu-i18n icu-uc libxml-2.0 \
	libarchive libseccomp
FAKE_PKGS := libmicrohttpd libcjson libcrypto

# --- flags -------------------------------------------------------------------
try = $(shell printf 'int x;' | $(CC) -Werror $(1) -x c -c -o /dev/null - \
	2>/dev/null && printf '%s' '$(1)')
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
	-Wcast-qual -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wundef -Wvla -Wwrite-strings -Wpointer-arith \
	-Wformat=2 -Wimplicit-fallthrough -Wswitch-enum \
	$(call try,-Wlogical-op) $(call try,-Wduplicated-cond) \
	$(call try,-Wduplicated-branches) $(call try,-Wformat-signedness) \
	$(call try,-Wbidi-chars=any) $(call try,-Wtrampolines)
HARD := -fstack-protector-strong $(call try,-fstack-clash-protection) -fPIE \
	-fno-common $(call try,-fcf-protection=full) \
	$(call try,-fzero-call-used-regs=used-gpr) \
	$(or $(call try,-ftrivial-auto-var-init=zero),$(call try,-ftrivial-auto-var-init=pattern))
pkg = $(shell $(PKG_CONFIG) $(1) $(2) 2>/dev/null)
OWN_CPP := -I. -D_GNU_SOURCE \
	$(patsubst -I%,-isystem %,$(call pkg,--cflags,$(PKGS))) $(CPPFLAGS)
OWN_C   := -std=c17 $(WARN) $(HARD) -ffile-prefix-map=$(CURDIR)=. $(CFLAGS)
OWN_LD  := -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code \
	-Wl,--as-needed $(LDFLAGS)
OWN_LIBS := $(call pkg,--libs,$(PKGS)) $(LDLIBS)
ifneq ($(SAN),)
OWN_C  += -fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer
OWN_LD += -fsanitize=$(SAN)
else ifneq ($(COV),)
OWN_C  += --coverage -O0
OWN_LD += --coverage
else
OWN_CPP += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
endif
ifdef WERROR
OWN_C += -Werror
endif

# --- sources -----------------------------------------------------------------
# MODS narrows a build to some folders while working on them.
MODS     ?= $(sort $(wildcard auditor/*)) graph baselines cmd
CMD_SRC  := cmd/main.c
LIB_SRC  := $(filter-out $(CMD_SRC),$(sort $(wildcard $(addsuffix /*.c,$(MODS)))))
FAKE_SRC := $(sort $(wildcard tests/support/fake_*.c))
KIT_SRC  := $(sort $(wildcard tests/support/kit_*.c))
UNIT_SRC := $(sort $(wildcard $(foreach m,$(MODS),tests/unit/$m/*_test.c)))
LIB_OBJ  := $(LIB_SRC:%.c=$B/%.o)
CMD_OBJ  := $(CMD_SRC:%.c=$B/%.o)
FAKE_OBJ := $(FAKE_SRC:%.c=$B/%.o)
KIT_OBJ  := $(KIT_SRC:%.c=$B/%.o)
UNIT_BIN := $(UNIT_SRC:%.c=$B/%)
FUZZ_NAMES  := $(filter-out replay,$(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/*.c))))
PROOF_NAMES := $(patsubst tests/fuzz/proof/%.c,%,$(sort $(wildcard tests/fuzz/proof/*.c)))
REPLAY_BIN  := $(FUZZ_NAMES:%=$B/replay/%)
BENCH_BIN   := $(patsubst %.c,$B/%,$(sort $(wildcard tests/bench/*.c)))
CASES_BIN   := $B/tests/cases
LINT_TESTS  := $(sort $(wildcard tests/lint/*test.sh))
E2E_TESTS   := $(sort $(wildcard tests/e2e/*_test.sh))
HEADERS  := $(sort $(wildcard auditor/*/*.h graph/*.h baselines/*.h cmd/*.h tests/support/kit_*.h))

.PHONY: all
all: $B/$(PROG)

$B/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(OWN_CPP) $(OWN_C) -MMD -MP -c -o $@ $<

$B/auditor/base/lang.o: OWN_CPP += -DLOCALEDIR='"$(LOCALEDIR)"'
$B/auditor/base/lang.o: $B/localedir

# Another PREFIX means another place of the catalogues.
.PHONY: force
$B/localedir: force
	@mkdir -p $(@D)
	@echo '$(LOCALEDIR)' | cmp -s - $@ || echo '$(LOCALEDIR)' > $@

$B/libexoaudit.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rcsD $@ $(LIB_OBJ)

$B/$(PROG): $(CMD_OBJ) $B/libexoaudit.a
	$(CC) $(OWN_C) $(OWN_LD) -o $@ $(CMD_OBJ) $B/libexoaudit.a $(OWN_LIBS)

$B/fake-tenant: $(FAKE_OBJ)
	$(CC) $(OWN_C) $(OWN_LD) -o $@ $(FAKE_OBJ) $(call pkg,--libs,$(FAKE_PKGS)) $(LDLIBS)

# Keeps what is posted to it.
$B/receiver: $B/tests/support/receiver.o
	$(CC) $(OWN_C) $(OWN_LD) -o $@ $< -lmicrohttpd

$B/tests/unit/%: $B/tests/unit/%.o $(KIT_OBJ) $B/libexoaudit.a
	$(CC) $(OWN_C) $(OWN_LD) -o $@ $< $(KIT_OBJ) $B/libexoaudit.a $(OWN_LIBS) -lcmocka

# Judges cases of attacks and look-alikes; its object lies beside it, since the
# folder of its sources has its name.
$B/tests/cases.o: tests/cases/cases.c Makefile
	@mkdir -p $(@D)
	$(CC) $(OWN_CPP) $(OWN_C) -MMD -MP -c -o $@ $<

$(CASES_BIN): $B/tests/cases.o $B/libexoaudit.a
	$(CC) $(OWN_C) $(OWN_LD) -o $@ $< $B/libexoaudit.a $(OWN_LIBS)

# --- what users type ---------------------------------------------------------
# demo and test run in a make of their own: what setup has just installed is
# seen by its probes of compiler and libraries.
.PHONY: setup demo test
setup:
	@tests/support/setup.sh

JOBS ?= $(or $(shell nproc 2>/dev/null),1)
demo:
	@$(MAKE) --no-print-directory -j$(JOBS) $B/$(PROG) $B/fake-tenant
	@tests/support/demo.sh $B

test:
	@$(MAKE) --no-print-directory -j$(JOBS) run-tests

.PHONY: run-tests
run-tests: $B/$(PROG) $B/fake-tenant $B/receiver $(CASES_BIN) $(UNIT_BIN) $(REPLAY_BIN)
	@EXOAUDIT=$(CURDIR)/$B/$(PROG) EXOAUDIT_FAKE=$(CURDIR)/$B/fake-tenant \
		EXOAUDIT_BUILD=$B tests/run.sh $(UNIT_BIN) $(REPLAY_BIN) \
		$(LINT_TESTS) $(E2E_TESTS)

.PHONY: unit
unit: $(UNIT_BIN)
	@for t in $(UNIT_BIN); do $(RUN) $$t || exit 1; done

.PHONY: replay fuzz fuzz-one contract bench
replay: $(REPLAY_BIN)
	@tests/run.sh $(REPLAY_BIN)

$B/replay/%: $B/tests/fuzz/%.o $B/tests/fuzz/replay.o $B/libexoaudit.a
	@mkdir -p $(@D)
	$(CC) $(OWN_C) $(OWN_LD) -o $@ $^ $(OWN_LIBS)

# The targets are built by clang in a folder of their own, all code with them.
FUZZ_TIME ?= $(or $(TIME),60)
FUZZ_MAKE  = $(MAKE) --no-print-directory CC=clang B=build-fuzz \
	SAN=address,undefined CFLAGS="-O1 -g -fsanitize=fuzzer-no-link"
fuzz:
	@$(FUZZ_MAKE) $(FUZZ_NAMES:%=build-fuzz/fuzz/%) $(PROOF_NAMES:%=build-fuzz/fuzz/proof/%)
	@for name in $(FUZZ_NAMES); do $(MAKE) --no-print-directory fuzz-one NAME=$$name || exit 1; done
	@tests/fuzz/prove.sh build-fuzz/fuzz/proof

fuzz-one:
	@$(FUZZ_MAKE) build-fuzz/fuzz/$(NAME)
	@mkdir -p build-fuzz/corpus/$(NAME)
	build-fuzz/fuzz/$(NAME) -max_total_time=$(FUZZ_TIME) -timeout=10 \
		-rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 \
		-artifact_prefix=build-fuzz/fuzz/$(NAME)- \
		$(if $(wildcard tests/fuzz/$(NAME).dict),-dict=tests/fuzz/$(NAME).dict) \
		build-fuzz/corpus/$(NAME) tests/fuzz/corpus/$(NAME)

$B/fuzz/%: $B/tests/fuzz/%.o $B/libexoaudit.a
	@mkdir -p $(@D)
	$(CC) $(OWN_C) $(OWN_LD) -fsanitize=fuzzer -o $@ $^ $(OWN_LIBS)

# Every request of the client against a mock of Microsoft's description.
contract: $B/$(PROG)
	tests/contract/run.sh $B

bench: $B/$(PROG) $B/fake-tenant $(BENCH_BIN)
	@for b in $(BENCH_BIN); do $$b || exit 1; done
	@EXOAUDIT_BUILD=$B tests/bench/collect.sh

$B/tests/bench/%: $B/tests/bench/%.o $B/libexoaudit.a
	$(CC) $(OWN_C) $(OWN_LD) -o $@ $< $B/libexoaudit.a $(OWN_LIBS)

# Counterparts of other makers on loopback: an OpenID Connect server, nginx,
# squid; then signatures of openssl, certtool and gpgsm, both ways.
.PHONY: interop
interop: $B/$(PROG) $B/fake-tenant
	@tests/interop/setup.sh $B
	@EXOAUDIT=$(CURDIR)/$B/$(PROG) EXOAUDIT_FAKE=$(CURDIR)/$B/fake-tenant \
		EXOAUDIT_BUILD=$B sh tests/interop/run.sh
	@EXOAUDIT=$(CURDIR)/$B/$(PROG) EXOAUDIT_FAKE=$(CURDIR)/$B/fake-tenant \
		EXOAUDIT_BUILD=$B sh tests/interop/receivers.sh
	@EXOAUDIT=$(CURDIR)/$B/$(PROG) EXOAUDIT_BUILD=$B tests/interop/cms.sh

# Reports against the schemas of their formats, and in a browser.
.PHONY: conformance
conformance: $B/$(PROG) $B/fake-tenant
	@tests/conformance/setup.sh $B
	@EXOAUDIT=$(CURDIR)/$B/$(PROG) EXOAUDIT_FAKE=$(CURDIR)/$B/fake-tenant \
		EXOAUDIT_BUILD=$B tests/conformance/run.sh

# Two snapshots of 100,000 objects compared, by us and by other tools.
.PHONY: bench-peers
bench-peers: $B/$(PROG)
	@tests/bench/peers.sh $B

# A profile that is new; one that was released is never edited.
.PHONY: profiles
profiles:
	LC_ALL=C baselines/profiles/embed.sh > auditor/check/profile_shipped.c

# Each allocation and each change of a file fails once.
.PHONY: torture
torture: $B/$(PROG) $B/tests/torture/fault.so
	tests/torture/run.sh $B

$B/tests/torture/fault.so: tests/torture/fault.c
	@mkdir -p $(@D)
	$(CC) $(OWN_CPP) -std=c17 -O1 -shared -fPIC -o $@ $< -ldl

# --- checks of the sources ---------------------------------------------------
.PHONY: headers lint format format-check tidy
lint: $B/libexoaudit.a
	tests/lint/layers.sh
	tests/lint/size.sh
	tests/lint/names.sh $B

headers: $(HEADERS:%.h=$B/%.h.alone)

$B/%.h.alone: %.h	# every header compiles alone and twice
	@mkdir -p $(@D)
	@printf '#include "%s"\n#include "%s"\nextern int x;\n' $< $< | \
		$(CC) $(OWN_CPP) $(OWN_C) -Werror -x c -c -o $@ -

ALL_C := $(LIB_SRC) $(CMD_SRC) $(FAKE_SRC) $(KIT_SRC) $(UNIT_SRC) \
	$(sort $(wildcard tests/fuzz/*.c tests/fuzz/proof/*.c tests/bench/*.c \
	tests/contract/*.c))
ALL_H := $(HEADERS) $(sort $(wildcard tests/support/fake_*.h tests/fuzz/*.h \
	tests/bench/*.h tests/cases/*.h \
	tests/unit/*/*.h tests/unit/*/*/*.h))
format:
	$(CLANG_FORMAT) -i $(ALL_C) $(ALL_H)

format-check:
	$(CLANG_FORMAT) --dry-run -Werror $(ALL_C) $(ALL_H)

# One file per process: clang-tidy 14 gets va_list wrong behind another file.
tidy: $(patsubst %.c,$B/%.tidy,$(LIB_SRC) $(CMD_SRC))

$B/%.tidy: %.c .clang-tidy
	@mkdir -p $(@D)
	$(CLANG_TIDY) --quiet $< -- -std=c17 $(OWN_CPP) -DLOCALEDIR='""' && touch $@

# --- languages ---------------------------------------------------------------
# cmd/po/LL.po is the catalogue of language LL; it begins as a copy of the .pot.
.PHONY: pot catalogues
LANGUAGES  := $(patsubst cmd/po/%.po,%,$(sort $(wildcard cmd/po/*.po)))
MO_OF       = locale/$(1)/LC_MESSAGES/$(PROG).mo
CATALOGUES := $(foreach l,$(LANGUAGES),$B/$(call MO_OF,$l))

pot:
	@mkdir -p $B
	cmd/package/messages.sh $B/$(PROG).pot

catalogues: $(CATALOGUES)

$B/locale/%/LC_MESSAGES/$(PROG).mo: cmd/po/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

# --- installation ------------------------------------------------------------
.PHONY: install uninstall clean
BASH_DIR := $(DATADIR)/bash-completion/completions
FISH_DIR := $(DATADIR)/fish/vendor_completions.d
ZSH_DIR  := $(DATADIR)/zsh/vendor-completions

# Templates of policies; the profiles beside them are in the program.
POLICY_DIR := $(DATADIR)/$(PROG)/policy
TEMPLATES  := $(wildcard baselines/profiles/[!0-9]*.yaml) \
	baselines/profiles/README.md

# What is installed: file of the build, then its place.
INSTALLED := $(PROG).1:$(MANDIR)/man1/$(PROG).1 \
	$(PROG).yaml.5:$(MANDIR)/man5/$(PROG).yaml.5 \
	$(PROG).bash:$(BASH_DIR)/$(PROG) $(PROG).fish:$(FISH_DIR)/$(PROG).fish \
	$(PROG).zsh:$(ZSH_DIR)/_$(PROG) \
	units/$(PROG)@.service:$(UNITDIR)/$(PROG)@.service \
	units/$(PROG)@.timer:$(UNITDIR)/$(PROG)@.timer \
	$(foreach l,$(LANGUAGES),$(call MO_OF,$l):$(LOCALEDIR)/$l/LC_MESSAGES/$(PROG).mo)

install: $B/$(PROG) $(foreach i,$(INSTALLED),$B/$(firstword $(subst :, ,$i)))
	install -D -m 755 $B/$(PROG) $(DESTDIR)$(BINDIR)/$(PROG)
	$(foreach i,$(INSTALLED),install -D -m 644 \
		$B/$(subst :, $(DESTDIR),$i) &&) true
	install -d $(DESTDIR)$(POLICY_DIR)
	install -m 644 $(TEMPLATES) $(DESTDIR)$(POLICY_DIR)
	install -m 644 auditor/report/audit-1.schema.json \
		$(DESTDIR)$(DATADIR)/$(PROG)/audit-1.schema.json

$B/$(PROG).1: $B/$(PROG)
	LC_ALL=C $B/$(PROG) help --man > $@

$B/$(PROG).yaml.5: $B/$(PROG)
	LC_ALL=C $B/$(PROG) help --man-config > $@

$B/$(PROG).bash $B/$(PROG).fish $B/$(PROG).zsh: $B/$(PROG).%: $B/$(PROG)
	LC_ALL=C $B/$(PROG) help --completion $* > $@

$B/units/%: $B/$(PROG)
	LC_ALL=C $B/$(PROG) schedule --units --folder $(@D) --program $(BINDIR)/$(PROG)

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/$(PROG)
	rm -rf $(DESTDIR)$(DATADIR)/$(PROG)
	$(foreach i,$(INSTALLED),rm -f $(DESTDIR)$(lastword $(subst :, ,$i)) &&) true

# What the program is made of, for those who look for known holes.
.PHONY: sbom
sbom: $B/$(PROG).cdx.json

$B/$(PROG).cdx.json: $B/$(PROG) cmd/package/sbom.sh
	cmd/package/sbom.sh $B/$(PROG) > $@

# A Debian package by Debian's own tools, checked by lintian.
.PHONY: deb
deb:
	@tests/support/setup.sh deb
	cmd/package/deb.sh $B

# The same, then installed in a bare Debian, used, and purged; as root.
.PHONY: deb-try
deb-try: deb
	cmd/package/try.sh $B

clean:
	rm -rf build build-*

# Below deb/ lies a whole Debian, with folders of such names.
-include $(shell find $B -path $B/deb -prune -o -name '*.d' -type f -print 2>/dev/null)
