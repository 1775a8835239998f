/**
 * A stand-in for MongoDB within the process: mongo-java-server as a replica set of one member, with
 * transactions that conflict, abort and commit.
 *
 * <p>Must never be taken for MongoDB. It reads what is committed last, not one snapshot; it has no
 * secondary indexes, so every query scans; it has no journal, no other member, no failover, no
 * password, no explain; it orders texts by UTF-16, and counts documents rather than what was
 * inserted after a duplicate.
 */
@NullMarked
package dev.attain.storage.mongo.standin;

import org.jspecify.annotations.NullMarked;
