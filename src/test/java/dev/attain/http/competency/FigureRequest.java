package dev.attain.http.competency;

import dev.attain.access.Principal;
import dev.attain.http.ApiCall;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request for figures, as the server hands it on.
 *
 * @param pathValue of every path parameter that is not in the query
 * @param query also headers, by {@code header } and their name
 */
public record FigureRequest(String pathValue, Map<String, String> query, Instant now, String json)
    implements ApiCall {

  public static FigureRequest of(String pathValue, Instant now) {
    return new FigureRequest(pathValue, Map.of(), now, "");
  }

  public FigureRequest with(String name, String value) {
    Map<String, String> more = new HashMap<>(query);
    more.put(name, value);
    return new FigureRequest(pathValue, more, now, json);
  }

  public FigureRequest sending(String document) {
    return new FigureRequest(pathValue, query, now, document);
  }

  public FigureRequest at(Instant instant) {
    return new FigureRequest(pathValue, query, instant, json);
  }

  @Override
  public String pathParameter(String name) {
    return query.getOrDefault(name, pathValue);
  }

  @Override
  public Optional<String> findQueryParameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  @Override
  public Optional<String> findHeader(String name) {
    return Optional.ofNullable(query.get("header " + name));
  }

  @Override
  public Principal principal() {
    return new Principal(
        "hr", Set.of(), new Agent(null, AgentIdentifier.ofCanonical("mailto:hr@example.org")));
  }

  @Override
  public byte[] body() {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
