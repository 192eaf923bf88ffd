package io.github.sessionctl.fleet.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Stands in for powershell.exe, as a program of its own. Its first argument says how it behaves. */
final class FakePowerShell {

    private FakePowerShell() {}

    public static void main(String[] arguments) throws Exception {
        String broker = System.getenv(BrokerScript.BROKER);
        List<String> given = List.of(arguments).subList(1, arguments.length);
        switch (arguments[0]) {
            case "answer" -> {
                System.out.println("WARNING: something from a profile");
                System.out.println(BrokerScript.HOST + "SRV1." + broker);
                System.out.println(BrokerScript.HOST + "SRV2." + broker);
            }
            // What it was given is what it names, so that the test sees it.
            case "echo" -> {
                boolean isScript = given.equals(BrokerScript.arguments());
                boolean isSpliced = given.toString().contains(broker);
                System.out.println(BrokerScript.HOST + "script-" + isScript + "-spliced-" + isSpliced);
            }
            case "refuse" -> {
                System.err.println("Der Zugriff wurde verweigert.");
                System.out.println(BrokerScript.FAILURE + "query:80070005:Der Zugriff wurde verweigert.");
                System.exit(4);
            }
            case "chatter" -> {
                String line = "x".repeat(1000);
                for (int i = 0; i < 3000; i++) {
                    System.err.println(line);
                }
                System.out.println(BrokerScript.HOST + "SRV1");
            }
            default -> {
                Files.writeString(
                        Path.of(arguments[0]),
                        Long.toString(ProcessHandle.current().pid()));
                new CountDownLatch(1).await();
            }
        }
    }
}
