package dev.attain.statements;

/**
 * 128 bits of SHA-256 over what makes a statement the same statement: all of it but what the LRS
 * adds or the comparison ignores (id, stored, timestamp where absent, authority, version, display
 * texts, definitions, attachments' order …). Equal fingerprints: a repetition; different ones under
 * one id: a conflict. So the engine decides a conflict without parsing anything.
 */
public record Fingerprint(long high, long low) {}
