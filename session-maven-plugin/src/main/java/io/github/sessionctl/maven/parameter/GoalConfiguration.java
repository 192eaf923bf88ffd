package io.github.sessionctl.maven.parameter;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.request.RefusedRequestException;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import io.github.sessionctl.session.QuotedInput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What was really written for a goal, wherever that was. Maven takes a variable that nobody has defined, and an element that is empty, as left out,
 * {@code yes} as {@code false}, and a name that it does not know as nothing; what was to narrow a choice would widen it. So the goals read their
 * parameters here and nowhere else, and every text is one that somebody has written, whole. Immutable.
 */
public final class GoalConfiguration {

    private static final String PREFIX = "session.";

    /** Where a blank and a dash may well be part of the text. */
    private static final Set<String> FREE_TEXTS = Set.of("message", "title", "reportFile", "outputFile", "hosts");

    private final GoalDescription goal;
    private final PomElements pom;
    private final PropertySources properties;
    private final Function<String, @Nullable Object> evaluator;

    /**
     * Reads nothing yet.
     *
     * @param evaluator knows what an expression such as <code>${basedir}</code> means; null for one that is not defined
     */
    public GoalConfiguration(
            GoalDescription goal,
            PomElements pom,
            PropertySources properties,
            Function<String, @Nullable Object> evaluator) {
        this.goal = goal;
        this.pom = pom;
        this.properties = properties;
        this.evaluator = evaluator;
    }

    /**
     * Looks at everything that was written for the goal.
     *
     * @return what deserves a warning, as sentences
     * @throws BadParameterException when something means nothing, or cannot be meant
     */
    public List<String> check() {
        UnknownNames unknown = new UnknownNames(goal, pom, properties);
        unknown.refuse();
        List<String> warnings = new ArrayList<>(unknown.warnings());
        for (String parameter : goal.defaults().keySet()) {
            Optional<String> written = given(parameter);
            String called = properties.called(PREFIX + parameter);
            if (called != null && pom.of(parameter) != null) {
                warnings.addAll(beaten(parameter, written.orElse(""), ofProperty(parameter, called)));
            }
        }
        return warnings;
    }

    /** What is to be said where the POM and the call say different things: Maven takes what the POM says. */
    private List<String> beaten(String parameter, String pomSays, String callSays) {
        boolean isSame = goal.isFlag(parameter) ? pomSays.equalsIgnoreCase(callSays) : pomSays.equals(callSays);
        if (isSame) {
            return List.of();
        }
        String both = "the POM says " + QuotedInput.of(pomSays) + ", which wins over " + QuotedInput.of(callSays)
                + " from -D" + PREFIX + parameter;
        if (parameter.equals(RequestOption.DRY_RUN.parameter()) && callSays.equalsIgnoreCase("true")) {
            throw new BadParameterException(
                    parameter, both + ", so this would be no dry run; take it out of the POM's <configuration>");
        }
        return List.of("Parameter " + parameter + ": " + both
                + ". To set it from call to call, take it out of the POM's <configuration>.");
    }

    /** What was written for a parameter, without blanks around; a list is separated by commas. Empty when it was left out everywhere. */
    public Optional<String> given(String parameter) {
        Xpp3Dom element = pom.of(parameter);
        if (element != null) {
            return Optional.of(ofElement(parameter, element));
        }
        return Optional.ofNullable(properties.of(PREFIX + parameter)).map(text -> ofProperty(parameter, text));
    }

    /** What was written for a parameter, or else its default. */
    public String text(String parameter) {
        return given(parameter)
                .orElseGet(() -> Objects.requireNonNull(goal.defaults().get(parameter)));
    }

    private String ofElement(String parameter, Xpp3Dom element) {
        String text = Objects.requireNonNullElse(element.getValue(), "").strip();
        if (element.getChildCount() == 0) {
            return meaning(parameter, text);
        }
        if (!text.isEmpty() && !text.equals("${" + PREFIX + parameter + '}')) {
            throw new BadParameterException(
                    parameter,
                    "there is a text, " + QuotedInput.of(text)
                            + ", and elements beside it, of which only one can count;"
                            + " write one of them, and where the POM inherits the other, combine.self=\"override\"");
        }
        StringJoiner list = new StringJoiner(",");
        for (Xpp3Dom part : element.getChildren()) {
            list.add(ofElement(parameter, part));
        }
        return list.toString();
    }

