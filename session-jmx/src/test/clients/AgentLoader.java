import com.sun.tools.attach.VirtualMachine;

/** Loads an agent's jar into a JVM that runs: process ID, jar, options. */
public final class AgentLoader {

    private AgentLoader() {}

    public static void main(String[] args) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(args[0]);
        try {
            machine.loadAgent(args[1], args[2]);
        } finally {
            machine.detach();
        }
    }
}
