package dev.attain.competency.framework.catalog;

import dev.attain.people.PersonId;
import dev.attain.people.attributes.PersonAttributes;
import dev.attain.people.condition.Condition;
import dev.attain.xapi.AgentIdentifier;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What conditions can ask of a person: {@code identifier}, its {@code kind} (mailto, sha1, openid,
 * account) and {@code domain} (of the address, or the host), and every imported attribute.
 */
record KnownOfPerson(Set<PersonId> identifiers, Collection<PersonAttributes> attributes)
    implements Condition.Known {
  KnownOfPerson {
    identifiers = new LinkedHashSet<>(identifiers);
  }

  @Override
  public Set<String> values(String name) {
    return switch (name) {
      case "identifier" -> texts(identifiers.stream().map(PersonId::value));
      case "kind" -> texts(identifiers.stream().map(KnownOfPerson::kind));
      case "domain" -> texts(identifiers.stream().flatMap(KnownOfPerson::domain));
      default -> texts(attributes.stream().flatMap(one -> one.find(name).stream()));
    };
  }

  private static Set<String> texts(Stream<String> texts) {
    return texts.collect(Collectors.toSet());
  }

  private static String kind(PersonId person) {
    return person.value().substring(0, person.value().indexOf(':'));
  }

  private static Stream<String> domain(PersonId person) {
    AgentIdentifier identifier = AgentIdentifier.ofCanonical(person.value());
    if (identifier instanceof AgentIdentifier.Mbox mbox) {
      String address = mbox.mailto().value();
      return Stream.of(address.substring(address.indexOf('@') + 1));
    }
    if (identifier instanceof AgentIdentifier.Account account) {
      return host(account.homePage().value());
    }
    return identifier instanceof AgentIdentifier.OpenId openId
        ? host(openId.uri().value())
        : Stream.empty();
  }

  private static Stream<String> host(String iri) {
    try {
      return Stream.ofNullable(URI.create(iri).getHost());
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }
}
