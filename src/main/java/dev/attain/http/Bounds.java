package dev.attain.http;

/**
 * What all requests of a server share.
 *
 * @param bodies octets of requests in memory
 * @param answers octets of large answers in memory
 * @param connections of one event loop
 */
record Bounds(
    OctetBudget bodies, OctetBudget answers, Connections connections, ConnectionLimits limits) {}
