package dev.attain.http.governance;

import dev.attain.http.ApiCall;
import dev.attain.json.ParsedJson;
import java.util.Optional;

/** The texts of a small JSON body, whose shape the contract has checked. */
final class BodyText {
  private BodyText() {}

  /** Empty when there is no body, or the body has no such text. */
  static Optional<String> find(ApiCall call, String property) {
    return call.body().length > 0 && ParsedJson.of(call.body()) instanceof ParsedJson.Tree tree
        ? Optional.ofNullable(tree.root().path(property).textValue())
        : Optional.empty();
  }
}
