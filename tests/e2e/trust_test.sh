#!/bin/sh
# trust_test.sh - the trust document: signers come and go, and none goes back.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

key() { # key NAME: arguments with which NAME signs
	echo "--name $1 --certificate certs/$1.crt.pem --key certs/$1.key.pem"
}

trust_sign() { # trust_sign NAME [FILE]
	# shellcheck disable=SC2046
	run trust sign ${2:+"$2"} $(key "$1")
}

sign() { # sign NAME
	# shellcheck disable=SC2046
	run baseline sign $(key "$1")
}

# use STORE: the configuration with a trust document and that history.
use() {
	tenant_config | sed -e '/signers:/,$d' -e "s/^store:.*/store: $1/" \
		>"$work/exoaudit.yaml"
	echo "    trust: trust.json" >>"$work/exoaudit.yaml"
}

make_certs
# A signer with a key of our own making, encrypted.
echo "correct horse battery" >"$work/phrase"
expect 0 "a key is made" baseline keygen carol --passphrase-file phrase
openssl pkey -in "$work/carol.key.pem" -passin "file:$work/phrase" -noout
result $? "openssl reads it"
grep -q "BEGIN ENCRYPTED PRIVATE KEY" "$work/carol.key.pem"
result $? "it is encrypted"
result "$([ "$(stat -c %a "$work/carol.key.pem")" = 600 ] && echo 0 || echo 1)" \
	"and for its owner alone"
cp "$work/carol.key.pem" "$work/kept"
bad 2 "is there already" "it is never overwritten" baseline keygen carol \
	--passphrase-file phrase
cmp -s "$work/carol.key.pem" "$work/kept"
result $? "and was not"
echo short >"$work/short"
bad 2 "less than 8" "a short passphrase" baseline keygen dan \
	--passphrase-file short
bad 2 "no kind of key" "an unknown kind" baseline keygen dan \
	--type dsa --passphrase-file phrase

# On a terminal it is asked for twice, unseen; without one it is not.
typed() { # typed FIRST SECOND: both answers, each once it is asked for
	rm -f "$work/keys" "$work/screen" "$work"/dan.*
	mkfifo "$work/keys"
	: >"$work/screen"
	(cd "$work" && script -qfec "$exoaudit baseline keygen dan" \
		"$work/screen") <"$work/keys" >"$work/out" 2>"$work/err" &
	pid=$!
	exec 3>"$work/keys"
	for answer in "New passphrase=$1" "Once more=$2"; do
		tries=0
		until grep -q "${answer%%=*}" "$work/screen" ||
			[ $tries -ge 500 ]; do
			tries=$((tries + 1))
			sleep 0.02
		done
		echo "${answer#*=}" >&3
	done
	exec 3>&-
	status=0
	wait $pid || status=$?
}
if has_terminal; then
	typed "seven seas and a ship" "seven seas and a ship"
	result "$status" "a passphrase typed twice"
	openssl pkey -in "$work/dan.key.pem" -noout \
		-passin "pass:seven seas and a ship"
	result $? "opens the key"
	lacks screen "seven seas" "and is not shown"
	typed "seven seas and a ship" "seven seas and a shop"
	says screen "the two passphrases differ" "one mistyped is told of"
	result "$([ -e "$work/dan.key.pem" ] && echo 1 || echo 0)" "and makes no key"
else
	skip "a passphrase is typed" "no terminal can be made here"
fi
status=0
(cd "$work" && setsid "$exoaudit" baseline keygen dan) </dev/null \
	>"$work/out" 2>"$work/err" || status=$?
says err "there is no terminal to ask" "without a terminal it is an error"

tenant_start before
use history.db
cp "$top/fixtures/tenants/policy.yaml" "$work/policy.yaml"
expect 0 "the tenant is read" snapshot
expect 0 "a baseline is made" baseline create --policy policy.yaml
sign alice

# The first document.
bad 2 "0 people may sign baseline, and 1 are needed" "nobody" trust init
bad 2 "1 person may sign baseline, and 2 are needed" "out of reach" \
	trust init --signer alice=certs/alice.crt.pem --threshold 2
bad 2 "have the same key" "one key, two names" trust init \
	--signer alice=certs/alice.crt.pem --signer bob=certs/alice.crt.pem
expect 2 "a host that signs baselines" trust init \
	--signer alice=certs/alice.crt.pem \
	--evidence-signer alice=certs/alice.crt.pem
expect 0 "two signers" trust init --signer alice=certs/alice.crt.pem \
	--signer bob=certs/bob.crt.pem \
	--evidence-signer host=certs/mallory.crt.pem \
	--threshold 2 --trust-threshold 2
says out "compare this digest by another channel" "its digest is to be compared"
bad 2 "is there already" "it is never overwritten" trust init
expect 4 "unsigned it is not trusted" audit
trust_sign alice
bad 4 "1 of the 2 signatures" "one signature is not enough" trust show
trust_sign bob
expect 0 "two are" trust show
says out "first use of the trust document" "what cannot be known is said"
says out "alice: baseline trust" "roles are shown"
digest=$(sed -n 's/^sha256 *//p' "$work/out")

