package io.github.sessionctl.maven.docs;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * What the build has found out about the goals.
 *
 * @param goals the parameters that users may set, by goal; each with its default, or an empty text
 */
public record PluginDescriptor(Map<String, Map<String, String>> goals) {

    /** The one that is packed into the plugin. */
    public static PluginDescriptor read() throws Exception {
        Element plugin = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("target/classes/META-INF/maven/plugin.xml").toFile())
                .getDocumentElement();
        Map<String, Map<String, String>> goals = new TreeMap<>();
        for (Element mojo : Xml.elements(plugin, "mojo")) {
            Map<String, String> parameters = new TreeMap<>();
            Element defaults = Xml.elements(mojo, "configuration").get(0);
            for (Element parameter : Xml.elements(mojo, "parameter")) {
                if (Xml.text(parameter, "editable").equals("true")) {
                    String name = Xml.text(parameter, "name");
                    String value = Xml.elements(defaults, name).stream()
                            .findFirst()
                            .map(element -> element.getAttribute("default-value"))
                            .orElse("");
                    parameters.put(name, value);
                }
            }
            goals.put(Xml.text(mojo, "goal"), parameters);
        }
        return new PluginDescriptor(goals);
    }

    /** The goals without help, which is Maven's own and has parameters of its own. */
    Map<String, Map<String, String>> ownGoals() {
        Map<String, Map<String, String>> own = new TreeMap<>(goals);
        own.remove("help");
        return own;
    }

    /** Each parameter of our own goals with its default, which is the same in all goals that have it. */
    public Map<String, String> parameters() {
        Map<String, String> all = new TreeMap<>();
        ownGoals()
                .values()
                .forEach(parameters -> parameters.forEach((name, value) -> {
                    String other = all.put(name, value);
                    if (other != null && !other.equals(value)) {
                        throw new IllegalStateException(name + " has the defaults " + other + " and " + value);
                    }
                }));
        return all;
    }
}
