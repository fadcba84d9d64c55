/*
 * banned.h - functions that have no place here; using one does not compile.
 *
 * Included last in every source file, after all system headers.
 */
#ifndef AUDITOR_BASE_BANNED_H
#define AUDITOR_BASE_BANNED_H

/* Under clang, fortified headers make macros of some of them. */
#undef sprintf
#undef vsprintf
#undef strcpy
#undef strcat
#undef strncpy
#undef strncat

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok gets
#pragma GCC poison atoi atol atof sscanf gmtime localtime ctime asctime
#pragma GCC poison system popen tmpnam rand srand

#endif
