package dev.attain.conformance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.conformance.lrs.Fragments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivedAgainTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'a':1.0} | {'a':1,'stored':'x','b':2}",
        "{'stored':'x'} | {'stored':'y'}",
        "{'timestamp':'2026-01-01T01:00:00+01:00'} | {'timestamp':'2026-01-01T00:00:00.000Z'}",
        "{'context':{'contextActivities':{'parent':{'id':'a:b'}}}}"
            + "| {'context':{'contextActivities':{'parent':[{'id':'a:b'}]}}}",
      })
  void whatAServerMayChangeIsNoDifference(String sent, String back) {
    assertThatCode(() -> compare(sent, back)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'a':1} | {}",
        "{'a':1} | {'a':'1'}",
        "{'a':{'b':1}} | {'a':{'b':1,'c':2}}",
        "{'a':[1,2]} | {'a':[2,1]}",
        "{'timestamp':'2026-01-01T01:00:00Z'} | {'timestamp':'2026-01-01T00:00:00Z'}",
        "{'context':{'contextActivities':{'parent':{'id':'a:b'}}}}"
            + "| {'context':{'contextActivities':{'parent':[]}}}",
      })
  void everythingElseIs(String sent, String back) {
    assertThatThrownBy(() -> compare(sent, back)).isInstanceOf(AssertionError.class);
  }

  private static void compare(String sent, String back) {
    ReceivedAgain.compare(
        Fragments.json(sent.replace('\'', '"')), Fragments.json(back.replace('\'', '"')));
  }
}
