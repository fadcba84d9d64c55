# selftest_token.sh - the token endpoint; read by selftest.sh.
# shellcheck shell=sh disable=SC2016,SC2154

b64url() {
	openssl base64 -A | tr '+/' '-_' | tr -d '='
}

# thumbprint NAME DIGEST
thumbprint() {
	openssl x509 -in "$work/certs/$1.crt.pem" -outform DER |
	    openssl dgst "-$2" -binary | b64url
}

# assertion NAME ALG HEADER-NAME [JQ-EDIT-OF-CLAIMS] [JQ-EDIT-OF-HEADER]
assertion() {
	digest=sha256
	[ "$3" = x5t ] && digest=sha1
	now=$(date +%s)
	id=$(client auditor)
	head=$(jq -cn --arg a "$2" --arg n "$3" \
	    --arg t "$(thumbprint "$1" $digest)" \
	    "{alg:\$a,typ:\"JWT\",(\$n):\$t} | ${5:-.}" | tr -d '\n' | b64url)
	claims=$(jq -cn --arg u "$base/$tid/oauth2/v2.0/token" --arg i "$id" \
	    --argjson n "$now" '{aud:$u,iss:$i,sub:$i,jti:"8f1c",nbf:$n,
	    exp:($n+300),iat:$n}'" | ${4:-.}" | tr -d '\n' | b64url)
	case $2 in
	PS256) set -- "$1" -sigopt rsa_padding_mode:pss \
		-sigopt rsa_pss_saltlen:digest ;;
	*) set -- "$1" ;;
	esac
	cert=$1
	shift
	signature=$(printf '%s.%s' "$head" "$claims" |
	    openssl dgst -sha256 "$@" -sign "$work/certs/$cert.pem" -binary |
	    b64url)
	printf '%s.%s.%s' "$head" "$claims" "$signature"
}

# assert ASSERTION [CURL-OPTIONS...]: the status
assert() {
	jwt=$1
	shift
	status "$base/$tid/oauth2/v2.0/token" -d grant_type=client_credentials \
	    -d "client_id=$(client auditor)" \
	    -d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
	    --data-urlencode "client_assertion=$jwt" \
	    --data-urlencode "scope=$graph_scope" "$@"
}

# refused NAME CODE: was the last answer an error of that number?
refused() {
	check "$1" "$2" "$(body '.error_codes[0]')"
}

# post [CURL-OPTIONS...]: a form, with what every request has
post() {
	status "$base/$tid/oauth2/v2.0/token" -d grant_type=client_credentials \
	    -d "client_id=$(client auditor)" "$@" >/dev/null
}

test_secrets() {
	check 'a secret gives a token' Bearer \
	    "$(ask auditor "$graph_scope" | jq -r .token_type)"
	check 'numbers are numbers' 3599 \
	    "$(ask auditor "$graph_scope" | jq '.expires_in | numbers')"
	check 'the token names the tenant' "$tid" "$(echo "$graph" | cut -d. -f2 |
	    tr '_-' '/+' | sed 's/$/==/' | openssl base64 -d -A 2>/dev/null |
	    jq -r .tid)"
	post -d client_secret=wrong --data-urlencode "scope=$graph_scope"
	refused 'wrong secret' 7000215
	check 'the description begins with the number' AADSTS7000215 \
	    "$(body .error_description | head -1 | cut -d: -f1)"
	check 'the description has the trace' 4 \
	    "$(body .error_description | wc -l)"
	post -d client_secret=auditor-expired-secret \
	    --data-urlencode "scope=$graph_scope"
	refused 'expired secret' 7000222
	post -d client_secret=auditor-fixture-secret \
	    --data-urlencode "scope=https://example.org/.default"
	refused 'bad scope' 70011
	post --data-urlencode "scope=$graph_scope"
	refused 'no credential' 7000218
	status "$base/$tid/oauth2/v2.0/token" -d grant_type=client_credentials \
	    -d client_id=unknown -d client_secret=x \
	    --data-urlencode "scope=$graph_scope" >/dev/null
	refused 'unknown client' 700016
	for tenant in common:9001023 nowhere.example:90002 contoso.example:90002
	do
		status "$base/${tenant%:*}/oauth2/v2.0/token" -d a=b >/dev/null
		refused "tenant ${tenant%:*}" "${tenant#*:}"
	done
	check 'a verified domain is the tenant' 200 "$(status \
	    "$base/contoso.onmicrosoft.com/oauth2/v2.0/token" \
	    -d grant_type=client_credentials -d "client_id=$(client auditor)" \
	    -d client_secret=auditor-fixture-secret \
	    --data-urlencode "scope=$exchange_scope")"
}

