package io.github.sessionctl.jmx;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.management.MBeanOperationInfo;

/** Whether an operation changes something, as JMX clients show it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Impact {
    /** {@link MBeanOperationInfo#ACTION} when it does, {@link MBeanOperationInfo#INFO} when it only looks. */
    int value();
}
