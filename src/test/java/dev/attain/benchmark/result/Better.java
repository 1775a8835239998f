package dev.attain.benchmark.result;

/** Which way a figure improves. */
public enum Better {
  LOWER,
  HIGHER,
  /** It describes the run, such as the load of the machine. */
  NEITHER
}
