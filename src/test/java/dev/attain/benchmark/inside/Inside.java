package dev.attain.benchmark.inside;

import dev.attain.benchmark.workload.Workload;

/** A workload within this process, which is profiled for that. */
public interface Inside extends Workload {}
