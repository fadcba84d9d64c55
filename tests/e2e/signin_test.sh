#!/bin/sh
# signin_test.sh - every way to sign in, evidence, timings, interruption; and
# no secret in any output, file or process table.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

make_certs
for word in AZURE_TENANT_ID AZURE_CLIENT_ID AZURE_CLIENT_SECRET \
	AZURE_CLIENT_CERTIFICATE_PATH AZURE_CLIENT_CERTIFICATE_PASSWORD \
	AZURE_FEDERATED_TOKEN_FILE AZURE_AUTHORITY_HOST IDENTITY_ENDPOINT \
	IDENTITY_HEADER AZURE_POD_IDENTITY_AUTHORITY_HOST HTTPS_PROXY \
	https_proxy NO_PROXY no_proxy; do
	unset "$word"
done

# The fixture's auditor, with ways to sign in that the fixture does not need.
mkdir "$work/site"
jq --arg before "$top/fixtures/tenants/before" '
	(.apps[] | select(._label == "auditor")) as $auditor |
	{extends: $before, apps: [
	  ($auditor + {federated: [{issuer: "https://issuer.example",
	    subject: "system:serviceaccount:audit:exoaudit"}]}),
	  ($auditor + {_label: "managed",
	    clientId: "0f9d5f6c-3c62-4a0f-8d8a-5f8f3f4c0a01"}),
	  ($auditor + {_label: "declined", device: {outcome: "declined"},
	    clientId: "0f9d5f6c-3c62-4a0f-8d8a-5f8f3f4c0a02"}),
	  ($auditor + {_label: "expired", device: {outcome: "expired"},
	    clientId: "0f9d5f6c-3c62-4a0f-8d8a-5f8f3f4c0a03"})]}' \
	"$top/fixtures/tenants/before/tenant.json" >"$work/site/tenant.json"
tenant_start "$work/site" --plain-port-file "$work/plain"
plain=http://127.0.0.1:$(cat "$work/plain")

# way LINES: the configuration signs in so.
way() {
	tenant_config | grep -v '^    certificate:' |
		sed "s|^    client-id:.*|&\n$1|" >"$work/exoaudit.yaml"
}

# control WHAT CURL-OPTION…: a word with the fake itself.
control() {
	what=$1
	shift
	curl -sS --cacert "$work/certs/ca.pem" "$@" \
		"https://localhost:$tenant_port/_fake/$what"
}

# faults SCRIPT: the running tenant misbehaves so from now on.
faults() {
	printf '%b' "$1" | control faults --data-binary @- >/dev/null
}

b64url() {
	openssl base64 -A | tr '+/' '-_' | tr -d '='
}

# federated_token SUBJECT SECONDS: a JWT of another issuer
federated_token() {
	head=$(printf '{"alg":"RS256","typ":"JWT"}' | b64url)
	claims=$(printf '{"iss":"https://issuer.example","sub":"%s","aud":"api://AzureADTokenExchange","exp":%d}' \
		"$1" "$(($(date +%s) + $2))" | b64url)
	signature=$(printf '%s.%s' "$head" "$claims" |
		openssl dgst -sha256 -sign "$work/certs/client.pem" -binary | b64url)
	printf '%s.%s.%s\n\n' "$head" "$claims" "$signature"
}

# signs_in NAME: doctor gets its answers.
signs_in() {
	expect 0 "$1" doctor --format json
	query out '.complete and .reads_only' "$1: all lists answer"
}

# --- certificate -------------------------------------------------------------
way '    certificate: certs/client.pem'
signs_in "certificate, PEM"
query out '.sign_in == "certificate"' "and it says so"
way '    certificate: certs/client.pem\n    assertion: rs256'
signs_in "certificate, RS256 with x5t"
printf 'open sesame\n' >"$work/password"
openssl pkcs12 -export -in "$work/certs/client.pem" -out "$work/client.pfx" \
	-passout file:"$work/password"
