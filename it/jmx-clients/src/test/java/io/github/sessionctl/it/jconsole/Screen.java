package io.github.sessionctl.it.jconsole;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Robot;
import java.awt.Window;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import javax.swing.text.JTextComponent;

/** What the windows of this JVM show, looked at on the event thread, and waited for. */
public final class Screen {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final File pictures;

    public Screen(File pictures) {
        this.pictures = pictures;
    }

    /** Waits until there is something. */
    public <T> T await(String what, Supplier<Optional<T>> look) throws InterruptedException {
        long begin = System.nanoTime();
        AtomicReference<Optional<T>> seen = new AtomicReference<>(Optional.empty());
        while (seen.get().isEmpty()) {
            if (System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new IllegalStateException("There is no " + what + ". Shown are: " + everything());
            }
            Thread.sleep(40);
            onEventThread(() -> seen.set(look.get()));
        }
        return seen.get().orElseThrow();
    }

    /** Presses a button, without waiting for what comes of it: a modal dialog would keep the event thread in here. */
    public void press(String text) throws InterruptedException {
        AbstractButton button = await(
                "button '" + text + "'",
                () -> shown(AbstractButton.class).stream()
                        .filter(candidate -> text.equals(candidate.getText()) && candidate.isEnabled())
                        .findFirst());
        EventQueue.invokeLater(button::doClick);
    }

    /** Waits for a dialog, reads it and answers OK. */
    public String dialog(String picture) throws InterruptedException, IOException {
        JDialog dialog = await("dialog", () -> shown(JDialog.class).stream().findFirst());
        AtomicReference<String> text = new AtomicReference<>("");
        onEventThread(() -> {
            text.set(textOf(dialog));
            // Where it hides nothing that the picture is to show.
            dialog.setLocation(
                    frame().getWidth() - dialog.getWidth() - 14, frame().getHeight() - dialog.getHeight() - 14);
        });
        if (!picture.isEmpty()) {
            picture(picture);
        }
        EventQueue.invokeLater(dialog::dispose);
        await("end of the dialog", () -> dialog.isShowing() ? Optional.empty() : Optional.of(dialog));
        return text.get();
    }

    public void picture(String name) throws IOException {
        try {
            Robot robot = new Robot();
            robot.waitForIdle();
            ImageIO.write(robot.createScreenCapture(frame().getBounds()), "png", new File(pictures, name + ".png"));
        } catch (AWTException e) {
            throw new IOException("No picture of the display", e);
        }
    }

    /** The main window; there is one. */
    private static Frame frame() {
        return Arrays.stream(Frame.getFrames())
                .filter(Frame::isShowing)
                .findFirst()
                .orElseThrow();
    }

    public void onEventThread(Runnable work) throws InterruptedException {
        try {
            EventQueue.invokeAndWait(work);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Every component of a kind that can be seen. On the event thread only. */
    public <T extends Component> List<T> shown(Class<T> kind) {
        return Arrays.stream(Window.getWindows())
                .flatMap(window -> parts(window, kind).stream())
                .filter(Component::isShowing)
                .toList();
    }

    /** Every component of a kind in another, that one included. On the event thread only. */
    public static <T extends Component> List<T> parts(Component root, Class<T> kind) {
        List<T> found = new ArrayList<>();
        collect(root, kind, found);
        return found;
    }

    private static <T extends Component> void collect(Component component, Class<T> kind, List<T> found) {
        if (kind.isInstance(component)) {
            found.add(kind.cast(component));
        }
        if (component instanceof Container container) {
            for (Component child : container.getComponents()) {
                collect(child, kind, found);
            }
        }
    }

    /** The words in a component, on one line. On the event thread only. */
    public static String textOf(Component root) {
        StringBuilder text = new StringBuilder();
        for (Component component : parts(root, Component.class)) {
            if (component instanceof JLabel label && label.getText() != null) {
                text.append(label.getText()).append(' ');
            } else if (component instanceof JTextComponent field) {
                text.append(wordsOf(field.getDocument())).append(' ');
            } else if (component instanceof JTable table) {
                for (int row = 0; row < table.getRowCount(); row++) {
                    for (int column = 0; column < table.getColumnCount(); column++) {
                        text.append(table.getValueAt(row, column)).append(' ');
                    }
                }
            }
        }
        return text.toString()
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String wordsOf(Document document) {
        try {
            return document.getText(0, document.getLength());
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
    }

    private String everything() throws InterruptedException {
        AtomicReference<String> text = new AtomicReference<>("");
        onEventThread(() -> {
            StringBuilder all = new StringBuilder();
            for (Window window : Window.getWindows()) {
                all.append(window.getClass().getSimpleName())
                        .append(": ")
                        .append(textOf(window))
                        .append('\n');
            }
            text.set(all.toString());
        });
        return text.get();
    }
}
