package dev.attain.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** A reader, what must hold for whatever it is given, and texts to begin with. */
public enum FuzzTarget {
  JSON(
      JsonFuzz::check,
      "{\"a\":[1,-0.5e+3,true,null,\"x\\u00e4\\n\\ud83d\\ude00ä😀\"],\"b\":{\"c\":{}}}",
      "[[[[[]]]],\"\\\\\",\"\\/\",0,10,1E400]",
      "\uFEFF{\"ü\":\"\\u0041\"}"),
  MULTIPART(
      MultipartFuzz::check,
      "--b\r\nA: 1\r\n\r\nfirst\r\n--b\r\nB:2\r\nC: 3\r\n\r\n\r\n--x\r\n--b--\r\n",
      "a preamble\r\n--b \t\r\n\r\n\r\n--b\r\nA: 1;\r\n\t2\r\n\r\n--b--an epilogue"),
  STATEMENTS(StatementFuzz::check, StatementFuzz.SEEDS),
  TIMESTAMPS(
      text(ValueFuzz::timestamp),
      "2026-11-22T07:00:00.123456789Z",
      "20261122T070000,5-0530",
      "2024-02-29t23:59:60+14:00",
      "9999-12-31T23:59-23:59",
      "0000-01-01T00:00:00+23:59"),
  DURATIONS(text(ValueFuzz::duration), "P3Y1M29DT4H35M59.14S", "P16,5W", "PT0S", "P1Y", "PT1H"),
  IRIS(
      text(ValueFuzz::iri),
      "http://example.org/a?b=c#d",
      "urn:uuid:5389ed44-e618-4a66-9a43-7a0b282fd837",
      "mailto:ann@example.org",
      "http://[::1]:80/ä%20%zz"),
  LANGUAGE_TAGS(
      text(ValueFuzz::languageTag),
      "zh-cmn-Hans-CN-x-private-1",
      "de-1996-CH",
      "sl-rozaj-biske-1994-a-ext1-u-co-phonebk",
      "i-klingon",
      "x-whatever",
      "en-GB-oed");

  private final Consumer<byte[]> check;
  private final List<byte[]> seeds;

  FuzzTarget(Consumer<byte[]> check, String... seeds) {
    this.check = check;
    this.seeds = List.of(seeds).stream().map(s -> s.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static Consumer<byte[]> text(Consumer<String> check) {
    return octets -> check.accept(new String(octets, StandardCharsets.UTF_8));
  }

  /** Fails with an assertion, or with whatever the reader throws. */
  public void check(byte[] octets) {
    check.accept(octets);
  }

  public List<byte[]> seeds() {
    return seeds;
  }
}
