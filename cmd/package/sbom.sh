#!/bin/sh
# sbom.sh PROGRAM - its bill of materials on standard output: CycloneDX 1.6,
# JSON (https://cyclonedx.org/docs/1.6/json/).
#
# The libraries that PROGRAM loads by itself, with package, version and digest
# of what is installed here: that it was linked with.  The same build gives the
# same bytes: there is neither a time nor a random number in it.
set -eu
program=$1
version=$("$program" version | sed -n '1s/^exoaudit \([0-9.]*\).*/\1/p')
reference="pkg:generic/exoaudit@$version"

# soname<TAB>file, for each library that the program names itself.
libraries() {
	LC_ALL=C readelf -d "$program" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' |
		LC_ALL=C sort | while read -r soname; do
		file=$(ldd "$program" | awk -v soname="$soname" \
			'$1 == soname { print $3 }')
		printf '%s\t%s\n' "$soname" "$(readlink -f "$file")"
	done
}

# describe FILE: "package version architecture", or nothing without dpkg.
describe() {
	command -v dpkg-query >/dev/null || return 0
	# The file may be known by its place before /usr was merged.
	owner=$(dpkg-query -S "$1" "${1#/usr}" 2>/dev/null | head -n 1) || true
	[ -z "$owner" ] || dpkg-query -W \
		-f='${Package} ${Version} ${Architecture}\n' "${owner%%: *}"
}

# escaped TEXT: in a package URL, "+" and ":" are not taken as they stand.
escaped() {
	printf '%s' "$1" | sed -e 's/%/%25/g' -e 's/+/%2B/g' -e 's/:/%3A/g'
}

library() { # library SONAME FILE: one component
	# shellcheck disable=SC2046 # three words
	set -- "$1" "$2" $(describe "$2")
	name=${3:-${1%%.so*}}
	number=${4:-$(basename "$2" | sed 's/.*\.so\.\{0,1\}//')}
	url="pkg:generic/$name@$(escaped "$number")"
	[ $# -lt 5 ] ||
		url="pkg:deb/debian/$name@$(escaped "$number")?arch=$5"
	cat <<-END
		    {
		      "type": "library",
		      "bom-ref": "$1",
		      "name": "$name",
		      "version": "$number",
		      "purl": "$url",
		      "hashes": [
		        {"alg": "SHA-256", "content": "$(sha256sum <"$2" | cut -c1-64)"}
		      ],
		      "properties": [
		        {"name": "exoaudit:soname", "value": "$1"}
		      ]
		    }
	END
}

list=$(libraries)
cat <<END
{
  "\$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "version": 1,
  "metadata": {
    "component": {
      "type": "application",
      "bom-ref": "$reference",
      "name": "exoaudit",
      "version": "$version",
      "description": "audits the mail-flow configuration of Exchange Online tenants",
      "purl": "$reference",
      "licenses": [
        {"license": {"id": "MIT"}}
      ],
      "hashes": [
        {"alg": "SHA-256", "content": "$(sha256sum <"$program" | cut -c1-64)"}
      ]
    }
  },
  "components": [
END
printf '%s\n' "$list" | while read -r soname file; do
	[ -z "${comma-}" ] || echo "    ,"
	comma=yes
	library "$soname" "$file"
done
cat <<END
  ],
  "dependencies": [
    {
      "ref": "$reference",
      "dependsOn": [
$(printf '%s\n' "$list" | cut -f1 | sed -e 's/.*/        "&"/' -e '$!s/$/,/')
      ]
    }
  ]
}
END
