#!/bin/sh
# bundle_test.sh - an evidence bundle that standard tools check.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

prepare_baseline
tenant_stop
now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
expect 0 "a bundle without a signature" report --evidence bundle.zip \
	--as-of "$now" \
	--output report.txt
says err "is not signed" "says so"
TZ=Asia/Tokyo
export TZ
expect 0 "and again elsewhere" report --evidence again.zip --as-of "$now" \
	--output again.txt
result "$(truth cmp -s "$work/bundle.zip" "$work/again.zip")" \
	"the same audit gives the same bytes"
unset TZ
result "$(truth cmp -s "$work/report.txt" "$work/again.txt")" "in both"

tenant_start before
tenant_config >"$work/exoaudit.yaml"
expect 0 "with raw answers" snapshot --evidence raw
tenant_stop
expect 0 "and signed" report --evidence signed.zip --raw raw --name alice \
	--certificate certs/alice.crt.pem --key certs/alice.key.pem
mkdir "$work/unpacked"
(cd "$work/unpacked" && bsdtar -xf ../signed.zip 2>/dev/null ||
	unzip -q ../signed.zip) >"$work/out" 2>&1
check_sums() {
	(cd "$work/unpacked" && sha256sum --quiet -c SHA256SUMS) \
		>"$work/out" 2>&1
}
result "$(truth check_sums)" "every file is as its digest says"
listed=$(wc -l <"$work/unpacked/SHA256SUMS")
found=$(find "$work/unpacked" -type f | wc -l)
result "$(truth [ "$found" -eq $((listed + 2)) ])" "and every file has one"
verify() {
	openssl cms -verify -binary -inform PEM \
		-in "$work/unpacked/SHA256SUMS.p7s" \
		-content "$work/unpacked/SHA256SUMS" \
		-certfile "$work/certs/alice.crt.pem" \
		-CAfile "$work/certs/alice.crt.pem" -no_check_time \
		-purpose any -out /dev/null >"$work/out" 2>&1
}
result "$(truth verify)" "openssl verifies the signature"
echo "changed" >>"$work/unpacked/report.txt"
result "$(truth eval '! check_sums')" "what is changed is found"
query unpacked/report.json '.exit_status == 0' "the report is there"
result "$(truth [ -s "$work/unpacked/baseline/baseline.json" ])" \
	"so is the baseline"
result "$(truth [ -s "$work/unpacked/raw/requests.jsonl" ])" \
	"so are the answers"
jq -s 'length' "$work/unpacked/objects.ndjson" >"$work/count"
result "$(truth [ "$(cat "$work/count")" -gt 100 ])" "so are the objects"

# What the README says works with any certificate that may sign.
issue_signer() {
	(cd "$work" && openssl req -x509 -newkey rsa:2048 -nodes -days 30 \
		-subj /CN=authority -keyout ca.key -out ca.pem &&
		openssl req -newkey rsa:2048 -nodes -subj /CN=bob \
			-keyout bob.key -out bob.csr &&
		printf 'extendedKeyUsage=codeSigning\n' >bob.ext &&
		openssl x509 -req -in bob.csr -CA ca.pem -CAkey ca.key \
			-CAcreateserial -extfile bob.ext -days 20 \
			-out bob.pem) >"$work/out" 2>&1
}
result "$(truth issue_signer)" "an authority issues a certificate"
expect 0 "and its owner signs" report --evidence bob.zip --name bob \
	--certificate bob.pem --key bob.key --output x.txt
follow_readme() {
	mkdir "$work/bob" && (cd "$work/bob" && unzip -q ../bob.zip &&
		cp ../bob.pem SIGNER.pem &&
		sed -n '/^  sha256sum/,/null$/p' README.txt >commands &&
		sh -e commands) >"$work/out" 2>&1
}
result "$(truth follow_readme)" "which the commands of the README confirm"

bad 2 "no folder of raw answers" "raw answers that are not there" \
	report --evidence x.zip --raw nowhere --output x.txt
bad 2 "" "a bundle in no folder" report --evidence nowhere/x.zip \
	--output x.txt

done_testing
