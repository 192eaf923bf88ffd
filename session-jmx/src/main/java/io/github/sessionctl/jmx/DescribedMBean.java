package io.github.sessionctl.jmx;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.NotificationEmitter;
import javax.management.StandardEmitterMBean;

/** An MXBean that says what it is: descriptions, parameter names and impacts come from the annotations on its interface. */
final class DescribedMBean extends StandardEmitterMBean {

    <T> DescribedMBean(T bean, Class<T> mxBeanInterface, NotificationEmitter emitter) {
        super(bean, mxBeanInterface, true, emitter);
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return getMBeanInterface().getAnnotation(Describe.class).value();
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return method((info.isIs() ? "is" : "get") + info.getName())
                .getAnnotation(Describe.class)
                .value();
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return method(info).getAnnotation(Describe.class).value();
    }

    @Override
    protected String getDescription(MBeanOperationInfo info, MBeanParameterInfo parameter, int sequence) {
        return parameter(info, sequence).getAnnotation(Describe.class).value();
    }

    @Override
    protected String getParameterName(MBeanOperationInfo info, MBeanParameterInfo parameter, int sequence) {
        return parameter(info, sequence).getAnnotation(Name.class).value();
    }

    @Override
    protected int getImpact(MBeanOperationInfo info) {
        return method(info).getAnnotation(Impact.class).value();
    }

    private Parameter parameter(MBeanOperationInfo info, int sequence) {
        return method(info).getParameters()[sequence];
    }

    private Method method(MBeanFeatureInfo info) {
        return method(info.getName());
    }

    /** By its name alone: nothing in the interface is overloaded, because some clients could not tell the methods apart. */
    private Method method(String name) {
        for (Method method : getMBeanInterface().getMethods()) {
            if (method.getName().equals(name)) {
                return method;
            }
        }
        throw new IllegalStateException(getMBeanInterface() + " has no method " + name);
    }
}
