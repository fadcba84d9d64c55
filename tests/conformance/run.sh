#!/bin/sh
# run.sh - what others say of our reports: the validators of setup.sh on the
# reports of the compromised tenant, of one with a list that may not be read,
# and on the golden files, hostile text among them.
#
# SCHEMAS   folder with the published schemas; ../shared/schemas unless told.
#           What needs one that is not there is skipped, and said so.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/../e2e/lib.sh"

here=$top/tests/conformance
tools=$top/$build/conformance
schemas=${SCHEMAS:-$top/../shared/schemas}
golden=$top/tests/golden/report

# check NAME COMMAND…: passes when the command does; it may say why not.
check() {
	name=$1
	shift
	good=0
	"$@" >"$work/out" 2>"$work/err" || good=1
	result $good "$name"
}

# with SCHEMA NAME COMMAND…: check, or skip without that schema.
with() {
	schema=$1
	shift
	if [ -r "$schemas/$schema" ]; then
		check "$@"
	else
		skip "$1" "no $schemas/$schema; set SCHEMAS"
	fi
}

promtool_check() {
	for file; do
		promtool check metrics <"$file" || return 1
	done
}

# All formats of the newest snapshot, as NAME.FORMAT.
reports() {
	set -- "$1"
	for format in json html markdown csv plan ndjson sarif junit ocsf \
		prometheus; do
		set -- "$@" --report "$format=$1.$format"
	done
	shift
	run audit --snapshot "$number_of_snapshot" "$@"
	[ "$status" -ne 2 ] || cat "$work/err"
}

prepare_baseline
number_of_snapshot=1
reports clean
tenant_stop
tenant_start compromised
tenant_config >"$work/exoaudit.yaml"
run snapshot
number_of_snapshot=2
reports compromised
tenant_stop
"$top/tests/support/hostile.sh" "$work/tenants"
tenant_start "$work/tenants/compromised"
tenant_config >"$work/exoaudit.yaml"
expect 0 "the hostile tenant is read" snapshot
number_of_snapshot=$((number_of_snapshot + 1))
reports hostile
cat "$golden"/*.ndjson "$work"/*.ndjson >"$work/all-events"

cd "$work"
check "NDJSON: each line is a document" jq -e . "$work/all-events"
check "JSON: our own schema" node "$tools/schema.mjs" \
	"$top/auditor/report/audit-1.schema.json" clean.json \
	compromised.json "$golden"/*.json
with sarif-schema-2.1.0.json "SARIF 2.1.0: its schema" \
	node "$tools/schema.mjs" "$schemas/sarif-schema-2.1.0.json" \
	./*.sarif "$golden"/*.sarif
with ocsf-findings.json "OCSF: both classes" \
	node "$tools/ocsf.mjs" "$schemas/ocsf-findings.json" ./*.ocsf
"$top/cmd/package/sbom.sh" "$exoaudit" >"$work/sbom.json"
bom=$schemas/bom-1.6.schema.json
with bom-1.6.schema.json "SBOM: CycloneDX 1.6" node "$tools/schema.mjs" \
	"$bom,$schemas/spdx.schema.json,$schemas/jsf-0.82.schema.json" \
	"$work/sbom.json"
query sbom.json '[.components[].name] | index("libxml2") != null' \
	"and it names what is linked"
with junit-windyroad.xsd "JUnit: its schema" xmllint --noout \
	--schema "$schemas/junit-windyroad.xsd" ./*.junit
check "CSV: a spreadsheet finds no formula" node "$tools/sheet.mjs" \
	./*.csv ./*.plan "$golden"/*.csv
check "Prometheus: promtool" promtool_check ./*.prometheus "$golden"/*.prom
check "HTML: html-validate" "$tools/node_modules/.bin/html-validate" \
	--config "$here/htmlvalidate.json" --ext html ./*.html "$golden"/*.html
check "HTML: the Nu validator" java -jar \
	"$tools/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only \
	./*.html "$golden"/*.html
check "HTML: axe-core, width, requests, time in Chromium" \
	node "$tools/page.mjs" "$(command -v chromium)" \
	"$tools/node_modules/axe-core/axe.min.js" "$work/compromised.html" \
	"$work/clean.html" "$work/hostile.html" "$golden"/*.html

done_testing
