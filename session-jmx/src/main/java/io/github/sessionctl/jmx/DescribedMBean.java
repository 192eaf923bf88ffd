package io.github.sessionctl.jmx;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import javax.management.Descriptor;
import javax.management.ImmutableDescriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.NotificationEmitter;
import javax.management.StandardEmitterMBean;
import org.jspecify.annotations.Nullable;

/** An MXBean that says what it is, by the annotations and the parameters' names of its interface. */
final class DescribedMBean extends StandardEmitterMBean {

    /** What JMX clients show beside an MBean, an attribute (on its getter), an operation or a parameter. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
    @interface Describe {
        /** The text, for people who operate and do not read code. */
        String value();

        /** Whether an operation changes something. Viewers may call {@link MBeanOperationInfo#INFO} alone, so that has to be said. */
        int impact() default MBeanOperationInfo.ACTION;
    }

    <T> DescribedMBean(T bean, Class<T> mxBeanInterface, NotificationEmitter emitter) {
        super(bean, mxBeanInterface, true, emitter);
    }

    /** Operations in the order of their names: a JVM has the methods of an interface in any order, and buttons should stay where they are. */
    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanInfo info = super.getMBeanInfo();
        MBeanOperationInfo[] operations = info.getOperations();
        Arrays.sort(operations, Comparator.comparing(MBeanOperationInfo::getName));
        return new MBeanInfo(
                info.getClassName(),
                info.getDescription(),
                info.getAttributes(),
                info.getConstructors(),
                operations,
                info.getNotifications(),
                lasting(info.getDescriptor()));
    }

    /** Says that the description stays as it is, which the JDK assumes of no class that makes one of its own. */
    private static Descriptor lasting(Descriptor descriptor) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        Arrays.stream(descriptor.getFieldNames()).forEach(name -> fields.put(name, descriptor.getFieldValue(name)));
        fields.put("immutableInfo", "true");
        return new ImmutableDescriptor(fields);
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return description(getMBeanInterface()).value();
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return description(method((info.isIs() ? "is" : "get") + info.getName()))
                .value();
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return description(method(info.getName())).value();
    }

    @Override
    protected String getDescription(MBeanOperationInfo info, MBeanParameterInfo parameter, int sequence) {
        return description(parameter(info, sequence)).value();
    }

    @Override
    protected String getParameterName(MBeanOperationInfo info, MBeanParameterInfo parameter, int sequence) {
        return parameter(info, sequence).getName();
    }

    @Override
    protected int getImpact(MBeanOperationInfo info) {
        return description(method(info.getName())).impact();
    }

    private static Describe description(AnnotatedElement element) {
        return element.getAnnotation(Describe.class);
    }

    private Parameter parameter(MBeanOperationInfo info, int sequence) {
        return method(info.getName()).getParameters()[sequence];
    }

    /** By its name alone: nothing in the interface is overloaded, because some clients could not tell the methods apart. */
    private Method method(String name) {
        return Arrays.stream(getMBeanInterface().getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(getMBeanInterface() + " has no method " + name));
    }
}
