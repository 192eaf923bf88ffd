package com.example.sessions;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Tomcat in a JVM of its own, on a port of 127.0.0.1, with its manager application to tell it what to do. Closing ends it. */
final class Tomcat implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final String SERVER = """
            <Server port="-1">
              %s
              <Service name="Catalina">
                <Connector port="0" address="127.0.0.1"/>
                <Engine name="Catalina" defaultHost="localhost">
                  <Realm className="org.apache.catalina.realm.MemoryRealm"/>
                  <Host name="localhost" appBase="webapps" autoDeploy="false" deployOnStartup="true"/>
                </Engine>
              </Service>
            </Server>
            """;

    private final Process process;
    private final Path log;
    private final String password = UUID.randomUUID().toString();
    private final HttpClient http = HttpClient.newHttpClient();
    private String url = "";

    /**
     * How it is set up.
     *
     * @param sharedJars what all its applications share
     * @param listener an element for server.xml, may be empty
     * @param libraries the folder with native libraries
     * @param environment more environment variables
     */
    record Setup(List<Path> sharedJars, String listener, Path libraries, Map<String, String> environment) {}

    private Tomcat(Path base, Setup setup) throws IOException {
        Path home = Path.of(property("test.tomcat"));
        Path conf = Files.createDirectories(base.resolve("conf"));
        for (String folder : List.of("lib", "webapps", "work", "temp", "conf/Catalina/localhost")) {
            Files.createDirectories(base.resolve(folder));
        }
        for (Path jar : setup.sharedJars()) {
            Files.copy(jar, base.resolve("lib").resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        for (String file : List.of("web.xml", "catalina.properties")) {
            Files.copy(home.resolve("conf").resolve(file), conf.resolve(file));
        }
        Files.writeString(conf.resolve("server.xml"), SERVER.formatted(setup.listener()));
        Files.writeString(
                conf.resolve("tomcat-users.xml"),
                "<tomcat-users><user username=\"test\" password=\"" + password
                        + "\" roles=\"manager-script,manager-jmx\"/></tomcat-users>");
        Files.writeString(
                conf.resolve("Catalina/localhost/manager.xml"),
                "<Context privileged=\"true\" docBase=\"" + home.resolve("webapps/manager") + "\"/>");

        List<String> command = new ArrayList<>(List.of(jdk("java"), "-Djna.library.path=" + setup.libraries()));
        for (String opened :
                List.of("java.lang", "java.lang.reflect", "java.io", "java.util", "java.util.concurrent")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dcatalina.home=" + home,
                "-Dcatalina.base=" + base,
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-cp",
                home.resolve("bin/bootstrap.jar")
                        + System.getProperty("path.separator")
                        + home.resolve("bin/tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start"));
        log = base.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(base.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(setup.environment());
        process = builder.start();
    }

    /** Starts one that keeps its files in a folder. */
    static Tomcat start(Path base, Setup setup) throws IOException {
        Tomcat tomcat = new Tomcat(base, setup);
        try {
            tomcat.url = "http://127.0.0.1:" + tomcat.awaitLog("(?<=http-nio-127\\.0\\.0\\.1-auto-1-)\\d+(?=\"])")
                    + "/manager/";
            tomcat.awaitLog("Server startup in");
            return tomcat;
        } catch (RuntimeException | Error e) {
            tomcat.close();
            throw e;
        }
    }

    static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name + " is set by the build");
    }

    private static String jdk(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    private String awaitLog(String regex) {
        Pattern pattern = Pattern.compile(regex);
        String[] found = new String[1];
        Awaitility.await().atMost(LONGEST).until(() -> {
            Matcher matcher = pattern.matcher(log());
            found[0] = matcher.find() ? matcher.group() : null;
            return found[0] != null || !process.isAlive();
        });
        return Objects.requireNonNull(found[0], "Tomcat has ended without saying " + regex);
    }

    /** A command of the manager's text interface, or a question to its JMX proxy. */
    String manager(String command) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url + command))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(("test:" + password).getBytes(StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200
                || answer.body().startsWith("FAIL")
                || answer.body().startsWith("Error")) {
            throw new AssertionError(command + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Deploys a folder under its own name. */
    void deploy(Path webApplication) throws IOException, InterruptedException {
        manager("text/deploy?path=/" + webApplication.getFileName() + "&war="
                + encoded(webApplication.toUri().toString()));
    }

    void undeploy(Path webApplication) throws IOException, InterruptedException {
        manager("text/undeploy?path=/" + webApplication.getFileName());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The names of all threads. */
    List<String> threads() throws IOException, InterruptedException {
        return jcmd("Thread.print")
                .lines()
                .filter(line -> line.startsWith("\""))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .toList();
    }

    /** How many class loaders of web applications can still be reached. */
    int webApplicationLoaders() throws IOException, InterruptedException {
        Matcher loaders = Pattern.compile(
                        "(\\d+) +\\d+ +org\\.apache\\.catalina\\.loader\\.ParallelWebappClassLoader\\b")
                .matcher(jcmd("GC.class_histogram"));
        return loaders.find() ? Integer.parseInt(loaders.group(1)) : 0;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Path printed = Files.createTempFile("jcmd", ".txt");
        try {
            Process jcmd = new ProcessBuilder(jdk("jcmd"), String.valueOf(process.pid()), command)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            if (!jcmd.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                jcmd.destroyForcibly();
                throw new AssertionError("jcmd " + command + " does not end");
            }
            return Files.readString(printed);
        } finally {
            Files.delete(printed);
        }
    }

    /** Copies a folder with all that is in it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
