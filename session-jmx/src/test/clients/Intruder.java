import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;

/** Another user of the machine who would like clients to talk to a server of their own. */
class Intruder implements Remote {

    public static void main(String[] args) throws Exception {
        Registry registry = LocateRegistry.getRegistry("127.0.0.1", Integer.parseInt(args[0]));
        try {
            registry.rebind("jmxrmi", UnicastRemoteObject.exportObject(new Intruder(), 0));
            System.out.println("bound");
        } catch (RemoteException e) {
            System.out.println("refused: " + e);
        }
        System.exit(0);
    }
}
