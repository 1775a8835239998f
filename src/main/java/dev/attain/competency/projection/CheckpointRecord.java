package dev.attain.competency.projection;

import dev.attain.competency.framework.FrameworkVersion;
import java.time.Instant;

/**
 * How far the projection of a framework version has come.
 *
 * @param stored the instant of the position, for people
 */
record CheckpointRecord(FrameworkVersion framework, long position, Instant stored) {}
