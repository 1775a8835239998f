package dev.attain.http.competency;

import dev.attain.access.Principal;
import dev.attain.http.ApiCall;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A GET for figures, as the server hands it on. */
record FigureRequest(String pathValue, Map<String, String> query, Instant now) implements ApiCall {

  static FigureRequest of(String pathValue, Instant now) {
    return new FigureRequest(pathValue, Map.of(), now);
  }

  FigureRequest with(String name, String value) {
    Map<String, String> more = new HashMap<>(query);
    more.put(name, value);
    return new FigureRequest(pathValue, more, now);
  }

  @Override
  public String pathParameter(String name) {
    return pathValue;
  }

  @Override
  public Optional<String> findQueryParameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  @Override
  public Optional<String> findHeader(String name) {
    return Optional.empty();
  }

  @Override
  public Principal principal() {
    throw new IllegalStateException("no figure depends on who asks");
  }

  @Override
  public byte[] body() {
    return new byte[0];
  }
}
