/*
 * config_value.c - values of the configuration by tables of keys.
 */
#include "cmd/config_value.h"

#include "auditor/base/decimal.h"
#include "auditor/base/lang.h"
#include "auditor/base/yaml.h"
#include "auditor/check/profile.h"

#include "auditor/base/banned.h"

#define NUMBER_MOST 999999999

int
reader_fail_type(
    struct reader *reader, const struct json *value, const char *want)
{
	return yaml_fail(reader->err, reader->path, value,
	    "\"" SV_FMT "\" has to be %s", SV_ARG(value->key), want);
}

int
reader_row(struct reader *reader, enum config_block block,
    const struct json *value, const struct key_row **row)
{
	const struct key_table *table = config_keys(block);
	CLEANUP(strbuf_done) struct strbuf known = {0};

	for (size_t i = 0; i < table->count; i++) {
		*row = &table->rows[i];
		if (sv_eq(sv_from((*row)->key), value->key))
			return 0;
		strbuf_printf(&known, "%s%s", i > 0 ? ", " : "", (*row)->key);
	}
	(void)yaml_fail(reader->err, reader->path, value,
	    "unknown key \"" SV_FMT "\"", SV_ARG(value->key));
	return err_hint(reader->err, "known here: %s", strbuf_cstr(&known));
}

static const char *
as_path(struct reader *reader, strview text)
{
	if (text.len > 0 && text.ptr[0] == '/')
		return arena_dup(reader->arena, text).ptr;
	return arena_printf(
	    reader->arena, SV_FMT SV_FMT, SV_ARG(reader->folder), SV_ARG(text))
	    .ptr;
}

static const char *
as_profiles(struct reader *reader, strview list)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	strview name;

	while (list.len > 0 && sv_cut(&list, ',', &name)) {
		name = sv_trim(name);
		strbuf_add_text(&text, text.len > 0 ? "," : "");
		if (profile_is_file(name))
			strbuf_add_text(&text, as_path(reader, name));
		else
			strbuf_add(&text, name);
	}
	return arena_dup(reader->arena, strbuf_view(&text)).ptr;
}

static int
as_number(struct reader *reader, const struct json *value, int64_t *number)
{
	uint64_t read;

	if (!decimal_read(value->text, NUMBER_MOST, &read))
		return reader_fail_type(reader, value, _("a whole number"));
	*number = (int64_t)read;
	return 0;
}

int
reader_take(struct reader *reader, const struct key_row *row,
    const struct json *value, void *to)
{
	void *field = (char *)to + row->offset;
	const char **text = field;

	if (value->type != JSON_STRING)
		return reader_fail_type(reader, value, _("plain text"));
	switch (row->type) {
	case VALUE_TEXT:
		*text = arena_dup(reader->arena, value->text).ptr;
		return 0;
	case VALUE_INPUT:
		*text = sv_eq(value->text, SV("-"))
			    ? "-"
			    : as_path(reader, value->text);
		return 0;
	case VALUE_PATH:
		*text = as_path(reader, value->text);
		return 0;
	case VALUE_PROFILES:
		*text = as_profiles(reader, value->text);
		return 0;
	case VALUE_SEVERITY:
		if (severity_find(value->text, field))
			return 0;
		return reader_fail_type(reader, value,
		    _("one of: info, low, medium, high, critical"));
	case VALUE_NUMBER:
		return as_number(reader, value, field);
	case VALUE_LIST:
		break;
	}
	return reader_fail_type(reader, value, _("a list or a block"));
}
