package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;

/**
 * A message as WTSSendMessageW takes it.
 *
 * @param server the server's handle
 * @param message what to show
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtssendmessagew">WTSSendMessageW</a>
 */
record MessageBox(long server, Message message) {

    private static final int MB_OK = 0x0;
    private static final int MB_YESNO = 0x4;
    private static final int MB_ICONQUESTION = 0x20;
    private static final int MB_ICONWARNING = 0x30;
    private static final int MB_ICONINFORMATION = 0x40;

    private static final int IDOK = 1;
    private static final int IDCANCEL = 2;
    private static final int IDYES = 6;
    private static final int IDNO = 7;
    private static final int IDTIMEOUT = 32_000;

    private static final int FALSE = 0;
    private static final int TRUE = 1;

    /** Shows it and does not wait. */
    void show(WtsCall call, SessionId session) {
        send(call, session, FALSE);
    }

    /** Shows it and waits for the answer. */
    MessageAnswer ask(WtsCall call, SessionId session) {
        int response = send(call, session, TRUE);
        return switch (response) {
            case IDOK -> MessageAnswer.OK;
            case IDCANCEL -> MessageAnswer.CANCEL;
            case IDYES -> MessageAnswer.YES;
            case IDNO -> MessageAnswer.NO;
            case IDTIMEOUT -> MessageAnswer.TIMED_OUT;
            default -> throw call.malformed(new IllegalArgumentException("response " + response));
        };
    }

    /**
     * Sends it.
     *
     * @throws SessionException when Windows refuses
     */
    private int send(WtsCall call, SessionId session, int wait) {
        byte[] title = WideText.of(message.title());
        byte[] text = WideText.of(message.text());
        int[] response = new int[1];
        call.run(() -> Wtsapi32.WTSSendMessageW(
                server,
                session.bits(),
                title,
                title.length,
                text,
                text.length,
                style(message.style()),
                message.timeoutSeconds(),
                response,
                wait));
        return response[0];
    }

    private static int style(MessageStyle style) {
        return switch (style) {
            case INFORMATION -> MB_OK | MB_ICONINFORMATION;
            case WARNING -> MB_OK | MB_ICONWARNING;
            case QUESTION -> MB_YESNO | MB_ICONQUESTION;
        };
    }
}
