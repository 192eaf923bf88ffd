#ifndef _WIN32

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "platform.h"

#define FILETIME_OF_UNIX_EPOCH UINT64_C(116444736000000000)
#define LONGEST_WAIT_MILLIS UINT64_C(86400000)

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void create_condition(void) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&changed, &attributes);
    pthread_condattr_destroy(&attributes);
}

void platform_lock(void) {
    pthread_once(&once, create_condition);
    pthread_mutex_lock(&lock);
}

void platform_unlock(void) {
    pthread_mutex_unlock(&lock);
}

void platform_wait(uint64_t milliseconds) {
    if (milliseconds > LONGEST_WAIT_MILLIS) {
        milliseconds = LONGEST_WAIT_MILLIS;
    }
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += (time_t)(milliseconds / 1000);
    until.tv_nsec += (long)(milliseconds % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    pthread_cond_timedwait(&changed, &lock, &until);
}

void platform_wake_all(void) {
    pthread_once(&once, create_condition);
    pthread_cond_broadcast(&changed);
}

uint64_t platform_monotonic_millis(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

uint64_t platform_filetime(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return FILETIME_OF_UNIX_EPOCH + (uint64_t)now.tv_sec * 10000000 + (uint64_t)now.tv_nsec / 100;
}

uint32_t platform_last_error(void) {
    return (uint32_t)errno;
}

void platform_set_last_error(uint32_t error) {
    errno = (int)error;
}

size_t platform_page_size(void) {
    return (size_t)sysconf(_SC_PAGESIZE);
}

void *platform_reserve(size_t usable, size_t guard) {
    void *base = mmap(NULL, usable + guard, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base == MAP_FAILED || mprotect(base, usable, PROT_READ | PROT_WRITE) != 0) {
        abort();
    }
    return base;
}

void platform_forbid(void *base, size_t size) {
    if (mprotect(base, size, PROT_NONE) != 0) {
        abort();
    }
    madvise(base, size, MADV_DONTNEED);
}

void platform_release(void *base, size_t size) {
    munmap(base, size);
}

/* libkernel32.so asks for it instead. */
void platform_set_own_session(uint32_t session) {
    (void)session;
}

#endif
