/*
 * store_export.c - a history into one new file.
 */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "auditor/base/lang.h"
#include "auditor/base/strbuf.h"
#include "auditor/store/db.h"
#include "auditor/store/name.h"
#include "auditor/store/store.h"

#include "auditor/base/banned.h"

static int
fail_file(const char *path, struct err *err)
{
	int code = errno;

	(void)err_set(err, ERR_IO, "%s: %s", path, err_errno(code));
	return err_hint(err, code == EEXIST
				 ? N_("name a file that is not there yet")
				 : N_("see that its folder is there and can be "
				      "written"));
}

static int
make_durable(const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return fail_file(path, err);
	int status = fsync(fd);
	(void)close(fd);
	return status == 0 ? 0 : fail_file(path, err);
}

int
store_export(struct store *store, const char *path, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf name = {0};
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return fail_file(path, err);
	(void)close(fd);
	name_plain(path, &name);
	/* It copies; what is read from stays as it is. */
	int status = db_run(store, "PRAGMA query_only = OFF", err);
	if (status == 0)
		status = db_run_text(
		    store, "VACUUM INTO ?1", strbuf_cstr(&name), err);
	if (status == 0)
		status = make_durable(path, err);
	if (status != 0)
		(void)unlink(path);
	return status;
}
