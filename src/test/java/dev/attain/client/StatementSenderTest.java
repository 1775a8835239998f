package dev.attain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.attain.client.StatementSource.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatementSenderTest {
  private final List<Rejection> rejections = new ArrayList<>();
  private Place settled = Place.BEGINNING;
  private SendCounts atSettled = SendCounts.NONE;

  @Test
  void everyStatementArrivesOnceAndASecondTimeIsKnown() throws Exception {
    try (ForeignLrs lrs = new ForeignLrs(true)) {
      String file = lines(0, 1_234);

      assertThat(send(lrs, file, 50, 4)).isEqualTo(new SendCounts(1_234, 0, 0, 0));
      assertThat(send(lrs, file, 100, 3)).isEqualTo(new SendCounts(0, 1_234, 0, 0));

      assertThat(lrs.statements()).hasSize(1_234);
      assertThat(settled.index()).isEqualTo(1_234);
      assertThat(atSettled.total()).isEqualTo(1_234);
    }
  }

  @Test
  void anLrsThatDoesNotTellNewFromKnownGetsThemCountedAsAccepted() throws Exception {
    try (ForeignLrs lrs = new ForeignLrs(false)) {
      assertThat(send(lrs, lines(0, 10), 4, 2)).isEqualTo(new SendCounts(0, 0, 10, 0));
    }
  }

  @Test
  void badStatementsAreFoundWithLineAndReasonAndTheOthersAreStored() throws Exception {
    try (ForeignLrs lrs = new ForeignLrs(true)) {
      String file =
          lines(0, 30)
              + "{\"id\":\"x\",\"fault\":\"no verb\"}\n"
              + "{\"id\":\n"
              + lines(32, 70)
              + "{\"id\":\"y\",\"fault\":\"no actor\"}\n";

      assertThat(send(lrs, file, 50, 2)).isEqualTo(new SendCounts(68, 0, 0, 3));

      assertThat(rejections)
          .extracting(Rejection::line, r -> r.reason().split(" at ")[0])
          .hasSize(3)
          .contains(tuple(31L, "400: $[0] no verb"), tuple(71L, "400: $[0] no actor"));
      assertThat(rejections).extracting(Rejection::line).containsExactlyInAnyOrder(31L, 32L, 71L);
    }
  }

  @Test
  void aServerThatIsAwayForAWhileIsTriedAgain() throws Exception {
    try (ForeignLrs lrs = new ForeignLrs(true)) {
      lrs.beAway(3);

      assertThat(send(lrs, lines(0, 10), 50, 1).stored()).isEqualTo(10);
      assertThat(lrs.answered()).isEqualTo(1);
    }
  }

  @Test
  void wrongCredentialsEndTheSendingAtOnce() throws Exception {
    try (ForeignLrs lrs = new ForeignLrs(true)) {
      Endpoint stranger = Endpoint.of(lrs.endpoint().xapi().toString(), "k", "wrong");

      assertThatThrownBy(() -> send(stranger, lines(0, 500), 10, 2))
          .isInstanceOf(ClientException.class)
          .hasMessageContaining("credentials");
      assertThat(lrs.answered()).isLessThan(20);
    }
  }

  @Test
  void statementsWithoutAnIdGetOneThatFollowsFromTheFile() throws Exception {
    try (ForeignLrs lrs = new ForeignLrs(true)) {
      String file = "[{}, { \"verb\": 1.0 }, { \"verb\": 1.0 }]";

      assertThat(send(lrs, file, 50, 1).stored()).isEqualTo(3);
      assertThat(send(lrs, file, 50, 1).alreadyKnown()).isEqualTo(3);

      assertThat(lrs.statements().keySet())
          .hasSize(3)
          .allMatch(
              id -> id.matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}"));
    }
  }

  @Test
  void nothingAtTheAddressIsSaidInOneSentence() throws Exception {
    Endpoint nobody;
    try (ForeignLrs lrs = new ForeignLrs(true)) {
      nobody = lrs.endpoint();
    }

    assertThatThrownBy(() -> new XapiClient(nobody, "1.0.3").requireAnswer())
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("is the server running?");
  }

  private static String lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "{\"id\":\"" + i + "\",\"n\":" + i + "}\n")
        .collect(Collectors.joining());
  }

  private SendCounts send(ForeignLrs lrs, String file, int batch, int connections)
      throws IOException, InterruptedException {
    return send(lrs.endpoint(), file, batch, connections);
  }

  private SendCounts send(Endpoint endpoint, String file, int batch, int connections)
      throws IOException, InterruptedException {
    XapiClient client = new XapiClient(endpoint, "1.0.3", 5, Duration.ofMillis(5));
    StatementSource source =
        new JsonStatements(
            new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), Place.BEGINNING);
    return new StatementSender(client, MissingIds.ofFile("test"), batch, connections)
        .send(
            source,
            SendCounts.NONE,
            new SendListener() {
              @Override
              public void rejected(Rejection rejection) {
                rejections.add(rejection);
              }

              @Override
              public void progressed(SendCounts soFar, Place upTo, SendCounts atUpTo) {
                settled = upTo;
                atSettled = atUpTo;
              }
            });
  }
}
