package dev.attain.xapi.validation;

import dev.attain.xapi.json.text.JsonObject;

/** A rule about the properties of an object together. */
@FunctionalInterface
interface ObjectCheck {
  void check(JsonObject object, Report report);
}
