/* WTSQuerySessionInformationW. */
#include <string.h>

#include "blocks.h"
#include "call.h"
#include "machine.h"
#include "malformed.h"
#include "wts_api.h"

#define PROTOCOL_RDP 2
#define ADDRESS_OFFSET 2 /* of the bytes in WTS_CLIENT_ADDRESS.Address, for both families */
#define SHORT_BYTES 4 /* too few for every struct */
#define COUNT(array) (sizeof(array) / sizeof *(array))

struct answer {
    void *content;
    DWORD size;
    uint32_t number;
};

static void *allocate(struct answer *answer, size_t size) {
    answer->size = (DWORD)size;
    answer->content = block_allocate(size, BLOCK_QUERY, 0, &answer->number);
    return answer->content;
}

static void answer_bytes(struct answer *answer, const void *bytes, size_t size) {
    memcpy(allocate(answer, size), bytes, size);
}

static void answer_text(struct answer *answer, const uint16_t *text) {
    answer_bytes(answer, text, (wide_length(text) + 1) * sizeof *text);
}

static void answer_address(struct call *call, const struct session *session, struct answer *answer) {
    if (session->address.family == FAMILY_NONE && session->state == STATE_DISCONNECTED) {
        call_fail(call, ERROR_CODE_NO_ADDRESS);
        return;
    }
    WTS_CLIENT_ADDRESS *address = allocate(answer, sizeof *address);
    address->AddressFamily = session->address.family;
    memcpy(address->Address + ADDRESS_OFFSET, session->address.bytes, sizeof session->address.bytes);
}

static void answer_client(const struct session *session, struct answer *answer) {
    WTSCLIENTW *client = allocate(answer, sizeof *client);
    wide_copy(client->ClientName, COUNT(client->ClientName), session->client);
    wide_copy(client->Domain, COUNT(client->Domain), session->domain);
    wide_copy(client->UserName, COUNT(client->UserName), session->user);
    client->ClientAddressFamily = session->address.family;
    wide_copy(client->ClientAddress, COUNT(client->ClientAddress), session->address.text);
    struct display display = machine_display(session);
    client->HRes = display.width;
    client->VRes = display.height;
    client->ColorDepth = display.color_depth;
    client->ClientBuildNumber = session->build;
}

/* Both structs have these members, at different offsets. */
#define PUT_COUNTERS(info, counters)                                            \
    do {                                                                        \
        (info)->IncomingBytes = (counters).incoming_bytes;                      \
        (info)->OutgoingBytes = (counters).outgoing_bytes;                      \
        (info)->IncomingFrames = (counters).incoming_frames;                    \
        (info)->OutgoingFrames = (counters).outgoing_frames;                    \
        (info)->IncomingCompressedBytes = (counters).incoming_compressed_bytes; \
        (info)->OutgoingCompressedBytes = (counters).outgoing_compressed_bytes; \
    } while (0)

static void answer_info(const struct session *session, struct answer *answer) {
    WTSINFOW *info = allocate(answer, sizeof *info);
    info->State = (WTS_CONNECTSTATE_CLASS)session->state;
    info->SessionId = session->id;
    wide_copy(info->WinStationName, COUNT(info->WinStationName), session->name);
    wide_copy(info->Domain, COUNT(info->Domain), session->domain);
    wide_copy(info->UserName, COUNT(info->UserName), session->user);
    PUT_COUNTERS(info, session->counters);
    info->ConnectTime.QuadPart = (LONGLONG)session->connect_time;
    info->DisconnectTime.QuadPart = (LONGLONG)session->disconnect_time;
    info->LastInputTime.QuadPart = (LONGLONG)session->last_input_time;
    info->LogonTime.QuadPart = (LONGLONG)session->logon_time;
    info->WTS_CURRENT_TIME.QuadPart = (LONGLONG)machine_now();
}

