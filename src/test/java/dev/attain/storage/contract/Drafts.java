package dev.attain.storage.contract;

import dev.attain.statements.NewStatement;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Term;
import dev.attain.xapi.StatementId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Statements for tests, by short names; terms are verbs of short names. */
public final class Drafts {
  private Drafts() {}

  public static StatementId id(String name) {
    return new StatementId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  public static Term term(String name) {
    return Term.of(Term.Kind.VERB, name);
  }

  public static Set<Term> terms(String... names) {
    return Arrays.stream(names).map(Drafts::term).collect(Collectors.toUnmodifiableSet());
  }

  public static NewStatement statement(String name, String... terms) {
    return new NewStatement(id(name), terms(terms), null, false, json(name), false);
  }

  /** The id of {@code name}, but something else. */
  public static NewStatement otherStatement(String name, String... terms) {
    return new NewStatement(id(name), terms(terms), null, false, json("other " + name), false);
  }

  /**
   * @param octets about how long it is
   */
  public static NewStatement large(String name, int octets) {
    byte[] json =
        ("{\"name\":\"" + name + "\",\"filling\":\"" + "x".repeat(octets) + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    return new NewStatement(id(name), terms(), null, false, json, false);
  }

  /**
   * @param added whether the timestamp is the server's own
   */
  public static NewStatement timed(String name, String timestamp, boolean added) {
    byte[] json =
        "{\"name\":\"%s\",\"timestamp\":\"%s\"}"
            .formatted(name, timestamp)
            .getBytes(StandardCharsets.UTF_8);
    return new NewStatement(id(name), terms(), null, false, json, added);
  }

  public static NewStatement referring(String name, String target, String... terms) {
    return new NewStatement(id(name), terms(terms), id(target), false, json(name), false);
  }

  public static NewStatement voiding(String name, String target, String... terms) {
    return new NewStatement(id(name), terms(terms), id(target), true, json(name), false);
  }

  public static byte[] json(String name) {
    return ("{\"name\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  public static String name(StoredStatement statement) {
    return name(statement.json());
  }

  public static String name(NewStatement statement) {
    return name(statement.json());
  }

  private static String name(byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    int start = "{\"name\":\"".length();
    return text.substring(start, text.indexOf('"', start));
  }
}
