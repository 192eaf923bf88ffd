package com.example.sessions;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A Spring Boot application that shows the sessions of its machine. */
@SpringBootApplication
public class SpringApplicationWithSessions {

    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(SpringApplicationWithSessions.class, args);
    }
}