static void answer_info_ex(const struct session *session, struct answer *answer) {
    WTSINFOEXW *info = allocate(answer, sizeof *info);
    info->Level = 1;
    WTSINFOEX_LEVEL1_W *level1 = &info->Data.WTSInfoExLevel1;
    level1->SessionId = session->id;
    level1->SessionState = (WTS_CONNECTSTATE_CLASS)session->state;
    level1->SessionFlags = session->flags;
    wide_copy(level1->WinStationName, COUNT(level1->WinStationName), session->name);
    wide_copy(level1->UserName, COUNT(level1->UserName), session->user);
    wide_copy(level1->DomainName, COUNT(level1->DomainName), session->domain);
    PUT_COUNTERS(level1, session->counters);
    level1->LogonTime.QuadPart = (LONGLONG)session->logon_time;
    level1->ConnectTime.QuadPart = (LONGLONG)session->connect_time;
    level1->DisconnectTime.QuadPart = (LONGLONG)session->disconnect_time;
    level1->LastInputTime.QuadPart = (LONGLONG)session->last_input_time;
    level1->WTS_CURRENT_TIME.QuadPart = (LONGLONG)machine_now();
}

static void answer_class(struct call *call, uint32_t class, const struct session *session, struct answer *answer) {
    switch (class) {
        case CLASS_SESSION_ID:
            answer_bytes(answer, &session->id, sizeof session->id);
            break;
        case CLASS_USER_NAME:
            answer_text(answer, session->user);
            break;
        case CLASS_WIN_STATION_NAME:
            answer_text(answer, session->name);
            break;
        case CLASS_DOMAIN_NAME:
            answer_text(answer, session->domain);
            break;
        case CLASS_CONNECT_STATE:
            answer_bytes(answer, &session->state, sizeof session->state);
            break;
        case CLASS_CLIENT_NAME:
            answer_text(answer, session->client);
            break;
        case CLASS_CLIENT_ADDRESS:
            answer_address(call, session, answer);
            break;
        case CLASS_CLIENT_PROTOCOL_TYPE:
            answer_bytes(answer, &(uint16_t){(uint16_t)machine_protocol(session)}, sizeof(uint16_t));
            break;
        case CLASS_CLIENT_INFO:
            answer_client(session, answer);
            break;
        case CLASS_SESSION_INFO:
            answer_info(session, answer);
            break;
        case CLASS_SESSION_INFO_EX:
            answer_info_ex(session, answer);
            break;
        case CLASS_IS_REMOTE_SESSION:
            answer_bytes(answer, &(uint8_t){machine_protocol(session) == PROTOCOL_RDP}, sizeof(uint8_t));
            break;
        default:
            call_fail(
                call,
                class >= CLASS_IDLE_TIME && class <= CLASS_OUTGOING_FRAMES ? ERROR_CODE_NOT_SUPPORTED
                                                                           : ERROR_CODE_INVALID_PARAMETER);
    }
}

/* The texts of structs have room for an end; without it they run into the next member. */
static void spoil_texts(enum malformed malformed, uint32_t class, const struct answer *answer) {
    if (class == CLASS_CLIENT_NAME) {
        malformed_spoil_text(malformed, answer->content, answer->size);
    } else if (class == CLASS_CLIENT_INFO) {
        WTSCLIENTW *client = answer->content;
        malformed_spoil_text(malformed, client->ClientName, sizeof client->ClientName);
        malformed_spoil_text(malformed, client->ClientAddress, sizeof client->ClientAddress);
    } else if (class == CLASS_SESSION_INFO) {
        WTSINFOW *info = answer->content;
        malformed_spoil_text(malformed, info->WinStationName, sizeof info->WinStationName);
        malformed_spoil_text(malformed, info->Domain, sizeof info->Domain);
        malformed_spoil_text(malformed, info->UserName, sizeof info->UserName);
    } else if (class == CLASS_SESSION_INFO_EX) {
        WTSINFOEX_LEVEL1_W *level1 = &((WTSINFOEXW *)answer->content)->Data.WTSInfoExLevel1;
        malformed_spoil_text(malformed, level1->WinStationName, sizeof level1->WinStationName);
        malformed_spoil_text(malformed, level1->UserName, sizeof level1->UserName);
        malformed_spoil_text(malformed, level1->DomainName, sizeof level1->DomainName);
    }
}

