package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsSimulator
class ScenarioTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sesion id=1                             | unknown statement 'sesion'
            session id=1 colour=red                 | 'session' has no key 'colour'
            session id=1 ID=2                       | the key 'ID' is given twice
            session name=x                          | 'session' needs the key 'id'
            session id=4294967296                   | the value 4294967296 of 'id' is not a number from 0 to 4294967295
            session id=1 state=Sleeping             | is not a connect state or a number
            session id=1 logonAgo=3                 | is not a duration such as
            session id=1 logonAgo=36501d            | is not a duration such as
            session id=1 address=0255.1.1.1         | is not an IPv4 or IPv6 address
            process session=1 id=2 name=x threads=2147483648 | is not a number from 0 to 2147483647
            fault in=list times=0                   | is not a number from 1
            session id=1 display=1920x1080          | is not a display such as 1920x1080x32
            session id=1 display=70000x1x1          | is not a display such as 1920x1080x32
            session id=1 locked=maybe               | is not yes, no or unknown
            session id=1 address=1.2.3.256          | is not an IPv4 or IPv6 address
            session id=1 address=1:::2              | is not an IPv4 or IPv6 address
            session id=1 user="Dana                 | the quotes of 'user' are not closed
            session id=1 user="Dana"Fox             | a blank is missing behind the value of 'user'
            session id=1 user=Dana"Fox"             | has a quote inside
            session id=1 user="a\\nb"               | unknown escape
            session id=1 user="\\u00zz"             | \\u needs four hexadecimal digits
            session id=1 user                       | 'user' is not of the form key=value
            process session=1 id=2                  | 'process' needs the key 'name'
            process session=1 id=2 name=x memory=1k | is not a number of bytes
            process session=1 id=2 name=x memory=9223372036854775808 | of 'memory' is not a number of bytes up to 9223372036854775807
            process session=1 id=2 name=x memory=8589934592G | the value 8589934592G of 'memory' is not a number of bytes up to 9223372036854775807
            fault error=5                           | 'fault' needs the key 'in'
            fault in=list session=3                 | names no session
            fault in=everything                     | is not open, list, read
            fault in=event session=3                | names no session
            fault in=list malformed=shortBuffer     | has no such malformed answer
            fault in=logoff malformed=hugeCount     | has no such malformed answer
            fault in=list malformed=odd             | is not nullPointer, hugeCount
            fault in=logoff malformed=random        | has no such malformed answer
            fault in=list malformed=random seed=x   | the value x of 'seed' is not a number
            fault in=list server=X                  | there is no server X
            server domain=X                         | 'server' needs the key 'name'
            change before=read session=1 id=2       | 'change' has no key 'id'
            change before=read session=1 call=0     | is not a number from 1
            change before=read                      | 'change' needs the key 'session'
            change before=read console=1 gone=no    | 'change' needs the key 'session'
            change before=read console=1 process=x  | 'change' needs the key 'session'
            change before=read console=1 state=Idle | 'change' needs the key 'session'
            change before=read console=nobody       | of 'console' is not a session ID or none
            change before=read session=1 execEnv=2  | 'execEnv' comes with 'vm' only
            change before=read session=1 vm=A process=x | 'process' does not go with 'vm'
            session id=1 execEnv=2                  | 'execEnv' comes with 'vm' only
            session id=1 vm= execEnv=2              | 'execEnv' comes with 'vm' only
            session id=1 vm=A execEnv=x             | of 'execEnv' is not a number
            session id=1 visible=maybe              | is not yes or no
            session id=1 parent=none                | of 'parent' is not a number
            session id=1 listedAs=CORP\\            | of 'listedAs' is not an account such as CORP\\dana
            process session=1 id=2 name=x visible=1 | is not yes or no
            """)
    void wrongLineIsNamedWithItsProblem(String wrong, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WtsSimulator.load("host\n# fine\n" + wrong + "\nsession id=7\n"))
                .withMessageStartingWith("line 3: ")
                .withMessageContaining(problem);
    }

    @Test
    void hostComesFirstAndOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WtsSimulator.load("session id=1\nhost"))
                .withMessageStartingWith("line 2: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WtsSimulator.load("host\nhost"))
                .withMessageStartingWith("line 2: ");
    }

    @Test
    void sessionIdCannotBeUsedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WtsSimulator.load("session id=1\nsession id=1"))
                .withMessage("line 2: there is a session 1 already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WtsSimulator.load("session id=1 vm=A\nsession id=1\nsession id=1 vm=a"))
                .withMessage("line 3: there is a session 1 already, in a");
    }

    @Test
    void nothingIsLoadedAfterAWrongScenario() {
        WtsSimulator.load("session id=1");
        assertThatIllegalArgumentException().isThrownBy(() -> WtsSimulator.load("nonsense"));

        assertThat(Calls.listError(null)).isEqualTo(1702);
        assertThat(Calls.query(1, 25).error()).isEqualTo(1702);
        assertThat(Calls.logoff(1)).isEqualTo(1702);
        assertThat(Calls.message(1, 1, true)).isEqualTo(-1702);
        assertThat(Wtsapi32.WTSOpenServerExW(Calls.utf16("X"))).isNull();
    }

    @Test
    void commentsBlanksLineEndsAndCaseDoNotMatter() {
        WtsSimulator.load(
                "\uFEFFHOST Name=x\r\n\r\n  # only a comment\n\tSession ID=3 State=dISCONNECTED user=a#b # a comment\r\n");

        assertThat(Calls.list()).containsExactly(new Calls.SessionRow(3, 4, "", "a#b", null));
    }

    @Test
    void quotedValuesHaveEscapes() {
        WtsSimulator.load(
                "session id=1 user=\"D\\u00e4na \\\"#1\\\" \\\\ \\uD83D\" domain=B\\x name=\uD83D\uDE00\u4E2D");

        assertThat(Calls.list())
                .containsExactly(new Calls.SessionRow(
                        1, 0, "\uD83D\uDE00\u4E2D", Calls.list().get(0).user(), "B\\x"));
        assertThat(Calls.query(1, 5).buffer().asCharBuffer().toString()).isEqualTo("D\u00e4na \"#1\" \\ \uD83D\0");
    }

    @Test
    void everyDocumentedKeyIsKnown() {
        WtsSimulator.load("""
                host name=AGENT-07 own=0 console=1 clockAhead=5m goneError=2 childSessions=yes
                server name=RDSH-1 domain=CORP error=1722 delay=1ms hangs=no
                session id=0 name=Services state=Disconnected
                session id=1 name=Console state=Active user=anna domain=BUILD logonAgo=3h connectAgo=3h idleFor=4m locked=no display=1280x720x16 build=19041
                session id=7 incomingBytes=1 outgoingBytes=2 incomingFrames=3 outgoingFrames=4
                session id=8 incomingCompressedBytes=5 outgoingCompressedBytes=6
                session id=4 state=Disconnected user="Dana Fox" domain=CORP logonAgo=26h disconnectedFor=2h logoffTakes=300ms
                session id=5 client=PC address=fe80::1 protocol=rdp successor=eve answer=yes answersAfter=1s logoffTakes=never
                session id=6 listedAs=corp.example.com\\dana visible=yes parent=4
                session id=6 vm=VDI-17 execEnv=70001
                session id=65536 name=RDP-Tcp state=Listen
                process session=4 id=4711 name=devenv.exe memory=812M cpu=95s threads=2 handles=3 user=svc domain=CORP visible=no
                fault in=logoff session=4 error=5 times=1 delay=1ms lastError=0
                change before=read call=2 session=4 user=mallory logonAgo=0s state=Active
                change before=read session=4 gone=yes
                fault in=event server=rdsh-1 error=5
                fault in=servers error=5
                fault in=client times=1 malformed=shortBuffer
                fault in=processes times=1 malformed=random seed=4711
                fault in=account error=5
                change before=event server=RDSH-1 session=4 gone=yes
                change before=event server=RDSH-1 console=none
                change before=event session=4 process=a.exe console=4
                """);

        assertThat(Calls.list()).extracting(Calls.SessionRow::id).containsExactly(0, 1, 7, 8, 4, 5, 6, 6, 65536);
    }
}
