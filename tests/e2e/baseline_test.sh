#!/bin/sh
# baseline_test.sh - succession, approvals, interoperation with openssl.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

prepare_baseline
expect 0 "an audit accepts serial 1" audit
cp "$work/baseline.json" "$work/one.json"
cp "$work/baseline.json.alice.p7s" "$work/one.p7s"

sign() { # sign NAME [FILE]
	run baseline sign "${2:-baseline.json}" --name "$1" \
		--certificate "certs/$1.crt.pem" --key "certs/$1.key.pem"
}

openssl_verify() { # openssl_verify SIGNER SIGNATURE
	openssl cms -verify -binary -inform PEM -in "$work/$2" \
		-content "$work/baseline.json" \
		-CAfile "$work/certs/$1.crt.pem" -purpose any -no_check_time \
		-out /dev/null 2>"$work/err"
}
openssl_verify alice baseline.json.alice.p7s
result $? "openssl accepts our signature"
openssl cms -sign -binary -outform PEM -in "$work/baseline.json" \
	-signer "$work/certs/alice.crt.pem" -inkey "$work/certs/alice.key.pem" \
	-out "$work/baseline.json.alice.p7s" 2>"$work/err"
expect 0 "we accept the signature of openssl" baseline verify
bad 4 "not yet valid on 2020-01-01T00:00:00Z: it was made on" \
	"not before it was made" baseline verify --as-of 2020-01-01
lacks out "trusted: serial" "nor called trusted"
expect 0 "but tomorrow" baseline verify --as-of "$(date -u -d tomorrow +%F)"
cp "$work/one.p7s" "$work/baseline.json.alice.p7s"

# The next serial follows; the one before does not come back.
expect 0 "serial 2 is made" baseline create --policy policy.yaml
says out "serial 2" "and says so"
expect 4 "unsigned it is not trusted" audit
sign alice
expect 0 "signed it is" audit
cp "$work/baseline.json" "$work/two.json"
cp "$work/baseline.json.alice.p7s" "$work/two.p7s"
cp "$work/one.json" "$work/baseline.json"
cp "$work/one.p7s" "$work/baseline.json.alice.p7s"
expect 4 "serial 1 does not come back" audit --format json
query out '.baseline.state == "rolled-back"' "and the report says why"

# A serial 3 that follows serial 1 by another way.
expect 0 "another serial 2" baseline create --policy policy.yaml \
	--expires-in 30
sign alice
expect 4 "another serial 2 is refused" audit
expect 0 "a serial 3 on top of it" baseline create --policy policy.yaml
sign alice
expect 4 "is refused as well" audit --format json
query out '.baseline.problem | test("does not follow")' "and says why"
cp "$work/two.json" "$work/baseline.json"
cp "$work/two.p7s" "$work/baseline.json.alice.p7s"
expect 0 "the accepted one still holds" audit

# Two signatures needed: two people, not two files.
sed '/signers:/i\    threshold: 2' "$work/exoaudit.yaml" >"$work/two.yaml"
sed -i 's|- {name: alice.*|&\n      - {name: bob, certificate: certs/bob.crt.pem}|' \
	"$work/two.yaml"
expect 4 "one of two is not enough" baseline verify --config two.yaml
cp "$work/baseline.json.alice.p7s" "$work/baseline.json.again.p7s"
expect 4 "one person twice is one" baseline verify --config two.yaml
rm "$work/baseline.json.again.p7s"
sign bob
expect 0 "two people are two" baseline verify --config two.yaml
sign mallory
expect 0 "a stranger is named and not counted" baseline verify --config two.yaml
says out "REFUSED" "and shown as refused"

# What cannot be read as a signature counts for nothing, and hangs nobody.
mkdir "$work/baseline.json.folder.p7s"
mkfifo "$work/baseline.json.pipe.p7s"
ln -s nowhere "$work/baseline.json.link.p7s"
truncate -s 2M "$work/baseline.json.large.p7s"
expect 0 "a signature beside what is none" audit --format json
query out '[.baseline.signers[] | select(.counts | not)] | length > 3' \
	"which is named"
mv "$work/baseline.json.alice.p7s" "$work/kept.p7s"
expect 4 "nothing but what is no signature" audit
mv "$work/kept.p7s" "$work/baseline.json.alice.p7s"
rm -r "$work/baseline.json.folder.p7s" "$work/baseline.json.pipe.p7s" \
	"$work/baseline.json.link.p7s" "$work/baseline.json.large.p7s"
mkfifo "$work/pipe.json"
expect 4 "a pipe in place of the baseline" audit --baseline pipe.json

# Names of files are foreign text as well.
odd=$(printf 'odd\033[31m.json')
expect 0 "a baseline under an odd name" baseline create \
	--policy policy.yaml --output "$odd"
lacks out "$(printf '\033')" "which does not steer the terminal"

# What a policy may not do.
refused() { # refused NAME TEXT YAML
	printf '%s\n' "$3" >"$work/bad.yaml"
	bad 2 "$2" "$1" baseline create --policy bad.yaml
}
refused "an approval of no check" "does not exist" "approvals:
  - {check: TR-999, object: Company disclaimer, reason: x, approver: y}"
refused "an unknown key" "bad.yaml:1:" "sender-range: []"
refused "a range for everybody" "bad.yaml:" "sender-ranges:
  - {range: 0.0.0.0/0, reason: x}"
run baseline create
good=0
[ "$status" -eq 1 ] || good=1
result $good "without a policy it is refused"
says err "IC-011" "naming the connector"
says err "GR-001" "and the grants"

# An edited policy approval: the approved rule changes what it does.
expect 0 "the findings of before are accepted" audit --format json
query out '[.findings[] | select(.check == "TR-010" and .status == "accepted")] | length == 2' \
	"both archives"

tenant_stop
done_testing
