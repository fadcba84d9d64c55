/*
 * checks_app_url.c - where applications have their answers sent.
 */
#include "auditor/base/lang.h"
#include "auditor/check/app.h"
#include "auditor/check/checks.h"
#include "auditor/model/iprange.h"

#include "auditor/base/banned.h"

/* What matters of http://host:port/path. */
struct address {
	bool is_plain; /* http */
	strview host;  /* without port and brackets */
	bool has_port;
	strview path; /* with its slash, without query */
};

static bool
cut_front(strview *text, strview front)
{
	if (!sv_starts_fold(*text, front))
		return false;
	*text = sv_slice(*text, front.len, text->len);
	return true;
}

/* Up to the first of ${ends}, or all. */
static size_t
span(strview text, const char *ends)
{
	size_t at = text.len;

	for (; *ends != '\0'; ends++) {
		size_t found = sv_find(text, (strview){ends, 1});
		if (found < at)
			at = found;
	}
	return at;
}

/* False for anything but http and https, such as the schemes of phones. */
static bool
read_address(strview text, struct address *address)
{
	*address = (struct address){0};
	address->is_plain = cut_front(&text, SV("http://"));
	if (!address->is_plain && !cut_front(&text, SV("https://")))
		return false;
	size_t end = span(text, "/?#");
	strview place = sv_slice(text, 0, end);
	strview rest = sv_slice(text, end, text.len);
	size_t at = sv_find(place, SV("@"));
	if (at < place.len)
		place = sv_slice(place, at + 1, place.len);
	address->path = sv_slice(rest, 0, span(rest, "?#"));
	if (sv_starts(place, SV("["))) {
		end = span(place, "]");
		address->host = sv_slice(place, 1, end);
		address->has_port = end + 1 < place.len;
		return true;
	}
	end = span(place, ":");
	address->host = sv_slice(place, 0, end);
	address->has_port = end < place.len;
	return address->host.len > 0;
}

/* Hosts that pass on to wherever somebody runs a program. */
static bool
is_tunnel(strview host)
{
	static const strview ends[] = {SV_INIT(".ngrok.io"),
	    SV_INIT(".ngrok.app"), SV_INIT(".ngrok.dev"),
	    SV_INIT(".ngrok-free.app"), SV_INIT(".ngrok-free.dev"),
	    SV_INIT(".trycloudflare.com"), SV_INIT(".loca.lt"),
	    SV_INIT(".localtunnel.me"), SV_INIT(".serveo.net"),
	    SV_INIT(".lhr.life"), SV_INIT(".localhost.run"),
	    SV_INIT(".bore.pub"), SV_INIT(".pagekite.me"),
	    SV_INIT(".telebit.io"), SV_INIT(".pinggy.link"),
	    SV_INIT(".tunnelmole.net"), SV_INIT(".devtunnels.ms"),
	    SV_INIT(".webhook.site"), SV_INIT(".pipedream.net"),
	    SV_INIT(".requestbin.com"), SV_INIT(".oastify.com"),
	    SV_INIT(".burpcollaborator.net"), SV_INIT(".interact.sh")};

	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		if (sv_ends_fold(host, ends[i]) ||
		    sv_eq_fold(host, sv_slice(ends[i], 1, ends[i].len)))
			return true;
	}
	return false;
}

/* An address instead of a name; one's own computer is every developer's. */
static bool
is_literal(strview host)
{
	struct iprange range;
	struct iprange loop;

	if (!iprange_read(host, &range))
		return false;
	return !(iprange_read(SV("127.0.0.0/8"), &loop) &&
		   iprange_contains(&loop, &range)) &&
	       !(iprange_read(SV("::1"), &loop) &&
		   iprange_contains(&loop, &range));
}

static bool
is_harvester(const struct address *address)
{
	return address->is_plain && address->has_port &&
	       sv_eq_fold(address->host, SV("localhost")) &&
	       (sv_eq(address->path, SV("/access")) ||
		   sv_eq(address->path, SV("/access/")));
}

