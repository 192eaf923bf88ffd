/*
 * What Linux and Windows do differently: the lock, clocks, the last error, pages. One lock guards the whole simulator.
 */
#ifndef PLATFORM_H
#define PLATFORM_H

#include <stddef.h>
#include <stdint.h>

#define PLATFORM_FOREVER UINT64_MAX

void platform_lock(void);
void platform_unlock(void);

/* Gives the lock up until somebody wakes all waiters or the time is over; may also return early. */
void platform_wait(uint64_t milliseconds);
void platform_wake_all(void);

uint64_t platform_monotonic_millis(void);
/* This machine's clock, UTC, in 100 ns since 1601. */
uint64_t platform_filetime(void);

/* errno on Linux, which is what JNA reads there; the thread's last error on Windows. */
uint32_t platform_last_error(void);
void platform_set_last_error(uint32_t error);

size_t platform_page_size(void);
/* Both sizes are multiples of the page size; the guard follows the usable part and is inaccessible. */
void *platform_reserve(size_t usable, size_t guard);
void platform_forbid(void *base, size_t size);
void platform_release(void *base, size_t size);

/* Makes the real kernel32 answer this session as the process's own, where that is possible: see platform_windows.c. */
void platform_set_own_session(uint32_t session);

#endif
