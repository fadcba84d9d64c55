#!/bin/sh
# run.sh [BUILD] - are all our requests to Microsoft Graph what its description
# allows?
#
# The program's own client reads a tenant through relay.mjs, which passes every
# request on to Stoplight Prism; Prism holds it against GRAPH_OPENAPI and
# answers with the description's examples.  Needs node, npm and the network the
# first time: Prism is installed below BUILD.  Not part of make test.

set -eu
cd "$(dirname "$0")/../.."
build=${1:-build}
openapi=${GRAPH_OPENAPI:-../shared/graph-openapi.yaml}
prism=$build/prism
work=$(mktemp -d)
prism_pid=
relay_pid=

finish() {
	for pid in $relay_pid $prism_pid; do
		kill "$pid" 2>/dev/null || true
	done
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

fail() {
	echo "contract: $*" >&2
	exit 1
}

# await FILE TEXT WHAT: until FILE says TEXT, half a minute at most.
await() {
	tries=0
	until grep -q "$2" "$1" 2>/dev/null; do
		tries=$((tries + 1))
		if [ $tries -gt 300 ]; then
			cat "$1" >&2
			fail "$3 does not start"
		fi
		sleep 0.1
	done
}

[ -r "$openapi" ] || fail "no description of Graph at $openapi (GRAPH_OPENAPI)"
command -v npm >/dev/null || fail "npm is missing: install nodejs and npm"
[ -x "$prism/node_modules/.bin/prism" ] ||
	npm install --silent --no-audit --no-fund --prefix "$prism" \
		@stoplight/prism-cli@5.14.2 >"$work/npm" 2>&1 ||
	{ cat "$work/npm" >&2; fail "Prism cannot be installed"; }
tests/support/certs.sh "$build/certs"

# shellcheck disable=SC2046 # words of pkg-config
${CC:-gcc} -std=c17 -D_GNU_SOURCE -I. -o "$work/reader" \
	tests/contract/reader.c "$build/libexoaudit.a" \
	$(pkg-config --cflags --libs libcurl libcjson libcrypto sqlite3 \
		yaml-0.1 icu-i18n icu-uc)

port=$(node tests/contract/free_port.mjs)
"$prism/node_modules/.bin/prism" mock --errors -h 127.0.0.1 -p "$port" \
	"$openapi" >"$work/prism" 2>&1 &
prism_pid=$!
await "$work/prism" "Prism is listening" "Prism"

# The judge judges: what Graph refuses is refused here.
# shellcheck disable=SC2016 # the dollar signs are OData's
for bad in 'domains?$select=nonsense' 'applications?$top=1000' \
	'applications?$expand=nonsense' nonsense; do
	status=$(curl -s -o "$work/out" -w '%{http_code}' \
		-H 'Authorization: Bearer x' "http://127.0.0.1:$port/$bad")
	case $status in
	4*) ;;
	*) fail "Prism takes $bad with status $status" ;;
	esac
done

node tests/contract/relay.mjs "$port" "$build/certs" >"$work/requests" &
relay_pid=$!
await "$work/requests" "^port " "the relay"
"$work/reader" "$(sed -n 's/^port //p' "$work/requests")" \
	"$build/certs/ca.pem" >"$work/lists" || fail "the client cannot sign in"

sed -n 's/^request /  /p' "$work/requests"
# The description is a part of Graph's: what it lacks is named, not passed over.
sed -n 's/^undescribed \([^?]*\).*/\1/p' "$work/requests" | sort -u \
	>"$work/undescribed"
refused=$(grep -c '^request [^2]' "$work/requests" || true)
while read -r kind requests; do
	[ "$requests" -gt 0 ] || fail "$kind was not asked for"
done <"$work/lists"
# Two lists cut at twenty owners, asked for again in whole.
for list in applications servicePrincipals; do
	grep -q "^request 200 /$list/another-id/owners?" "$work/requests" ||
		fail "owners of $list were not read in whole"
done
# shellcheck disable=SC2016 # the dollar sign is OData's
grep -q '^request 200 /$batch' "$work/requests" ||
	fail "nothing was asked in a batch"
[ "$refused" -eq 0 ] || fail "$refused requests refused"
[ ! -s "$work/undescribed" ] ||
	echo "contract: not in the description, so not held against it:" \
		"$(tr '\n' ' ' <"$work/undescribed")"
echo "contract: $(grep -c '^request 2' "$work/requests") requests of" \
	"$(wc -l <"$work/lists") lists accepted"
