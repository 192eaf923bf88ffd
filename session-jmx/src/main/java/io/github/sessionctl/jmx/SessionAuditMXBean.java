package io.github.sessionctl.jmx;

import io.github.sessionctl.jmx.DescribedMBean.Describe;

/** Tells, as notifications, who has asked for what on all hosts of this process, and what came of it. Our connectors hide it from viewers. */
@Describe(
        "Who has asked for what on the hosts of this process, and what came of it: subscribe to its notifications. The same goes to"
                + " the log, under the name io.github.sessionctl.audit.")
public interface SessionAuditMXBean {

    @Describe("How many records there were since this MBean was registered.")
    long getRecordCount();
}
