package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.UserPattern;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the values of options are read. Who types a wrong one is told the option, the value and the accepted forms. */
final class Values {

    private Values() {}

    private static <T> T read(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** Such as {@code local}. */
    static final class Host implements ITypeConverter<HostAddress> {
        @Override
        public HostAddress convert(String text) {
            return read(text, HostAddress::parse);
        }
    }

    /** Such as {@code 30m}. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return read(text, DurationText::parse);
        }
    }

    /** Such as {@code CORP\*}. */
    static final class User implements ITypeConverter<UserPattern> {
        @Override
        public UserPattern convert(String text) {
            return read(text, UserPattern::parse);
        }
    }

    /** Such as {@code devenv.exe}. */
    static final class ProcessName implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return read(text, LogoffPolicy::processName);
        }
    }

    /** Such as {@code active}. */
    static final class State implements ITypeConverter<ConnectState> {
        @Override
        public ConnectState convert(String text) {
            return read(text, ConnectState::parse);
        }
    }

    /** A session's ID. */
    static final class Id implements ITypeConverter<SessionId> {
        @Override
        public SessionId convert(String text) {
            try {
                return SessionId.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        QuotedInput.of(text) + " is not a session ID; use a number from the first column of list");
            }
        }
    }
}
