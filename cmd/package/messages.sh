#!/bin/sh
# messages.sh OUT.pot [KEYWORD…] - the texts that are translated, for catalogues.
#
# With KEYWORDs, arguments of xgettext(1), these are found instead: the lint
# compares the two.
set -eu
out=$1
shift
[ $# -gt 0 ] || set -- --keyword --keyword=_ --keyword=N_ --keyword=SV_ \
	--keyword=PLURAL:2,3 --keyword=err_set:3 --keyword=err_hint:2 \
	--keyword=err_wrap:2 --keyword=yaml_fail:4 --keyword=db_altered:3 \
	--keyword=log_line:2 --keyword=output_note:2 --keyword=output_line:3 \
	--keyword=SAYS:2 --keyword=SAYS_IF:2 --keyword=SAYS_NOT:2 \
	--keyword=SAYS_MANY:2,3 \
	--keyword=strbuf_check:2 --keyword=file_fail:2

# xgettext does not know our macros: what stands for a format is spelled out;
# bytes that are no text become question marks.
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
find auditor graph baselines cmd -name '*.[ch]' ! -name lang.h |
	LC_ALL=C sort > "$copy/files"
while read -r file; do
	mkdir -p "$copy/${file%/*}"
	sed -e 's/\<SV_FMT\>/"%.*s"/g' -e 's/"" text/text/' \
		-e 's/\\x[0-9A-Fa-f][0-9A-Fa-f]/?/g' \
		-e 's/\\[0-7abefrv][0-7]\{0,2\}/?/g' "$file" > "$copy/$file"
done < "$copy/files"

xgettext --directory="$copy" --files-from="$copy/files" --output="$out" \
	--force-po --language=C --from-code=UTF-8 --package-name=exoaudit \
	--add-comments=TRANSLATORS: "$@"
