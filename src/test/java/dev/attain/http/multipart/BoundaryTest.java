package dev.attain.http.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundaryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "multipart/mixed; boundary=abc | abc",
        "multipart/mixed;boundary=abc;charset=x | abc",
        "multipart/mixed; charset=x; Boundary=\"a b;c\" | a b;c",
        "multipart/mixed; boundary=-------314159265358979323846 | -------314159265358979323846",
        "multipart/mixed; boundary=abcABC0123'()+_,-./:=? | abcABC0123'()+_,-./:=?",
      })
  void itIsReadFromTheContentType(String contentType, String expected) {
    assertThat(Boundary.find(contentType)).contains(new Boundary(expected));
  }

  @Test
  void withoutAUsableOneThereIsNone() {
    assertThat(Boundary.find("multipart/mixed")).isEmpty();
    assertThat(Boundary.find("multipart/mixed; boundary=")).isEmpty();
    assertThat(Boundary.find("multipart/mixed; boundary=\"abc")).isEmpty();
    assertThat(Boundary.find("multipart/mixed; boundary=" + "x".repeat(71))).isEmpty();
  }
}
