package dev.attain.access;

/** What became of a credential that was to be taken away. */
public enum Revocation {
  REVOKED,

  /** There is no such credential. */
  UNKNOWN,

  /** It stays: without it nobody could make another one. */
  LAST_ADMINISTRATOR
}
