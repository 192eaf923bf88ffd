package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionId;

/**
 * A message as <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtssendmessagew">WTSSendMessageW</a> takes it,
 * for the server with this handle.
 */
record MessageBox(long server, SessionId session, Message message) {

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

    /** Shows it and waits for the answer. */
    MessageAnswer ask(WtsCall call) {
        int response = show(call, true);
        return switch (response) {
            case IDOK -> MessageAnswer.OK;
            case IDCANCEL -> MessageAnswer.CANCEL;
            case IDYES -> MessageAnswer.YES;
            case IDNO -> MessageAnswer.NO;
            case IDTIMEOUT -> MessageAnswer.TIMED_OUT;
            default -> throw call.malformed(new IllegalArgumentException("response " + response));
        };
    }

    /** Shows it. Returns the response where it waits for one. */
    int show(WtsCall call, boolean waits) {
        byte[] title = Layout.wide(message.title());
        byte[] text = Layout.wide(message.text());
        int style = style(message.style());
        int timeout = message.timeoutSeconds();
        int[] response = new int[1];
        int wait = waits ? 1 : 0;
        call.run(() -> Wtsapi32.WTSSendMessageW(
                server, session.bits(), title, title.length, text, text.length, style, timeout, response, wait));
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
