package dev.attain.conformance;

import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Lrs;
import dev.attain.conformance.lrs.Target;
import dev.attain.conformance.lrs.Version;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A case of several requests, written in Java: a method marked {@link Covers}. */
record ScenarioCase(Object scenarios, Method method, Covers covers) implements Case {

  /** The cases that the methods of these objects are. */
  static List<Case> all(List<Object> scenarios) {
    return scenarios.stream()
        .flatMap(
            object ->
                Arrays.stream(object.getClass().getMethods())
                    .filter(method -> method.isAnnotationPresent(Covers.class))
                    .sorted(Comparator.comparing(Method::getName))
                    .<Case>map(
                        method ->
                            new ScenarioCase(object, method, method.getAnnotation(Covers.class))))
        .toList();
  }

  @Override
  public boolean canBeTried(Target target) {
    return !covers.asReader() || target.reader().isPresent();
  }

  @Override
  public String name() {
    return method.getName().replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  @Override
  public Set<String> numbers() {
    return Set.of(covers.value());
  }

  @Override
  public Set<Version> versions() {
    return EnumSet.copyOf(List.of(covers.versions()));
  }

  @Override
  public void run(Lrs lrs) throws Exception {
    try {
      method.invoke(scenarios, lrs);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception exception) {
        throw exception;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
