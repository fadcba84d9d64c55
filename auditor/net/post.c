/*
 * post.c - one message to a webhook or a mail server.
 */
#include "auditor/net/post.h"

#include <curl/curl.h>
#include <time.h>

#include "auditor/base/strbuf.h"
#include "auditor/net/http_internal.h"
#include "auditor/net/mailword.h"

#include "auditor/base/banned.h"

static void
free_easy(CURL **easy)
{
	if (*easy != NULL)
		curl_easy_cleanup(*easy);
}

static void
free_list(struct curl_slist **list)
{
	curl_slist_free_all(*list);
}

static size_t
ignore(char *bytes, size_t size, size_t count, void *cookie)
{
	(void)bytes;
	(void)cookie;
	return size * count;
}

static int
begin(const char *url, const char *schemes,
    const struct post_settings *settings, CURL **easy, struct err *err)
{
	TRY(http_curl_begin(err));
	*easy = curl_easy_init();
	if (*easy == NULL)
		return err_set(err, ERR_NETWORK, "curl cannot be started");
	(void)curl_easy_setopt(*easy, CURLOPT_PROTOCOLS_STR, schemes);
	(void)curl_easy_setopt(*easy, CURLOPT_URL, url);
	(void)curl_easy_setopt(*easy, CURLOPT_NOSIGNAL, 1L);
	(void)curl_easy_setopt(*easy, CURLOPT_WRITEFUNCTION, ignore);
	(void)curl_easy_setopt(
	    *easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	(void)curl_easy_setopt(
	    *easy, CURLOPT_TIMEOUT_MS, (long)settings->wait_ms);
	(void)curl_easy_setopt(*easy, CURLOPT_USERAGENT, settings->user_agent);
	if (settings->ca_file != NULL)
		(void)curl_easy_setopt(
		    *easy, CURLOPT_CAINFO, settings->ca_file);
	if (settings->user == NULL || settings->password == NULL)
		return 0;
	(void)curl_easy_setopt(*easy, CURLOPT_USERNAME, settings->user);
	(void)curl_easy_setopt(
	    *easy, CURLOPT_PASSWORD, settings->password->ptr);
	return 0;
}

/* Whatever curl says of an address is left out: it may be a secret. */
static int
fail(CURLcode code, struct err *err)
{
	bool is_unsupported =
	    code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT;

	return err_set(err, is_unsupported ? ERR_CONFIG : ERR_NETWORK, "%s",
	    curl_easy_strerror(code));
}

int
post_json(const char *url, strview body, const struct post_settings *settings,
    struct err *err)
{
	CLEANUP(free_easy) CURL *easy = NULL;
	CLEANUP(free_list)
	struct curl_slist *headers =
	    curl_slist_append(NULL, "Content-Type: application/json");
	long status = 0;

	TRY(begin(url, "https", settings, &easy, err));
	(void)curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
	(void)curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body.ptr);
	(void)curl_easy_setopt(
	    easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.len);
	CURLcode code = curl_easy_perform(easy);
	if (code != CURLE_OK)
		return fail(code, err);
	(void)curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
	if (status >= 200 && status < 300)
		return 0;
	return err_set(err, ERR_NETWORK, "status %ld", status);
}

/* --- mail ---------------------------------------------------------------- */

static void
free_mime(curl_mime **mime)
{
	curl_mime_free(*mime);
}

/* What could end a header, or the address in it. */
static int
check_address(const char *address, struct err *err)
{
	for (const char *at = address; *at != '\0'; at++) {
		if (*at > ' ' && *at != 0x7f && *at != '<' && *at != '>')
			continue;
		(void)err_set(
		    err, ERR_CONFIG, "\"%s\" is no mail address", address);
		return err_hint(err, "such as soc@contoso.example");
	}
	return 0;
}

/* RFC 5322, 3.3. */
static void
add_date(int64_t sent_at, struct strbuf *out)
{
	char text[64] = "";
	time_t at = (time_t)sent_at;
	struct tm parts;

	if (gmtime_r(&at, &parts) != NULL)
		(void)strftime(text, sizeof(text),
		    "Date: %a, %d %b %Y %H:%M:%S +0000", &parts);
	strbuf_add_text(out, text);
}

static void
add_header(struct curl_slist **headers, struct strbuf *line)
{
	*headers = curl_slist_append(*headers, strbuf_cstr(line));
	strbuf_clear(line);
}

static struct curl_slist *
mail_headers(const struct post_mail *mail)
{
	CLEANUP(strbuf_done) struct strbuf line = {0};
	struct curl_slist *headers = NULL;

	add_date(mail->sent_at, &line);
	add_header(&headers, &line);
	strbuf_printf(&line, "From: <%s>", mail->from);
	add_header(&headers, &line);
	strbuf_add_text(&line, "To: ");
	for (size_t i = 0; i < mail->to_count; i++)
		strbuf_printf(
		    &line, "%s<%s>", i > 0 ? ",\r\n " : "", mail->to[i]);
	add_header(&headers, &line);
	strbuf_add_text(&line, "Subject: ");
	mailword_add(&line, mail->subject);
	add_header(&headers, &line);
	strbuf_printf(
	    &line, "Message-ID: <" SV_FMT ">", SV_ARG(mail->message_id));
	add_header(&headers, &line);
	strbuf_add_text(&line, "Auto-Submitted: auto-generated"); /* RFC 3834 */
	add_header(&headers, &line);
	return headers;
}

static void
fill_body(curl_mime *mime, strview body)
{
	curl_mimepart *part = curl_mime_addpart(mime);

	(void)curl_mime_data(part, body.ptr, body.len);
	(void)curl_mime_type(part, "text/plain; charset=utf-8");
	(void)curl_mime_encoder(part, "base64");
}

int
post_mail(const char *url, const struct post_mail *mail,
    const struct post_settings *settings, struct err *err)
{
	CLEANUP(free_easy) CURL *easy = NULL;
	CLEANUP(free_mime) curl_mime *mime = NULL;
	CLEANUP(free_list) struct curl_slist *to = NULL;
	CLEANUP(free_list) struct curl_slist *headers = NULL;

	TRY(check_address(mail->from, err));
	for (size_t i = 0; i < mail->to_count; i++) {
		TRY(check_address(mail->to[i], err));
		to = curl_slist_append(to, mail->to[i]);
	}
	TRY(begin(url, "smtp,smtps", settings, &easy, err));
	headers = mail_headers(mail);
	mime = curl_mime_init(easy);
	fill_body(mime, mail->body);
	(void)curl_easy_setopt(easy, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
	(void)curl_easy_setopt(easy, CURLOPT_MAIL_FROM, mail->from);
	(void)curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, to);
	(void)curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
	(void)curl_easy_setopt(easy, CURLOPT_MIMEPOST, mime);
	CURLcode code = curl_easy_perform(easy);
	return code == CURLE_OK ? 0 : fail(code, err);
}