static bool
is_microsoft_host(strview host)
{
	static const strview ends[] = {SV_INIT(".microsoftonline.com"),
	    SV_INIT(".microsoft.com"), SV_INIT(".office.com"),
	    SV_INIT(".live.com"), SV_INIT(".windows.net"),
	    SV_INIT(".azure.com")};

	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		if (sv_ends_fold(host, ends[i]))
			return true;
	}
	return false;
}

/*
 * The answers to a powerful application of our own go to a host that is not
 * ours.  Applications without power often belong to a service elsewhere.
 */
static bool
is_unowned(const struct check_run *run, const struct app *app, strview host)
{
	return app->is_registered && app->principal != NULL &&
	       join_knows(&run->join, KIND_ACCEPTED_DOMAIN) &&
	       sv_has(host, SV(".")) && !is_microsoft_host(host) &&
	       !join_is_own_host(&run->join, host) &&
	       join_power(&run->join, app->principal->id).len > 0;
}

/* Why ${text} is suspicious, or NULL. */
static const char *
objection(const struct check_run *run, const struct app *app, strview text)
{
	struct address address;

	if (!read_address(text, &address))
		return NULL;
	if (is_harvester(&address))
		return _("tools that take over mailboxes listen there");
	if (is_literal(address.host))
		return _("an address instead of a name");
	if (is_tunnel(address.host))
		return _("the host passes everything on to wherever somebody "
			 "likes");
	if (is_unowned(run, app, address.host))
		return _("the application is powerful, and the host is not "
			 "yours");
	return NULL;
}

static bool
has_text(const struct json *list, strview text)
{
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		if (sv_eq(json_text(&list->items[i]), text))
			return true;
	}
	return false;
}

/* What was found, and whether the baseline has it as well. */
struct tally {
	size_t found;
	bool is_new;
};

static void
note_urls(const struct check_run *run, const struct app *app,
    struct finding *finding, const char *field, const struct json *urls,
    const struct json *before, struct tally *tally)
{

	for (size_t i = 0; json_is_type(urls, JSON_ARRAY) && i < urls->count;
	     i++) {
		strview text = json_text(&urls->items[i]);
		const char *why = objection(run, app, text);
		if (why == NULL)
			continue;
		run_note(run, finding, field, text, SV(""));
		run_say(run, finding, sv_from(why));
		tally->found++;
		tally->is_new |= !has_text(before, text);
	}
}

static struct tally
note_all(
    const struct check_run *run, const struct app *app, struct finding *finding)
{
	static const char *const platforms[] = {"web", "spa", "publicClient"};
	const struct object *before = run_before(run, app->object);
	struct tally tally = {0};

	for (size_t i = 0; i < COUNT_OF(platforms); i++) {
		const struct json *old =
		    before != NULL ? object_field(before, platforms[i]) : NULL;
		note_urls(run, app, finding, platforms[i],
		    json_get(object_field(app->object, platforms[i]),
			SV("redirectUris")),
		    json_get(old, SV("redirectUris")), &tally);
	}
	/* Of a registration the principal repeats them, with a delay. */
	if (tally.found > 0 || app->principal == NULL)
		return tally;
	before = run_before(run, app->principal);
	note_urls(run, app, finding, "replyUrls",
	    object_field(app->principal, "replyUrls"),
	    before != NULL ? object_field(before, "replyUrls") : NULL, &tally);
	return tally;
}

void
check_ap_004(struct check_run *run, const struct check *check)
{
	struct app_cursor cursor = {0};
	struct app app;

	while (app_next(run, &cursor, &app)) {
		struct finding finding =
		    run_begin(run, check, app.object, check->points);
		const struct tally tally = note_all(run, &app, &finding);
		bool has_before = run_before(run, app.object) != NULL;
		if (tally.found > 0)
			app_finish(
			    run, &app, &finding, !has_before || !tally.is_new);
	}
}
