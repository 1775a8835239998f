package dev.attain.client;

/**
 * A statement that was not stored.
 *
 * @param index its place in the source, from 0
 * @param line the line on which it begins, from 1
 * @param reason what the server, or the reader of the source, says is wrong with it
 */
public record Rejection(long index, long line, String reason) {}
