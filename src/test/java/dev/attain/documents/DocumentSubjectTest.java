package dev.attain.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentSubjectTest {
  private static final AgentIdentifier ANN =
      new AgentIdentifier.Account(new Iri("https://hr.example.org"), "a|nn");
  private static final Iri COURSE = new Iri("https://example.org/courses/1");

  @Test
  void itsPartsGiveASubjectBack() {
    for (DocumentSubject subject :
        List.of(
            new DocumentSubject.State(COURSE, ANN),
            new DocumentSubject.ActivityProfile(COURSE),
            new DocumentSubject.AgentProfile(ANN))) {
      assertThat(DocumentSubject.ofParts(subject.parts())).isEqualTo(subject);
    }
  }

  @Test
  void otherPartsAreRefused() {
    assertThatThrownBy(() -> DocumentSubject.ofParts(List.of("state", "https://example.org/a")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DocumentSubject.ofParts(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
