/* WTSLogoffSession, WTSDisconnectSession, WTSSendMessageW. */
#include "call.h"
#include "machine.h"
#include "platform.h"
#include "wts_api.h"

#define SERVICES_SESSION 0
#define ANSWER_TIMEOUT 32000
#define ANSWER_ASYNC 32001

/* The session that this call began with; NULL once it has gone, even where somebody else has its ID by now. */
static struct session *still_there(uint32_t id, uint64_t incarnation) {
    struct session *session = machine_session(id);
    return session != NULL && session->incarnation == incarnation ? session : NULL;
}

/* Services and listeners belong to nobody who could be thrown out. */
static bool is_nobodys(const struct session *session) {
    return session->id == SERVICES_SESSION || session->state == STATE_LISTEN;
}

static void log_off(struct call *call, struct session *session, bool wait) {
    if (is_nobodys(session)) {
        call_fail(call, ERROR_CODE_ACCESS_DENIED);
        return;
    }
    if (session->logging_off) {
        call_fail(call, ERROR_CODE_CLOSE_PENDING);
        return;
    }
    uint32_t id = session->id;
    uint64_t incarnation = session->incarnation;
    machine_begin_logoff(session);
    while (wait && (session = still_there(id, incarnation)) != NULL) {
        if (!call_wait(call, session->logoff_ends)) {
            return;
        }
    }
}

WTS_EXPORT BOOL WINAPI WTSLogoffSession(HANDLE hServer, DWORD SessionId, BOOL bWait) {
    struct call call;
    call_begin(&call, "WTSLogoffSession");
    call_server(&call, hServer);
    call_number(&call, "session", SessionId);
    call_number(&call, "wait", bWait != 0);
    if (call_admit(&call, OPERATION_LOGOFF, SessionId)) {
        struct session *session = call_session(&call, SessionId);
        if (session != NULL) {
            log_off(&call, session, bWait != 0);
        }
    }
    return call_end(&call);
}

WTS_EXPORT BOOL WINAPI WTSDisconnectSession(HANDLE hServer, DWORD SessionId, BOOL bWait) {
    struct call call;
    call_begin(&call, "WTSDisconnectSession");
    call_server(&call, hServer);
    call_number(&call, "session", SessionId);
    call_number(&call, "wait", bWait != 0);
    if (call_admit(&call, OPERATION_DISCONNECT, SessionId)) {
        struct session *session = call_session(&call, SessionId);
        if (session != NULL) {
            machine_disconnect(session);
        }
    }
    return call_end(&call);
}

/* Shows the box until it is answered, its time is over, or its session has gone. */
static DWORD ask(struct call *call, const struct session *session, DWORD timeout_seconds) {
    uint32_t id = session->id;
    uint64_t incarnation = session->incarnation;
    /* Nobody sees a box in a session that is not active. */
    bool answers = session->state == STATE_ACTIVE && session->answer != ANSWER_TIMEOUT;
    uint32_t answer = session->answer;
    uint64_t answered = answers ? deadline_after(session->answers_after) : NEVER;
    uint64_t timed_out = timeout_seconds == 0 ? NEVER : deadline_after((uint64_t)timeout_seconds * 1000);
    uint64_t deadline = answered < timed_out ? answered : timed_out;
    while (platform_monotonic_millis() < deadline) {
        if (!call_wait(call, deadline)) {
            return 0;
        }
        if (still_there(id, incarnation) == NULL) {
            call_fail(call, machine_host()->gone_error);
            return 0;
        }
    }
    return deadline == answered ? answer : ANSWER_TIMEOUT;
}

WTS_EXPORT BOOL WINAPI WTSSendMessageW(
    HANDLE hServer,
    DWORD SessionId,
    LPWSTR pTitle,
    DWORD TitleLength,
    LPWSTR pMessage,
    DWORD MessageLength,
    DWORD Style,
    DWORD Timeout,
    DWORD *pResponse,
    BOOL bWait) {
    struct call call;
    DWORD response = 0;
    call_begin(&call, "WTSSendMessageW");
    call_server(&call, hServer);
    call_number(&call, "session", SessionId);
    call_text(&call, "title", pTitle, TitleLength / sizeof(WCHAR));
    call_number(&call, "titleBytes", TitleLength);
    call_text(&call, "text", pMessage, MessageLength / sizeof(WCHAR));
    call_number(&call, "textBytes", MessageLength);
    call_number(&call, "style", Style);
    call_number(&call, "timeout", Timeout);
    call_number(&call, "wait", bWait != 0);
    if ((pTitle == NULL && TitleLength != 0) || pMessage == NULL || pResponse == NULL) {
        call_fail(&call, ERROR_CODE_INVALID_PARAMETER);
    }
    if (call_admit(&call, OPERATION_MESSAGE, SessionId)) {
        const struct session *session = call_session(&call, SessionId);
        if (session != NULL) {
            response = bWait ? ask(&call, session, Timeout) : ANSWER_ASYNC;
        }
    }
    if (pResponse != NULL) {
        *pResponse = response;
    }
    call_number(&call, "response", response);
    return call_end(&call);
}
