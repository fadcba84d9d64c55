#!/bin/sh
# reports_formats_test.sh - every format of one audit, at once and twice.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

formats="text json html markdown csv plan ndjson sarif junit ocsf prometheus"

# audit_as NAME ARG…: all formats as NAME.FORMAT.
audit_as() {
	name=$1
	shift
	for format in $formats; do
		set -- "$@" --report "$format=$name.$format"
	done
	run audit --as-of 2027-01-05T00:00:00Z --output "$name.main" "$@"
}

# holds FORMAT TEXT NAME
holds() {
	says "one.$1" "$2" "$3"
}

prepare_baseline
tenant_stop
tenant_start compromised
tenant_config >"$work/exoaudit.yaml"
expect 0 "compromised is read" snapshot
tenant_stop

audit_as one --snapshot 2
good=0
[ "$status" -eq 1 ] || good=1
result $good "status 1 with all formats at once"
audit_as two --snapshot 2
for format in $formats; do
	good=0
	[ -s "$work/one.$format" ] || good=1
	cmp -s "$work/one.$format" "$work/two.$format" || good=1
	result $good "$format: there, and the same bytes again"
done

query one.json '.trend.points | length == 2' "JSON: risk over time"
query one.sarif '[.runs[0].results[] | select(.ruleId == "IC-001")] |
	length == 1' "SARIF: the connector is a result"
query one.sarif '[.runs[0].results[] | select(.suppressions | length > 0) |
	.suppressions[0].status] | unique == ["accepted"]' \
	"SARIF: what is accepted is suppressed"
query one.ocsf '[.[].class_uid] | unique == [2003, 2004]' \
	"OCSF: findings and controls"
query one.ocsf '[.[] | select(.class_uid == 2003 and
	.compliance.status == "Fail")] | length > 0' "OCSF: controls that fail"
# lines FILTER NAME: jq -e says so of all events together.
lines() {
	good=0
	jq -se "$1" "$work/one.ndjson" >/dev/null 2>"$work/err" || good=1
	result $good "$2"
}
lines '[.[] | select(.name == "exoaudit.audit")] | length == 1' \
	"events: the verdict, once"
lines '[.[] | select(.name == "exoaudit.change" and .action == "added")] |
	length == 18' "events: what was added"
holds junit '<failure message="Connector named like' "JUnit: a failure"
holds junit 'classname="list" name="transport-rule" time="0"/>' \
	"JUnit: a list that was read"
holds prometheus 'exoaudit_exit_status{tenant="7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957"} 1' \
	"Prometheus: the status"
holds markdown '# COMPROMISE LIKELY' "Markdown: the verdict first"
holds csv '"IC-001",' "CSV: a finding"
holds plan ',"owner","due"' "the plan: columns to fill in"
holds html 'id="mail-flow"' "HTML: the way of mail"
holds html 'id="history"' "HTML: the past"

# A gate opens when the status is 0, and only then.
audit_as clean --snapshot 1
good=0
if [ "$status" -eq 0 ]; then
	grep -qE '<(failure|error)' "$work/clean.junit" && good=1
else
	grep -qE '<(failure|error)' "$work/clean.junit" || good=1
fi
result $good "JUnit: fails as the status does"
good=0
grep -q '<failure' "$work/clean.junit" && good=1
result $good "JUnit: no finding fails for the tenant as signed"

bad 2 'no report format "pdf"' "an unknown format names the others" \
	audit --snapshot 1 --format pdf
says err "sarif, junit, ocsf, prometheus" "all of them"

done_testing
