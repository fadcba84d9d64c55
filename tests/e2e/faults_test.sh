#!/bin/sh
# faults_test.sh - the right result after retries, or not assessed with the
# reason; never a clean result, never a crash, never past the time budget.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

make_certs
tenant_start before
tenant_config | sed 's/^    baseline:.*/    budget: 4/' >"$work/exoaudit.yaml"
expect 0 "yesterday everything was read" snapshot
run audit --snapshot 1 --format json
before=$(jq '[.findings[]] | length' "$work/out")

# faults SCRIPT: the running tenant misbehaves so from now on.
faults() {
	printf '%b' "$1" | curl -sS --cacert "$work/certs/ca.pem" --data-binary @- \
		"https://localhost:$tenant_port/_fake/faults" >/dev/null
}

# heals NAME SCRIPT: the retried run is complete.
heals() {
	faults "$2"
	expect 0 "$1: read whole after retries" snapshot
}

# gap NAME SCRIPT KIND STATUS REASON: named, never clean, nothing removed.
gap() {
	faults "$2"
	run audit --format json
	good=0
	[ "$status" -eq 1 ] || [ "$status" -eq 3 ] || good=1
	result $good "$1: status $status is not clean"
	query out "[.coverage[] | select(.kind == \"$3\")][0] | .status == \"$4\" and (.reason | test(\"$5\"))" \
		"$1: $3 is $4 ($5)"
	query out '.complete == false and ([.not_assessed[]] | length > 0)' \
		"$1: and said to be not assessed"
	query out '[.changes[] | select(.type == "removed")] | length == 0' \
		"$1: nothing counts as removed"
	# How often somebody looked (HX) is a matter of time, not of lists.
	query out '[.resolved[] | select(.check | startswith("HX-") | not)] |
		length == 0' "$1: nothing counts as resolved"
	now=$(jq '[.findings[]] | length' "$work/out")
	good=0
	[ "$now" -ge "$before" ] || good=1
	result $good "$1: no finding is lost ($now of $before)"
}

rules='Get-TransportRule'
heals "429 with decimals" "$rules 1 429 1.128\n"
heals "429 without a time" "$rules 1 429 none\n"
heals "500" "$rules 2 500\n"
heals "503" "v1.0/applications 1 503 0.5\n"
heals "cut connection" "$rules 1 cut 300\n"
heals "truncated JSON" "v1.0/servicePrincipals? 1 truncate 500\n"
heals "wrong content encoding" "$rules 1 encoding gzip\n"
heals "an empty body" "$rules 1 empty\n"
heals "a page of HTML" "v1.0/oauth2PermissionGrants 1 html\n"
heals "an expired page token" "v1.0/servicePrincipals? 1 expired-page\n"
heals "an expired token" "v1.0/domains 1 401\n"
heals "a regional redirect to the same host" \
	"$rules 1 redirect https://{host}:{port}{target}\n"

gap "throttled for ever" "$rules always 429 60\n" transport-rule \
	not-collected "throttled|timeout"
gap "failing for ever" "$rules always 500\n" transport-rule \
	not-collected "service|timeout"
gap "forbidden" "$rules always 403\n" transport-rule not-collected permission
gap "cut for ever" "$rules always cut 300\n" transport-rule \
	not-collected "network|timeout"
gap "a server that hangs" "$rules always hang\n" transport-rule \
	not-collected "timeout|network"
gap "a server that dribbles" "$rules always slow 900 1\n" transport-rule \
	not-collected "timeout|network"
gap "truncated for ever" "$rules always truncate 200\n" transport-rule \
	not-collected "malformed|network|timeout"
gap "a warning of truncation" "$rules always warn\n" transport-rule partial \
	truncated
gap "an error inside 200" "$rules always error200\n" transport-rule \
	not-collected "service|malformed|permission|timeout"
gap "a redirect to a foreign host" \
	"$rules always redirect https://outlook.example.net/\n" transport-rule \
	not-collected "network|service|malformed|unsupported"
gap "applications refused" "v1.0/applications always 403\n" application \
	not-collected permission
gap "a next page elsewhere" \
	"v1.0/servicePrincipals? always foreign-next\n" service-principal \
	partial "malformed|inconsistent|truncated"
gap "a next page that is this one" \
	"v1.0/servicePrincipals? always loop\n" service-principal partial \
	"malformed|inconsistent|truncated"

# Lists that lose an object which is still there by its id.
principal=$(jq -r '.[-1].id' "$top/fixtures/tenants/before/service-principals.json")
rule=$(jq -r '.[-1].Guid' "$top/fixtures/tenants/before/transport-rules.json")
gap "a principal its list forgot" \
	"v1.0/servicePrincipals? always hide $principal\n" service-principal \
	partial inconsistent
gap "a rule its list forgot" "$rules 1 hide $rule\n" transport-rule partial \
	inconsistent

faults ""
expect 0 "today everything can be read again" snapshot
run audit --format json
query out '[.changes[]] | length == 0' "and nothing has changed since"

# The service adds a property to every rule, or drops one.
faults "$rules always add NewSwitch false\n"
run audit --format json
query out '[.changes[]] | length == 0' "a new property is no change"
query out '[.schema_notes[] | select(.field == "NewSwitch")] | length == 1' \
	"but one note"
faults "$rules always drop Comments\n"
run audit --format json
query out '[.changes[]] | length == 0' "a dropped property is no change"

tenant_stop
done_testing
