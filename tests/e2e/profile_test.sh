#!/bin/sh
# profile_test.sh - what counts, by profiles; controls of frameworks.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

prepare_baseline
expect 0 "without a profile" audit -n 1 --format json
query out '.fail_on == "medium"' "medium counts"
expect 0 "the default" audit -n 1 --profile default --format json
query out '.fail_on == "medium"' "is the same"
run audit -n 1 --profile strict --format json
query out '.fail_on == "low"' "strict counts from low on"
run audit -n 1 --profile 20261122-strict --format json
query out '.fail_on == "low"' "by its full name, too"
bad 2 'there is no profile "lax"' "a profile that is none" \
	audit -n 1 --profile lax
says err "cis, default, scuba, strict" "those that ship are named"

expect 0 "controls of a framework" audit -n 1 --profile scuba --profile cis \
	--format json
query out '[.controls[].profile] == ["20261122-scuba", "20261122-cis"]' \
	"a table for each"
query out '[.controls[].controls[]
	| select(.id == "MS.EXO.5.1v1")][0].state == "pass"' "pass"
query out '[.controls[].controls[] | select(.id == "6.2.1")][0]
	| .state == "fail" and (.rows | length) > 0' "fail, with what is behind"
query out '[.controls[].controls[] | select(.id == "2.1.12")][0]
	| .state == "accepted" and .findings[0].check == "CF-001"' "accepted"
query out '[.controls[].controls[] | select(.id == "2.1.8")][0]
	| .state == "manual" and (.manual | test("dig"))' "manual, and how"
query out '[.controls[].controls[]
	| select(.id == "MS.SECURITYSUITE.4.1v1")][0]
	| .state == "not assessed" and (.reason | test("protection-alert"))' \
	"not assessed, and why"
expect 0 "as text" audit -n 1 --profile cis
says out "CONTROLS: CIS Microsoft 365 Foundations Benchmark 7.0.0" \
	"has its own part"
says out "AutoForwardingMode: Automatic" "that names the objects"

# Signed with the baseline: the command line can only tighten.
cat >"$work/mine.yaml" <<'END'
profile: mine
title: Ours
fail-on: medium
checks:
  HX-*: never
  TR-001: high
END
cp "$work/mine.yaml" "$work/laxer.yaml"
echo '  TR-002: critical' >>"$work/laxer.yaml"
sed 's|^    baseline:|    profile: ./mine.yaml, cis\n    baseline:|' \
	"$work/exoaudit.yaml" >"$work/with.yaml"
mv "$work/with.yaml" "$work/exoaudit.yaml"
expect 0 "a baseline that names profiles" baseline create --policy policy.yaml
says baseline.json '"profiles": [' "has their digests"
expect 0 "is signed" baseline sign baseline.json --name alice \
	--certificate certs/alice.crt.pem --key certs/alice.key.pem
expect 0 "and holds" audit -n 1 --format json
query out '.baseline.state == "trusted" and (.controls | length) == 1' \
	"with their controls"
bad 2 "is laxer than what was signed" "a laxer profile is refused" \
	audit -n 1 --profile ./laxer.yaml
says err "TR-002: critical, where medium was signed" "with the check"
expect 0 "a stricter one is not" audit -n 1 --profile strict --format json
query out '.fail_on == "low"' "and counts"
echo '# edited' >>"$work/mine.yaml"
bad 4 "profile mine, as the baseline names it, is not there" \
	"an edited profile is not what was signed" audit -n 1

printf 'profile: x\nfail-on: often\n' >"$work/bad.yaml"
bad 2 'bad.yaml:2:10: there is no severity "often"' "a broken profile" \
	audit -n 1 --profile ./bad.yaml
cat >"$work/bad.yaml" <<'END'
profile: x
controls:
  - id: "1"
    title: T
    query: |
      SELECT 'mailbox' AS kind, id, name,
        Nonsense AS evidence FROM mailbox
END
run audit -n 1 --profile ./bad.yaml
good=0
{ [ "$status" -eq 2 ] &&
	grep -q 'bad.yaml:7: no such column: Nonsense' "$work/err"; } ||
	good=1
result $good "and one with a broken query"

done_testing