way '    certificate: client.pfx\n    certificate-password-file: password'
signs_in "certificate, PKCS#12"
way '    certificate: client.pfx'
bad 2 "no password is configured" "PKCS#12 without its password" doctor
printf 'wrong\n' >"$work/wrong"
way '    certificate: client.pfx\n    certificate-password-file: wrong'
bad 2 "does not open the PKCS#12" "PKCS#12 with a wrong password" doctor
lacks err "wrong" "which is not shown"
printf 'nothing of the kind' >"$work/junk"
way '    certificate: junk'
bad 2 "neither PEM nor PKCS#12" "something else" doctor

# --- secret ------------------------------------------------------------------
printf 'auditor-fixture-secret\n' >"$work/secret"
way '    secret-file: secret'
signs_in "secret, file"
way '    secret-file: "-"'
status=0
(cd "$work" && "$exoaudit" doctor --format json) >"$work/out" \
	2>"$work/err" <"$work/secret" || status=$?
result $status "secret, standard input"
way '    secret-env: MY_SECRET'
MY_SECRET=auditor-fixture-secret
export MY_SECRET
signs_in "secret, a variable of one's own"
unset MY_SECRET
bad 2 "MY_SECRET is not in the environment" "which has to be there" doctor

# --- federation --------------------------------------------------------------
federated_token system:serviceaccount:audit:exoaudit 300 >"$work/token"
way '    federated-token-file: token'
signs_in "federated token"
federated_token system:serviceaccount:audit:other 300 >"$work/token"
bad 2 "no federated credential has this subject" "of another subject" doctor
federated_token system:serviceaccount:audit:exoaudit -300 >"$work/token"
bad 2 "outside its time range" "that has ended" doctor
says err "see that it is renewed" "and the hint says what to do"
printf '\n' >"$work/token"
bad 2 "holds no token" "that is empty" doctor

# --- managed identity --------------------------------------------------------
AZURE_POD_IDENTITY_AUTHORITY_HOST=$plain
export AZURE_POD_IDENTITY_AUTHORITY_HOST
tenant_config | grep -v 'client-id:\|certificate:.*client' |
	sed 's|^    tenant:.*|&\n    sign-in: managed-identity|' \
		>"$work/exoaudit.yaml"
http_proxy=http://127.0.0.1:1
export http_proxy
signs_in "managed identity of a machine, past any proxy"
query out '.application == "0f9d5f6c-3c62-4a0f-8d8a-5f8f3f4c0a01"' \
	"which is that of the system"
unset http_proxy
faults '/metadata/identity 1 404\n'
signs_in "managed identity that is not there at once"
faults '/metadata/identity 1 429 0.2\n'
signs_in "managed identity that is throttled"
faults ''
way '    sign-in: managed-identity'
signs_in "managed identity, user-assigned"
unset AZURE_POD_IDENTITY_AUTHORITY_HOST
IDENTITY_ENDPOINT=$plain/msi/token IDENTITY_HEADER=fixture-identity-header
export IDENTITY_ENDPOINT IDENTITY_HEADER
way '    budget: 20'
signs_in "managed identity of an App Service, from the environment"
query out '.sign_in == "managed-identity"' "and it says so"
IDENTITY_HEADER=another
bad 2 "refused with status 403" "with a wrong header" doctor
IDENTITY_ENDPOINT=http://identity.example/msi/token
bad 2 "not an address of this host" "elsewhere than on this host" doctor
unset IDENTITY_ENDPOINT IDENTITY_HEADER

# --- device code -------------------------------------------------------------
way '    sign-in: device-code'
expect 0 "device code" doctor --format json
says err "enter the code FIXT-URE1" "the person is told what to do"
query out '.complete and .reads_only' "device code: all lists answer"
# person CLIENT: another one signs in
person() {
	sed -i "s/client-id:.*/client-id: $1/" "$work/exoaudit.yaml"
}
person 0f9d5f6c-3c62-4a0f-8d8a-5f8f3f4c0a02
bad 2 "the sign-in was declined" "device code, declined" doctor
person 0f9d5f6c-3c62-4a0f-8d8a-5f8f3f4c0a03
bad 2 "nobody signed in in time" "device code, expired" doctor

