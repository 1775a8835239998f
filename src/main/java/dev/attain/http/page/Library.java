package dev.attain.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * A library that the page imports, from its webjar; the build says which version.
 *
 * @param name that modules import it by
 * @param webjar the name of its jar
 * @param entry the file that its name stands for
 * @param files all that the page uses, the entry too; the same are kept in the program's jar
 */
record Library(String name, String webjar, String entry, List<String> files) {
  static final List<Library> ALL =
      List.of(
          new Library(
              "@lit/reactive-element",
              "lit__reactive-element",
              "reactive-element.js",
              List.of("reactive-element.js", "css-tag.js")),
          new Library(
              "lit-html",
              "lit-html",
              "lit-html.js",
              List.of(
                  "lit-html.js",
                  "directive.js",
                  "directive-helpers.js",
                  "directives/keyed.js",
                  "directives/live.js")),
          new Library("lit", "lit-element", "lit-element.js", List.of("lit-element.js")),
          new Library("d3", "d3", "dist/d3.min.js", List.of("dist/d3.min.js")));

  Library {
    files = List.copyOf(files);
  }

  /** Under which name of the page's folder the browser asks for a file. */
  String served(String file) {
    return "lib/" + webjar + "/" + file;
  }

  /** Where a file is in the webjars. */
  String inJar(String file) {
    return webjar + "/" + version() + "/" + file;
  }

  private String version() {
    String description = "/META-INF/maven/org.webjars.npm/" + webjar + "/pom.properties";
    try (InputStream in = Library.class.getResourceAsStream(description)) {
      if (in == null) {
        throw new IOException("the program is incomplete: " + description + " is missing");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