expect 4 "one signature on the baseline is not enough" audit --format json
query out '[.baseline.notes[] | test("first use of the trust document")] | any' \
	"the first use is noted"
# shellcheck disable=SC2046
run baseline sign baseline.json --name host \
	--certificate certs/mallory.crt.pem --key certs/mallory.key.pem
expect 4 "that of the host does not count" audit --format json
query out '[.baseline.signers[] | select(.counts | not) | .problem
	| test("may sign evidence, not baseline")] | any' "and the report says why"
rm "$work/baseline.json.host.p7s"
sign bob
expect 0 "with two it is held" audit --format json
query out '[.baseline.notes[] | test("first use")] | any | not' "once"
use pinned.db
echo "    trust-sha256: $digest" >>"$work/exoaudit.yaml"
expect 0 "a pinned digest" audit
use other.db
echo "    trust-sha256: $(echo "$digest" | tr 0-9 1-90)" \
	>>"$work/exoaudit.yaml"
expect 4 "another one than the pinned" audit --format json
query out '.baseline.problem | test("not the pinned one")' "is refused"
use history.db
echo "    threshold: 1" >>"$work/exoaudit.yaml"
bad 2 "has both" "a threshold beside it" audit
use history.db

# Rotation: bob goes, carol comes.
cp "$work/trust.json" "$work/one.json"
bad 2 "--reason is missing" "nobody goes without a reason" trust renew \
	--remove bob
expect 0 "bob goes, carol comes" trust renew --remove bob \
	--reason "left the company" --signer carol=carol.crt.pem
trust_sign alice
says err "it waits: " "one of the old ones is not enough"
run trust sign --name carol --certificate carol.crt.pem \
	--key carol.key.pem --passphrase-file phrase
says err "it waits: " "nor is one of the new ones"
cmp -s "$work/trust.json" "$work/one.json"
result $? "version 1 stays in force"
trust_sign bob
says err "is in place" "with the old and the new threshold it is in place"
expect 0 "version 2 is trusted" trust show
says out "left the company" "and says who went and why"
expect 4 "bob's signature counts no more" audit --format json
query out '[.baseline.signers[] | select(.name == "bob") | .problem
	| test("was removed from the signers on .*left the company")] | any' \
	"and the report says so"
run baseline sign --name carol --certificate carol.crt.pem \
	--key carol.key.pem --passphrase-file phrase
rm "$work/baseline.json.bob.p7s"
expect 0 "carol's does" audit
bad 2 "is denied" "a removed key does not come back" trust renew \
	--signer bob=certs/bob.crt.pem
rm -f "$work/trust.pending.json"*

# Back, sideways, forward with a gap.
mkdir "$work/two"
mv "$work"/trust.json* "$work/two"
cp "$work/one.json" "$work/trust.json"
cp "$work/trust.1.json.alice.p7s" "$work/trust.json.alice.p7s"
cp "$work/trust.1.json.bob.p7s" "$work/trust.json.bob.p7s"
bad 4 "version 2 was already accepted" "version 1 does not come back" \
	trust show
expect 0 "another version 2" trust renew --threshold 1
trust_sign alice
trust_sign bob
bad 4 "accepted before with another content" "a fork is refused" trust show
rm "$work"/trust.json*
mv "$work"/two/trust.json* "$work"
expect 0 "the accepted one still holds" audit

expect 0 "version 3" trust renew --threshold 1
trust_sign alice
run trust sign --name carol --certificate carol.crt.pem \
	--key carol.key.pem --passphrase-file phrase
expect 0 "version 4" trust renew --expires-in 10
trust_sign alice
run trust sign --name carol --certificate carol.crt.pem \
	--key carol.key.pem --passphrase-file phrase
mv "$work/trust.3.json" "$work/away.json"
bad 4 "is not there" "a version between that was never seen" trust show
mv "$work/away.json" "$work/trust.3.json"
expect 0 "with it the chain holds" audit --format json
query out '[.baseline.notes[] | test("trust document expires in (9|10) days")]
	| any' "and an early end is told of"
bad 4 "expired on" "expired" trust show --as-of 2099-01-01

# A tenant that it is not for; altered; gone.
sed 's/^    tenant: 7/    tenant: 8/' "$work/exoaudit.yaml" \
	>"$work/foreign.yaml"
cp "$work/trust.json" "$work/good.json"
sed -i 's/"baseline":1/"baseline":2/' "$work/trust.json"
bad 4 "signatures that version 4 asks for" "an altered document" trust show
expect 4 "is trusted by no audit" audit
rm "$work/trust.json"
expect 4 "nor is one that is gone" audit
cp "$work/good.json" "$work/trust.json"
expect 0 "restored it is" audit

# Where the history goes, the memory of what was accepted goes too.
expect 0 "the history moves" history export moved.db
expect 0 "to another machine" history import moved.db --store there.db
cp "$work/trust.3.json" "$work/trust.json"
bad 4 "version 4 was already accepted" "which takes no version 3" \
	trust show --store there.db

tenant_stop
done_testing