test_assertions() {
	check 'PS256 with x5t#S256' 200 \
	    "$(assert "$(assertion client PS256 'x5t#S256')")"
	check 'RS256 with x5t' 200 "$(assert "$(assertion client RS256 x5t)")"
	good=$(assertion client PS256 'x5t#S256')
	assert "${good%????}AAAA" >/dev/null
	refused 'altered signature' 700027
	assert "$(assertion client RS256 'x5t#S256' . '.alg = "PS256"')" \
	    >/dev/null
	refused 'PKCS#1 signature said to be PSS' 700027
	assert "$(assertion client RS256 'x5t#S256' . '.alg = "none"')" \
	    >/dev/null
	refused 'algorithm none' 700027
	assert "$(assertion client-other PS256 'x5t#S256')" >/dev/null
	refused 'unregistered certificate' 700027
	assert "$(assertion client-other PS256 'x5t#S256' . \
	    ".\"x5t#S256\" = \"$(thumbprint client sha256)\"")" >/dev/null
	refused 'key of another certificate' 700027
	assert "$(assertion client-expired PS256 'x5t#S256')" >/dev/null
	refused 'expired certificate' 700027
	assert "$(assertion client PS256 'x5t#S256' '.nbf += 600')" >/dev/null
	refused 'not yet valid' 700024
	assert "$(assertion client PS256 'x5t#S256' '.exp -= 900')" >/dev/null
	refused 'no longer valid' 700024
	assert "$(assertion client PS256 'x5t#S256' '.aud = "https://x"')" \
	    >/dev/null
	refused 'another audience' 700023
	assert "$(assertion client PS256 'x5t#S256' '.sub = "x"')" >/dev/null
	refused 'another subject' 700021
	assert "$(assertion client PS256 'x5t#S256' 'del(.jti)')" >/dev/null
	refused 'no jti' 50027
	assert 'a.b' >/dev/null
	refused 'not a JWT' 50027
	jwt_client=$(client 'secret only')
	status "$base/$tid/oauth2/v2.0/token" -d grant_type=client_credentials \
	    -d "client_id=$jwt_client" \
	    -d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
	    -d "client_assertion=$good" \
	    --data-urlencode "scope=$graph_scope" >/dev/null
	refused 'client without certificates' 700027
}

test_bearers() {
	url=$base/v1.0/organization
	check 'no token' 401 "$(status "$url")"
	check 'its code' InvalidAuthenticationToken "$(body .error.code)"
	check 'foreign token' 401 "$(status "$url" -H 'Authorization: Bearer a.b.c')"
	check 'altered token' 401 \
	    "$(status "$url" -H "Authorization: Bearer ${graph%??}xx")"
	check 'token for Exchange at Graph' 401 \
	    "$(status "$url" -H "Authorization: Bearer $exchange")"
	check 'token without roles' 403 "$(status "$url" -H \
	    "Authorization: Bearer $(token 'no rights' "$graph_scope")")"
	check 'its code' Authorization_RequestDenied "$(body .error.code)"
	few=$(token 'no applications' "$graph_scope")
	check 'role that suffices here' 200 \
	    "$(status "$url" -H "Authorization: Bearer $few")"
	check 'but not there' 403 "$(status "$base/v1.0/applications" \
	    -H "Authorization: Bearer $few")"
	check 'roles are read per path' 200 "$(status \
	    "$base/v1.0/roleManagement/directory/roleAssignments" \
	    -H "Authorization: Bearer $few")"
}