# --- the environment, as other tools read it ---------------------------------
way '    budget: 20'
AZURE_CLIENT_SECRET=auditor-fixture-secret
export AZURE_CLIENT_SECRET
signs_in "AZURE_CLIENT_SECRET"
query out '.sign_in == "secret"' "is used when nothing else is there"
way '    certificate: certs/client.pem'
expect 0 "a configured certificate" doctor --format json
says err "AZURE_CLIENT_SECRET is set and not used" \
	"goes before AZURE_CLIENT_SECRET, with a warning"
query out '.sign_in == "certificate"' "and it says so"
AZURE_CLIENT_CERTIFICATE_PATH=$work/client.pfx
AZURE_CLIENT_CERTIFICATE_PASSWORD='open sesame'
export AZURE_CLIENT_CERTIFICATE_PATH AZURE_CLIENT_CERTIFICATE_PASSWORD
way '    budget: 20'
signs_in "AZURE_CLIENT_CERTIFICATE_PATH"
query out '.sign_in == "certificate"' "goes before AZURE_CLIENT_SECRET"
unset AZURE_CLIENT_CERTIFICATE_PATH AZURE_CLIENT_CERTIFICATE_PASSWORD
federated_token system:serviceaccount:audit:exoaudit 300 >"$work/token"
AZURE_FEDERATED_TOKEN_FILE=$work/token
export AZURE_FEDERATED_TOKEN_FILE
signs_in "AZURE_FEDERATED_TOKEN_FILE"
query out '.sign_in == "federated"' "goes before AZURE_CLIENT_SECRET"
unset AZURE_FEDERATED_TOKEN_FILE AZURE_CLIENT_SECRET
bad 2 "no way to sign in is set" "nothing at all" doctor
way '    certificate: certs/client.pem\n    secret-file: secret'
bad 2 "more than one way to sign in" "two ways" doctor
way '    sign-in: password'
bad 2 "unknown \`sign-in:\`" "an unknown way" doctor
way '    certificate: certs/client.pem'
sed -i '/^    tenant:/d; /client-id:/d' "$work/exoaudit.yaml"
AZURE_TENANT_ID=$tenant_id AZURE_CLIENT_ID=$tenant_client
export AZURE_TENANT_ID AZURE_CLIENT_ID
signs_in "AZURE_TENANT_ID and AZURE_CLIENT_ID"
unset AZURE_TENANT_ID AZURE_CLIENT_ID
tenant_config | sed 's|^    login:.*||' >"$work/exoaudit.yaml"
AZURE_AUTHORITY_HOST=https://localhost:$tenant_port/
export AZURE_AUTHORITY_HOST
signs_in "AZURE_AUTHORITY_HOST"
unset AZURE_AUTHORITY_HOST

# --- bounds and proxies ------------------------------------------------------
way '    certificate: certs/client.pem\n    in-flight: 33'
bad 2 "\`in-flight:\` is over 32" "too many at once" doctor
way '    certificate: certs/client.pem\n    requests-per-second: 101'
bad 2 "\`requests-per-second:\` is over 100" "too many a second" doctor
way '    certificate: certs/client.pem\n    proxy: http://127.0.0.1:1\n    budget: 3'
bad 2 "cannot be reached" "a proxy that is not there" doctor
way '    certificate: certs/client.pem\n    proxy: http://127.0.0.1:1\n    no-proxy: localhost'
signs_in "a host that is asked without it"
way '    certificate: certs/client.pem\n    proxy-user: joe'
bad 2 "has no password" "a proxy's user without password" doctor

# --- evidence, timings -------------------------------------------------------
tenant_config >"$work/exoaudit.yaml"
faults 'Get-TransportRule 1 429 0.2\n'
expect 0 "a snapshot with evidence" snapshot --evidence evidence --timings \
	--verbose
says err "transport-rule: complete" "--verbose: a line for each list"
says err "waited ms" "--timings: a table"
good=0
awk '$1 == "transport-rule" && $7 == 1 && $8 >= 200 { found = 1 }
	END { exit !found }' "$work/err" || good=1
result $good "in which the wait is counted"
good=0
(cd "$work/evidence" && sha256sum --quiet -c SHA256SUMS) >"$work/out" 2>&1 ||
	good=1
