#!/bin/sh
# run.sh - exoaudit and counterparts of other makers, all on loopback: an
# OpenID Connect server (oidc-provider), TLS and HTTP/2 (nginx), a proxy with
# a password (squid).  setup.sh installs them; this starts and stops them.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/../e2e/lib.sh"

here=$top/tests/interop
folder=$top/$build/interop
export PATH="$PATH:/usr/sbin"
for word in HTTPS_PROXY https_proxy NO_PROXY no_proxy ALL_PROXY all_proxy; do
	unset "$word"
done
pids=

# Squid runs as another user when root starts it.
chmod 711 "$work"

stop_all() {
	for pid in $pids; do
		kill "$pid" 2>/dev/null || true
		wait "$pid" 2>/dev/null || true
	done
	pids=
}
trap 'stop_all; finish' EXIT

free_port() {
	node -e 'const s = require("net").createServer();
		s.listen(0, "127.0.0.1", () => {
			console.log(s.address().port); s.close(); });'
}

# answers PORT: wait until somebody listens there.
answers() {
	tries=0
	while
		code=0
		curl -s -o /dev/null --max-time 2 "http://127.0.0.1:$1" || code=$?
		[ $code -eq 7 ]
	do
		tries=$((tries + 1))
		[ $tries -lt 300 ] || return 1
		sleep 0.05
	done
}

# count TEXT FILE: lines that hold the text.
count() {
	grep -c -- "$1" "$2" || true
}

make_certs
tenant_start before

# --- oidc-provider -----------------------------------------------------------
# provider ALGORITHM: what it takes; sets provider_port.
provider() {
	rm -f "$work/provider.port"
	: >"$work/provider.log"
	(cd "$folder" && CLIENT_ID=$tenant_client TENANT=$tenant_id \
		ALGORITHM=$1 exec node provider.mjs "$work" \
		"$work/certs/client.crt.pem" "$work/certs/server.pem" \
		"$work/certs/server.key") >"$work/provider.out" 2>&1 &
	pids="$pids $!"
	tries=0
	until [ -s "$work/provider.port" ] || [ $tries -ge 400 ]; do
		tries=$((tries + 1))
		sleep 0.05
	done
	provider_port=$(cat "$work/provider.port")
}

# assertion WORD: the configuration signs so, and signs in there.
assertion() {
	tenant_config | sed "s|^    login:.*|    login: https://localhost:$provider_port|
		s|^    baseline:.*|    assertion: $1\n    budget: 20|" \
		>"$work/exoaudit.yaml"
}

