package io.github.sessionctl.it.packaging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The file for WinSW that docs/windows-service.md is about. */
record ServiceFile(Element service) {

    /** A word of a command line on Windows; quotes keep blanks together. */
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    static ServiceFile read() throws Exception {
        Path file = Path.of(Setting.text("test.project"), "docs", "windows-service", "sessionctl-service.xml");
        return new ServiceFile(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement());
    }

    static List<Element> elementsOf(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    List<Element> all(String name) {
        return elementsOf(service).stream()
                .filter(element -> element.getTagName().equals(name))
                .toList();
    }

    /** The text of an element that is there once. */
    String text(String name) {
        List<Element> found = all(name);
        if (found.size() != 1) {
            throw new AssertionError("<" + name + "> is there " + found.size() + " times");
        }
        return found.get(0).getTextContent();
    }

    /** What Java is called with, where WinSW's folder is this one. */
    List<String> arguments(Path base) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text("arguments"));
        while (word.find()) {
            String written = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(
                    written.startsWith("%BASE%\\")
                            ? base.resolve(written.substring("%BASE%\\".length()))
                                    .toString()
                            : written);
        }
        return words;
    }
}
