package dev.attain.conformance.lrs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a method that takes an {@link Lrs} a case of these requirements. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Covers {
  /** Their numbers. */
  String[] value();

  /** Whether it needs the target to have a credential that may only read statements. */
  boolean asReader() default false;

  /** The versions in which it can be tried. */
  Version[] versions() default {Version.V1_0_3, Version.V2_0_0};
}
