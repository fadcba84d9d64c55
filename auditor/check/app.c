/*
 * app.c - applications, whether registered here or only used here.
 */
#include "auditor/check/app.h"

#include "auditor/check/ids.h"
#include "auditor/check/remedy.h"

#include "auditor/base/banned.h"

/* Used here without a registration here, and not by Microsoft. */
static bool
is_foreign(const struct check_run *run, const struct object *principal)
{
	return !ids_is_microsoft(
		   object_text(principal, "appOwnerOrganizationId")) &&
	       join_application(&run->join, object_text(principal, "appId")) ==
		   NULL;
}

bool
app_next(
    const struct check_run *run, struct app_cursor *cursor, struct app *app)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_APPLICATION);

	if (cursor->registered < list->count) {
		const struct object *object =
		    &list->objects[cursor->registered++];
		*app = (struct app){
		    .object = object,
		    .principal = join_principal(
			&run->join, object_text(object, "appId")),
		    .is_registered = true,
		};
		return true;
	}
	list = snapshot_list(run->now, KIND_SERVICE_PRINCIPAL);
	while (cursor->used < list->count) {
		const struct object *object = &list->objects[cursor->used++];
		if (!is_foreign(run, object))
			continue;
		*app = (struct app){.object = object, .principal = object};
		return true;
	}
	return false;
}

void
app_finish(struct check_run *run, const struct app *app,
    struct finding *finding, bool is_known)
{
	const struct object *object = app->object;
	struct holder holder =
	    app->is_registered
		? holder_of_app(run, object_text(object, "appId"), object->name)
		: holder_of_principal(run, object->id, object->name);

	finding->happened_at = run_time(object, "createdDateTime");
	if (holder.id.len > 0)
		finding->remediation =
		    remedy_block_principal(holder.id, run->arena);
	else
		finding->remediation = arena_printf(run->arena,
		    "Remove-MgApplication -ApplicationId " SV_FMT,
		    SV_ARG(remedy_quote(object->id, run->arena)));
	holder_note(run, finding, &holder);
	if (holder.approved != NULL && is_known)
		run_cover(run, finding, holder.approved->reason);
	run_add(run, finding);
}
