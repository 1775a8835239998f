/**
 * A blocking xAPI client for the commands: statements from files, sent in batches, and our own API.
 *
 * <p>Must never know how a server works inside, nor what a statement means.
 */
@NullMarked
package dev.attain.client;

import org.jspecify.annotations.NullMarked;
