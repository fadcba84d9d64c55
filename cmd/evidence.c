/*
 * evidence.c - the raw answers of the services, kept in a folder.
 */
#include "cmd/evidence.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

#include "auditor/base/digest.h"
#include "auditor/base/file.h"
#include "auditor/base/jsonw.h"
#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"
#include "auditor/net/url.h"
#include "graph/endpoints.h"

#include "auditor/base/banned.h"

#define NAME_MAX_LEN 80

struct evidence {
	struct strbuf folder;
	struct strbuf index;
	struct strbuf manifest;
	unsigned count;
	bool is_failed;
	struct err err; /* the first failure */
};

static void
close_folder(DIR **folder)
{
	if (*folder != NULL)
		(void)closedir(*folder);
}

static int
check_empty(const char *path, struct err *err)
{
	CLEANUP(close_folder) DIR *folder = opendir(path);
	const struct dirent *entry;

	if (folder == NULL)
		return err_set(
		    err, ERR_IO, "cannot open %s: %s", path, err_errno(errno));
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): a stream of our own */
	while ((entry = readdir(folder)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		(void)err_set(
		    err, ERR_USAGE, "--evidence: %s is not empty", path);
		return err_hint(err, "name a new folder for each run");
	}
	return 0;
}

int
evidence_open(const char *folder, struct evidence **evidence, struct err *err)
{
	TRY(file_make_folder(folder, err));
	TRY(check_empty(folder, err));
	struct evidence *fresh = mem_new(1, sizeof(*fresh));
	strbuf_add_text(&fresh->folder, folder);
	*evidence = fresh;
	return 0;
}

void
evidence_free(struct evidence *evidence)
{
	if (evidence == NULL)
		return;
	strbuf_done(&evidence->folder);
	strbuf_done(&evidence->index);
	strbuf_done(&evidence->manifest);
	mem_free(evidence);
}

void
evidence_drop(struct evidence **evidence)
{
	evidence_free(*evidence);
}

/* Publish a file and name it in the manifest. */
static void
put(struct evidence *evidence, const char *name, strview bytes,
    char hex[DIGEST_HEX_MAX])
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	struct digest digest = digest_of(bytes);

	strbuf_printf(&path, "%s/%s", strbuf_cstr(&evidence->folder), name);
	strbuf_printf(
	    &evidence->manifest, "%s  %s\n", digest_hex(&digest, hex), name);
	if (evidence->is_failed)
		return;
	evidence->is_failed =
	    file_publish(strbuf_cstr(&path), bytes, 0600, &evidence->err) != 0;
}

/* What was asked: the cmdlet, or the path behind the version. */
static strview
subject_of(const struct http_seen *seen)
{
	const strview mark = SV("\"CmdletName\":\"");
	size_t at = sv_find(seen->body, mark);
	strview rest = sv_slice(seen->body, at + mark.len, seen->body.len);
	struct url url;

	if (rest.len > 0)
		return sv_slice(rest, 0, sv_find(rest, SV("\"")));
	if (!url_read(seen->url, &url))
		return SV("");
	strview path = sv_slice(url.target, 1, sv_find(url.target, SV("?")));
	return path;
}

/* "0007-graph-v1.0-applications.json" */
static void
name_file(const struct evidence *evidence, const struct http_seen *seen,
    struct strbuf *name)
{
	strview subject = sv_slice(subject_of(seen), 0, NAME_MAX_LEN);
	strview body = sv_trim(seen->answer->body);
	bool is_json =
	    body.len > 0 && (body.ptr[0] == '{' || body.ptr[0] == '[');

	strbuf_printf(name, "%04u-%s-", evidence->count,
	    seen->lane == SERVICE_EXCHANGE ? "exchange" : "graph");
	for (size_t i = 0; i < subject.len; i++) {
		char c = subject.ptr[i];
		bool is_plain = (c >= '0' && c <= '9') || c == '.' ||
				((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
		strbuf_add_char(name, (char)(is_plain ? c : '-'));
	}
	strbuf_add_text(name, is_json ? ".json" : ".bin");
}

static const char *const outcomes[] = {
    [HTTP_ANSWERED] = "answered",
    [HTTP_TIMED_OUT] = "timed-out",
    [HTTP_UNREACHABLE] = "unreachable",
    [HTTP_UNTRUSTED] = "untrusted",
    [HTTP_BAD_ENCODING] = "bad-encoding",
    [HTTP_TOO_LARGE] = "too-large",
    [HTTP_BAD_REQUEST] = "bad-request",
};

static void
note(struct evidence *evidence, const struct http_seen *seen, const char *name,
    const char *hex)
{
	struct jsonw w = {.out = &evidence->index};
	const struct http_answer *answer = seen->answer;

	jsonw_object(&w, NULL);
	jsonw_cstr(&w, "file", name);
	jsonw_cstr(&w, "sha256", hex);
	jsonw_int(&w, "bytes", (int64_t)answer->body.len);
	jsonw_time(&w, "received", time_now());
	jsonw_cstr(&w, "method", seen->method);
	jsonw_text(&w, "url", seen->url);
	if (seen->body.len > 0)
		jsonw_text(&w, "request", seen->body);
	jsonw_cstr(&w, "outcome", outcomes[answer->outcome]);
	jsonw_int(&w, "status", (int64_t)answer->status);
	jsonw_text(&w, "request_id", http_header(answer, "request-id"));
	jsonw_text(&w, "date", http_header(answer, "Date"));
	jsonw_end(&w);
	strbuf_add_char(&evidence->index, '\n');
}

void
evidence_seen(struct evidence *evidence, const struct http_seen *seen)
{
	CLEANUP(strbuf_done) struct strbuf name = {0};
	char hex[DIGEST_HEX_MAX];

	evidence->count++;
	name_file(evidence, seen, &name);
	put(evidence, strbuf_cstr(&name), seen->answer->body, hex);
	note(evidence, seen, strbuf_cstr(&name), hex);
}

int
evidence_close(
    struct evidence *evidence, struct digest *digest, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	char hex[DIGEST_HEX_MAX];

	put(evidence, "requests.jsonl", strbuf_view(&evidence->index), hex);
	if (evidence->is_failed) {
		if (err != NULL)
			*err = evidence->err;
		return err_wrap(err, "evidence");
	}
	strbuf_printf(&path, "%s/SHA256SUMS", strbuf_cstr(&evidence->folder));
	*digest = digest_of(strbuf_view(&evidence->manifest));
	return file_publish(
	    strbuf_cstr(&path), strbuf_view(&evidence->manifest), 0600, err);
}
