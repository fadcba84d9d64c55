# tenant.sh - start and stop the fake tenant; for demo.sh and the e2e tests.
# Wants: top (the project), build (its build folder), work (a folder of ours
# with certs/ in it).
# shellcheck shell=sh disable=SC2154

tenant_pid=
tenant_port=
tenant_id=7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957
tenant_client=b1abd1b9-4621-41bb-a41a-0e1a4ddb765e

# tenant_start NAME [ARG…]: serve fixtures/tenants/NAME (or a folder).
tenant_start() {
	root=$1
	shift
	case $root in
	/*) ;;
	*) root=$top/fixtures/tenants/$root ;;
	esac
	rm -f "$work/port"
	"${EXOAUDIT_FAKE:-$top/$build/fake-tenant}" --root "$root" \
		--cert "$work/certs/server.pem" --key "$work/certs/server.key" \
		--client-cert "$work/certs/client.crt.pem" \
		--client-cert "$work/certs/client-expired.crt.pem" \
		--port-file "$work/port" "$@" >"$work/tenant.log" 2>&1 &
	tenant_pid=$!
	tries=0
	while [ ! -s "$work/port" ]; do
		if ! kill -0 "$tenant_pid" 2>/dev/null || [ $tries -ge 500 ]; then
			echo "the fake tenant did not start:" >&2
			cat "$work/tenant.log" >&2
			return 1
		fi
		tries=$((tries + 1))
		sleep 0.02
	done
	tenant_port=$(cat "$work/port")
}

tenant_stop() {
	[ -n "$tenant_pid" ] || return 0
	kill "$tenant_pid" 2>/dev/null || true
	wait "$tenant_pid" 2>/dev/null || true
	tenant_pid=
}

# tenant_config: exoaudit.yaml for the running tenant, to standard output.
tenant_config() {
	cat <<EOF
store: history.db
tenants:
  contoso:
    tenant: $tenant_id
    client-id: $tenant_client
    certificate: certs/client.pem
    ca-file: certs/ca.pem
    login: https://localhost:$tenant_port
    graph: https://localhost:$tenant_port
    exchange: https://localhost:$tenant_port
    baseline: baseline.json
    signers:
      - {name: alice, certificate: certs/alice.crt.pem}
EOF
}
