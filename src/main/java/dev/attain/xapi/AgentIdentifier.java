package dev.attain.xapi;

import java.util.Objects;

/**
 * An inverse functional identifier: what makes two agents the same agent. The four kinds are
 * different identifiers, even when one can be computed from the other (mbox and mbox_sha1sum).
 */
public sealed interface AgentIdentifier {

  /**
   * One text for one identifier, injective over all four kinds; fit for an index term, a record id
   * or a URL path segment (after percent-encoding). Examples: {@code mailto:ann@example.org},
   * {@code sha1:8a9f…}, {@code openid:https://ann.example.org/}, {@code
   * account:https://hr.example.org|ann}.
   */
  String canonical();

  /** An e-mail address as a {@code mailto:} IRI, compared as received. */
  record Mbox(Iri mailto) implements AgentIdentifier {
    @Override
    public String canonical() {
      return mailto.value();
    }
  }

  /** The hexadecimal SHA-1 of a {@code mailto:} IRI, compared without regard to letter case. */
  record MboxSha1Sum(String hex) implements AgentIdentifier {
    public MboxSha1Sum {
      hex = hex.toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String canonical() {
      return "sha1:" + hex;
    }
  }

  /** An OpenID that uniquely identifies the agent. */
  record OpenId(Iri uri) implements AgentIdentifier {
    @Override
    public String canonical() {
      return "openid:" + uri.value();
    }
  }

  /** A user account on an existing system. */
  record Account(Iri homePage, String name) implements AgentIdentifier {
    public Account {
      Objects.requireNonNull(homePage);
      Objects.requireNonNull(name);
    }

    @Override
    public String canonical() {
      return "account:" + homePage.value() + "|" + name;
    }
  }

  /**
   * The inverse of {@link #canonical()}.
   *
   * @throws IllegalArgumentException when {@code canonical} has none of the four forms
   */
  static AgentIdentifier ofCanonical(String canonical) {
    if (canonical.startsWith("mailto:")) {
      return new Mbox(new Iri(canonical));
    }
    if (canonical.startsWith("sha1:")) {
      return new MboxSha1Sum(canonical.substring("sha1:".length()));
    }
    if (canonical.startsWith("openid:")) {
      return new OpenId(new Iri(canonical.substring("openid:".length())));
    }
    // A homePage may not contain '|' (RFC 3987), a name may: the first bar is the separator.
    int bar = canonical.indexOf('|');
    if (canonical.startsWith("account:") && bar > 0) {
      return new Account(
          new Iri(canonical.substring("account:".length(), bar)), canonical.substring(bar + 1));
    }
    throw new IllegalArgumentException(
        "not an agent identifier: "
            + canonical
            + " (expected mailto:…, sha1:…, openid:… or account:<homePage>|<name>)");
  }
}