for pair in PS256:ps256:rs256 RS256:rs256:ps256; do
	algorithm=${pair%%:*}
	rest=${pair#*:}
	provider "$algorithm"
	assertion "${rest%:*}"
	# The fake tenant does not take this server's tokens: no list answers.
	run doctor --format json
	query out '[.rights[] | select(.name == "Interop.Read.All")] |
		length == 2' "oidc-provider takes $algorithm and gives both tokens"
	good=0
	[ "$(count '^granted https://graph' "$work/provider.log")" -ge 1 ] ||
		good=1
	[ "$(count '^granted https://outlook' "$work/provider.log")" -ge 1 ] ||
		good=1
	[ "$(count '^refused' "$work/provider.log")" -eq 0 ] || good=1
	[ $good -eq 0 ] || cp "$work/provider.log" "$work/err"
	result $good "its own log says so"
	assertion "${rest#*:}"
	bad 2 "sign-in" "the other algorithm is refused" doctor
	stop_all
done
provider PS256
assertion ps256
sed -i 's|certs/client.pem|certs/client-other.pem|' "$work/exoaudit.yaml"
bad 2 "client authentication failed" "another certificate is refused" doctor
stop_all

# --- nginx -------------------------------------------------------------------
nginx_port=$(free_port)
sed "s|@WORK@|$work|; s|@PORT@|$nginx_port|; s|@BACKEND@|$tenant_port|
	s|@CERTS@|$top/$build/certs|" "$here/nginx.conf" >"$work/nginx.conf"
nginx -c "$work/nginx.conf" -e "$work/nginx.error" >"$work/nginx.out" 2>&1 &
pids="$pids $!"
answers "$nginx_port"
: >"$work/nginx.log" # the question above was no request of ours
tenant_config | sed "s|localhost:$tenant_port|localhost:$nginx_port|" \
	>"$work/exoaudit.yaml"
expect 0 "a snapshot through nginx" snapshot
good=0
[ "$(count '^HTTP/2.0 ' "$work/nginx.log")" -gt 20 ] || good=1
[ "$(count '^HTTP/1' "$work/nginx.log")" -eq 0 ] || good=1
result $good "every request in HTTP/2 ($(count '^HTTP/2.0 ' "$work/nginx.log"))"
good=0
[ "$(count 'TLSv1.3' "$work/nginx.log")" -gt 20 ] || good=1
result $good "and TLS 1.3"
connections=$(cut -d' ' -f3 "$work/nginx.log" | sort -u | wc -l)
good=0
[ "$connections" -le 4 ] || good=1
result $good "over few connections ($connections)"
cp "$work/history.db" "$work/direct.db"
tenant_config | sed 's|history.db|direct.db|' >"$work/exoaudit.yaml"
expect 0 "once more without it" snapshot
expect 0 "finds the same tenant" diff 1 2
stop_all

# --- squid -------------------------------------------------------------------
squid_port=$(free_port)
squid_user=$(id -un)
[ "$squid_user" != root ] || squid_user=proxy
printf 'joe:%s\n' "$(printf 'open sesame\n' | openssl passwd -apr1 -stdin)" \
	>"$work/passwords"
sed "s|@WORK@|$work|; s|@PORT@|$squid_port|; s|@USER@|$squid_user|" \
	"$here/squid.conf" >"$work/squid.conf"
for name in squid.log squid.cache squid.pid; do
	: >"$work/$name"
done
rm "$work/squid.pid"
if [ "$squid_user" = proxy ]; then
	chown proxy "$work/squid.log" "$work/squid.cache" "$work/passwords"
	chmod 755 "$work"
fi
squid -N -f "$work/squid.conf" >"$work/squid.out" 2>&1 &
pids="$pids $!"
answers "$squid_port" || cat "$work/squid.out" "$work/squid.cache"
printf 'open sesame\n' >"$work/proxy-password"
printf 'wrong\n' >"$work/wrong-password"

# proxy LINES: the configuration goes through squid.
proxy() {
	tenant_config | sed "s|^    baseline:.*|    budget: 20\n$1|" \
		>"$work/exoaudit.yaml"
}

address=http://127.0.0.1:$squid_port
proxy "    proxy: $address\n    proxy-user: joe\n    proxy-password-file: proxy-password"
expect 0 "a snapshot through squid, with a password" snapshot
good=0
[ "$(count "^CONNECT localhost:$tenant_port 200 joe" "$work/squid.log")" -ge 1 ] ||
	good=1
result $good "squid's log says so"
proxy "    proxy: $address\n    proxy-user: joe\n    proxy-password-file: wrong-password\n    in-flight: 2"
bad 2 "the proxy wants a name and a password" "a wrong password" snapshot
proxy "    proxy: $address\n    in-flight: 2"
bad 2 "the proxy wants a name and a password" "none at all" snapshot
proxy "    in-flight: 4"
HTTPS_PROXY="http://joe:open%20sesame@127.0.0.1:$squid_port"
export HTTPS_PROXY
before=$(count ' 200 joe' "$work/squid.log")
expect 0 "HTTPS_PROXY of the environment" snapshot
good=0
[ "$(count ' 200 joe' "$work/squid.log")" -gt "$before" ] || good=1
result $good "is used"
before=$(wc -l <"$work/squid.log")
NO_PROXY=localhost
export NO_PROXY
expect 0 "NO_PROXY of the environment" snapshot
good=0
[ "$(wc -l <"$work/squid.log")" -eq "$before" ] || good=1
result $good "keeps it out"
unset HTTPS_PROXY NO_PROXY
stop_all

# Nothing that the counterparts wrote down is a secret of ours but their own.
good=0
cat "$work"/squid.log "$work"/nginx.log "$work"/out "$work"/err |
	grep -q 'open sesame\|open%20sesame\|eyJ' && good=1
result $good "no password or token in the logs"

tenant_stop
done_testing