result $good "sha256sum -c takes the manifest"
good=0
[ "$(find "$work/evidence" -type f | wc -l)" -eq \
	"$(($(wc -l <"$work/evidence/SHA256SUMS") + 1))" ] || good=1
result $good "which names every file"
good=0
jq -es 'all(.[]; .file and .sha256 and .url) and
	any(.[]; .status == 429) and any(.[]; .request_id != "")' \
	"$work/evidence/requests.jsonl" >"$work/out" || good=1
result $good "the index says what was asked, and the service's ids"
sum=$(sha256sum <"$work/evidence/SHA256SUMS" | cut -d' ' -f1)
says err "$sum" "the digest of the manifest is printed"
bad 2 "is not empty" "a folder is used once" snapshot --evidence evidence
faults ''

# --- interruption ------------------------------------------------------------
snapshots() {
	(cd "$work" && "$exoaudit" history) | grep -c 'live' || true
}
before=$(snapshots)
way '    budget: 60'
AZURE_CLIENT_SECRET=auditor-fixture-secret
export AZURE_CLIENT_SECRET
for signal in INT TERM KILL; do
	faults 'Get-TransportRule always hang\n'
	control reset -X POST >/dev/null
	(cd "$work" && exec env --default-signal=INT "$exoaudit" snapshot) >"$work/out" 2>"$work/err" &
	pid=$!
	# Under way: the server has been asked for what hangs.
	until control stats | jq -e '.requests > 20' >/dev/null; do
		sleep 0.05
	done
	cat "/proc/$pid/cmdline" "/proc/$pid/environ" \
		>>"$work/everything" 2>/dev/null || true
	core=$(awk '/Max core file size/ { print $5 }' "/proc/$pid/limits")
	from=$(date +%s%N)
	kill -s "$signal" "$pid"
	status=0
	wait "$pid" 2>/dev/null || status=$?
	took=$((($(date +%s%N) - from) / 1000000))
	good=0
	[ "$took" -lt 1000 ] || good=1
	[ "$core" = 0 ] || good=1
	result $good "SIG$signal is answered within a second ($took ms), no core"
	if [ "$signal" != KILL ]; then
		good=0
		[ "$status" -eq 2 ] || good=1
		result $good "SIG$signal: status 2"
		says err "interrupted" "SIG$signal: and it says why"
	fi
	faults ''
	run history
	good=0
	[ "$status" -eq 0 ] || good=1
	[ "$(snapshots)" -eq "$before" ] || good=1
	result $good "SIG$signal: the history is whole, without a half snapshot"
done
expect 0 "and the next snapshot is taken" snapshot
unset AZURE_CLIENT_SECRET

# --- no secret anywhere ------------------------------------------------------
way '    secret-file: secret'
sed -i 's|^store:.*|store: secrets.db|' "$work/exoaudit.yaml"
mkdir "$work/quiet"
for command in "snapshot --verbose --timings --evidence quiet/evidence" \
	"audit --verbose" "audit --format json" "doctor" "doctor --format json"; do
	# shellcheck disable=SC2086
	run $command
	cat "$work/out" "$work/err" >>"$work/everything"
done
printf 'not-this-secret-either\n' >"$work/secret"
run snapshot --verbose
cat "$work/out" "$work/err" >>"$work/everything"
way '    certificate: client.pfx\n    certificate-password-file: password'
run snapshot --verbose
cat "$work/out" "$work/err" >>"$work/everything"
find "$work/quiet" "$work/evidence" -type f -exec cat {} + >>"$work/everything"
cat "$work"/*.db* >>"$work/everything"
[ -s "$work/everything" ] || exit 1
# A token of the fixture begins like every JWT.
for secret in auditor-fixture-secret not-this-secret-either 'open sesame' \
	eyJ fixture-refresh fixture-device-code 'PRIVATE KEY' client_assertion \
	'Bearer '; do
	good=0
	grep -aqF -- "$secret" "$work/everything" && good=1
	result $good "nowhere: $secret"
done

tenant_stop
done_testing
