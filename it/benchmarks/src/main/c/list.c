/*
 * Lists the sessions of the simulated wtsapi32 with their times, again and again, as a binding without Java would: the enumeration, one
 * query a session, everything read and freed. Prints the nanoseconds that each of the rounds took on average.
 *
 *   list LIBRARY SCENARIO ROUNDS SECONDS
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <winpr/wtsapi.h>

#define SESSION_INFO_EX 25
#define SESSIONS_LEVEL_1 2

typedef BOOL (*enumerate_function)(HANDLE, DWORD *, DWORD, WTS_SESSION_INFO_1W **, DWORD *);
typedef BOOL (*query_function)(HANDLE, DWORD, DWORD, void **, DWORD *);
typedef void (*free_function)(void *);
typedef BOOL (*free_ex_function)(DWORD, void *, DWORD);

static enumerate_function enumerate;
static query_function query;
static free_function free_memory;
static free_ex_function free_memory_ex;

/* What keeps the compiler from leaving the reading out. */
static volatile uint64_t seen;

static void *function(void *library, const char *name) {
    void *found = dlsym(library, name);
    if (found == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(1);
    }
    return found;
}

static char *content(const char *file) {
    FILE *in = fopen(file, "rb");
    if (in == NULL) {
        perror(file);
        exit(1);
    }
    fseek(in, 0, SEEK_END);
    long size = ftell(in);
    rewind(in);
    char *text = calloc(1, (size_t)size + 1);
    if (text == NULL || fread(text, 1, (size_t)size, in) != (size_t)size) {
        perror(file);
        exit(1);
    }
    fclose(in);
    return text;
}

static uint64_t length(const WCHAR *text) {
    uint64_t units = 0;
    while (text != NULL && text[units] != 0) {
        units++;
    }
    return units;
}

static void list(void) {
    WTS_SESSION_INFO_1W *rows;
    DWORD level = 1;
    DWORD count;
    if (!enumerate(NULL, &level, 0, &rows, &count)) {
        exit(1);
    }
    for (DWORD i = 0; i < count; i++) {
        void *answer;
        DWORD bytes;
        seen += rows[i].SessionId + length(rows[i].pSessionName) + length(rows[i].pUserName) + length(rows[i].pDomainName);
        if (!query(NULL, rows[i].SessionId, SESSION_INFO_EX, &answer, &bytes)) {
            exit(1);
        }
        const WTSINFOEX_LEVEL1_W *info = &((const WTSINFOEXW *)answer)->Data.WTSInfoExLevel1;
        seen += (uint64_t)info->LogonTime.QuadPart + (uint64_t)info->DisconnectTime.QuadPart + length(info->UserName);
        free_memory(answer);
    }
    free_memory_ex(SESSIONS_LEVEL_1, rows, count);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

int main(int count, char **arguments) {
    if (count != 5) {
        fprintf(stderr, "list LIBRARY SCENARIO ROUNDS SECONDS\n");
        return 2;
    }
    void *library = dlopen(arguments[1], RTLD_NOW);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    int32_t (*load)(const char *) = (int32_t(*)(const char *))function(library, "WtsSimLoad");
    enumerate = (enumerate_function)function(library, "WTSEnumerateSessionsExW");
    query = (query_function)function(library, "WTSQuerySessionInformationW");
    free_memory = (free_function)function(library, "WTSFreeMemory");
    free_memory_ex = (free_ex_function)function(library, "WTSFreeMemoryExW");
    if (load(content(arguments[2])) != 0) {
        fprintf(stderr, "the scenario is wrong\n");
        return 1;
    }
    double seconds = atof(arguments[4]);
    for (int round = atoi(arguments[3]); round > 0; round--) {
        double begin = now();
        double end = begin;
        uint64_t lists = 0;
        do {
            list();
            lists++;
            end = now();
        } while (end - begin < seconds * 1e9);
        printf("%.1f\n", (end - begin) / (double)lists);
    }
    return 0;
}
