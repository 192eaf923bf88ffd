package com.example.sessions;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Another web application, with a record of its own. Until some record's methods are linked, Java 17 holds on to the classes of the record
 * whose methods were linked last, in {@code java.lang.runtime.ObjectMethods}: one record of one application at a time.
 */
@WebListener
public class Neighbour implements ServletContextListener {

    private record Value(Neighbour neighbour) {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Value value = new Value(this);
        event.getServletContext().log(value + " " + value.hashCode() + " " + value.equals(new Value(this)));
    }
}
