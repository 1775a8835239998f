/**
 * Named workloads: what is sent to a running server and which figures are taken of it.
 *
 * <p>Must never assert a time, nor reach into the server.
 */
@NullMarked
package dev.attain.benchmark.workload;

import org.jspecify.annotations.NullMarked;
