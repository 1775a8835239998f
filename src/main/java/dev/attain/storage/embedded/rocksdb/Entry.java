package dev.attain.storage.embedded.rocksdb;

/** A key and its value. The arrays are not copied: nobody may change them. */
public record Entry(byte[] key, byte[] value) {}