/* Makes a right answer a wrong one. */
static void spoil(enum malformed malformed, uint32_t class, struct answer *answer) {
    struct answer right = *answer;
    uint32_t freed;
    spoil_texts(malformed, class, answer);
    answer->size = malformed_count(malformed, right.size);
    if (!malformed_has_block(malformed)) {
        block_free(right.content, BLOCK_QUERY, 0, &freed);
        answer->content = NULL;
        answer->number = 0;
    } else if (malformed == MALFORMED_SHORT_BUFFER && right.size > 1) {
        DWORD size = right.size > SHORT_BYTES ? SHORT_BYTES : 1;
        memcpy(allocate(answer, size), right.content, size);
        block_free(right.content, BLOCK_QUERY, 0, &freed);
    }
}

/* Where chance changes bytes, a session that is not disconnected is still not said to be so: that would be a lie. */
static void keep_from_lying(uint32_t class, uint32_t state, void *content) {
    if (class == CLASS_SESSION_INFO && (uint32_t)((WTSINFOW *)content)->State == STATE_DISCONNECTED) {
        ((WTSINFOW *)content)->State = (WTS_CONNECTSTATE_CLASS)state;
    } else if (class == CLASS_SESSION_INFO_EX) {
        WTSINFOEX_LEVEL1_W *level1 = &((WTSINFOEXW *)content)->Data.WTSInfoExLevel1;
        if ((uint32_t)level1->SessionState == STATE_DISCONNECTED) {
            level1->SessionState = (WTS_CONNECTSTATE_CLASS)state;
        }
    }
}

/* Other bytes, and a block that is shorter, or said to be shorter or longer; it is said to be longer only where the struct is whole. */
static void spoil_at_random(struct call *call, uint32_t class, uint32_t state, struct answer *answer) {
    struct answer right = *answer;
    uint32_t freed;
    chance_change_bytes(&call->chance, right.content, right.size);
    keep_from_lying(class, state, right.content);
    switch (chance_below(&call->chance, 12)) {
        case 0:
            answer->size = chance_below(&call->chance, right.size);
            break;
        case 1:
            answer->size = right.size + chance_below(&call->chance, UINT32_MAX - right.size);
            break;
        case 2:
            answer->size = chance_below(&call->chance, right.size);
            memcpy(allocate(answer, answer->size), right.content, answer->size);
            block_free(right.content, BLOCK_QUERY, 0, &freed);
            answer->size = chance_below(&call->chance, answer->size + 1);
            break;
        default:
            break;
    }
}

static enum operation operation_of(uint32_t class) {
    switch (class) {
        case CLASS_SESSION_INFO:
        case CLASS_SESSION_INFO_EX:
            return OPERATION_READ;
        case CLASS_CLIENT_NAME:
        case CLASS_CLIENT_ADDRESS:
        case CLASS_CLIENT_PROTOCOL_TYPE:
        case CLASS_CLIENT_INFO:
            return OPERATION_CLIENT;
        default:
            return OPERATION_NONE;
    }
}

WTS_EXPORT BOOL WINAPI WTSQuerySessionInformationW(
    HANDLE hServer, DWORD SessionId, WTS_INFO_CLASS WTSInfoClass, LPWSTR *ppBuffer, DWORD *pBytesReturned) {
    struct call call;
    struct answer answer = {0};
    uint32_t class = (uint32_t)WTSInfoClass;
    call_begin(&call, "WTSQuerySessionInformationW");
    call_server(&call, hServer);
    call_number(&call, "session", SessionId);
    call_number(&call, "class", class);
    if (ppBuffer == NULL || pBytesReturned == NULL) {
        call_fail(&call, ERROR_CODE_INVALID_PARAMETER);
    }
    if (call_admit(&call, operation_of(class), SessionId)) {
        const struct session *session = call_session(&call, SessionId);
        if (session != NULL) {
            answer_class(&call, class, session, &answer);
        }
        if (answer.content != NULL && call.malformed == MALFORMED_RANDOM) {
            spoil_at_random(&call, class, session->state, &answer);
        } else if (answer.content != NULL) {
            spoil(call.malformed, class, &answer);
        }
    }
    if (ppBuffer != NULL) {
        *ppBuffer = answer.content;
    }
    if (pBytesReturned != NULL) {
        *pBytesReturned = answer.size;
    }
    call_number(&call, "bytes", answer.size);
    call_number(&call, "block", answer.number);
    return call_end(&call);
}