    private String ofProperty(String parameter, String text) {
        String written = text.strip();
        if (written.equals("true") && goal.defaults().containsKey(parameter) && !goal.isFlag(parameter)) {
            throw new BadParameterException(
                    parameter, "'true' is what Maven makes of an option without a value; give it one, or leave it out");
        }
        int dash = written.indexOf(" -");
        if (dash >= 0 && isOption(written.substring(dash + 1), FREE_TEXTS.contains(parameter))) {
            throw new BadParameterException(
                    parameter,
                    QuotedInput.of(written) + " holds another option; in .mvn/maven.config each has a line of its own");
        }
        return meaning(parameter, written);
    }

    private static boolean isOption(String text, boolean isFree) {
        return text.startsWith("-D") || (!isFree && text.matches("--?\\p{Alpha}.*"));
    }

    /** The text with its variables replaced, all of them. */
    private String meaning(String parameter, String text) {
        StringBuilder meaning = new StringBuilder();
        int done = 0;
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", done)) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                break;
            }
            String variable = text.substring(start, end + 1);
            Object value = evaluator.apply(variable);
            if (value == null) {
                throw new BadParameterException(
                        parameter, QuotedInput.of(variable) + " is not defined; define it, or leave the parameter out");
            }
            meaning.append(text, done, start).append(value);
            done = end + 1;
        }
        String whole = meaning.append(text.substring(done)).toString().strip();
        if (whole.contains("${") || whole.contains("@{")) {
            throw new BadParameterException(
                    parameter,
                    QuotedInput.of(whole)
                            + " has a variable in it that is not defined; define it, or leave the parameter out");
        }
        return whole;
    }

    /** Whether a flag is set. */
    public boolean flag(String parameter) {
        String text = text(parameter);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadParameterException(parameter, QuotedInput.of(text) + " is neither true nor false");
        };
    }

    /** The hosts that are meant. */
    public List<HostAddress> hosts() {
        String text = text("hosts");
        try {
            return HostAddress.parseList(text);
        } catch (IllegalArgumentException e) {
            throw new BadParameterException(
                    "hosts",
                    text.isEmpty()
                            ? "the value is empty; use " + HostAddress.FORMS + ", or leave it out"
                            : String.valueOf(e.getMessage()));
        }
    }

    /**
     * What is asked for of sessions.
     *
     * @throws BadParameterException when one of the texts means nothing
     */
    public SessionRequest request() {
        Map<RequestOption, String> texts = new EnumMap<>(RequestOption.class);
        String minimum = RequestOption.DISCONNECTED_FOR.parameter();
        boolean isCleanUp = goal.defaults().containsKey(minimum);
        for (RequestOption option : RequestOption.values()) {
            String parameter = option.parameter();
            // Selectors beside the clean-up that alone was called were meant for it: the core refuses them.
            if (option != RequestOption.ONE_USER
                    && (goal.defaults().containsKey(parameter) || (isCleanUp && goal.isAlone()))) {
                given(parameter).ifPresent(text -> texts.put(option, text));
            }
        }
        if (isCleanUp) {
            // The one default that the core does not have: elsewhere it must be said.
            texts.put(RequestOption.DISCONNECTED_FOR, text(minimum));
        }
        return SessionRequest.of(texts, RequestOption::parameter);
    }

    /** A refusal of the core, as the goals say it. */
    public static BadParameterException refused(RefusedRequestException refusal) {
        return refusal.option()
                .map(option -> new BadParameterException(option.parameter(), refusal.problem()))
                .orElseGet(() -> BadParameterException.ofSeveral(refusal.problem()));
    }

    /** What must be the same in two executions for the second to be left out of a build. Where the results go does not count. */
    public String key() {
        Map<String, String> settings = new TreeMap<>();
        for (String parameter : goal.defaults().keySet()) {
            if (!parameter.endsWith("File")) {
                settings.put(parameter, text(parameter));
            }
        }
        return goal.name() + ' ' + settings;
    }
}
