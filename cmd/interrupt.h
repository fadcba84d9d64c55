/*
 * interrupt.h - Ctrl-C and kill while a tenant is read.
 *
 * Elsewhere they end the process at once: files and history are published
 * whole or not at all.
 */
#ifndef CMD_INTERRUPT_H
#define CMD_INTERRUPT_H

#include <signal.h>

/*
 * interrupt_begin():
 * From now on the first SIGINT, SIGTERM or SIGHUP sets the flag that is
 * returned; a second one ends the process.
 */
const volatile sig_atomic_t *interrupt_begin(void);

/* interrupt_end(): as it was before. */
void interrupt_end(void);

#endif
