package dev.attain.storage.history;

import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The process of the crash test: clients that ask, and say so, until they are killed. */
final class DocumentCrashWriter {
  private static final int CLIENTS = 4;

  /** More than the parent lets them come to. */
  private static final int CALLS = 10_000;

  private DocumentCrashWriter() {}

  /** Of the documents that it writes. */
  static List<String> keys(String group) {
    return List.of(group + "-a", group + "-b", group + "-c", group + "-d");
  }

  /** Arguments: the data folder, the seed, what the keys begin with. */
  public static void main(String[] arguments) {
    EmbeddedEngine engine =
        EmbeddedEngine.open(
            EmbeddedSettings.defaults(Path.of(arguments[0])), InstantSource.system());
    DocumentRound round = new DocumentRound(Long.parseLong(arguments[1]), keys(arguments[2]));
    AtomicInteger numbers = new AtomicInteger();
    DocumentClient asked = PortClient.of(engine.documents(), false);
    List<Crowd.Member> members = new ArrayList<>();
    for (int client : IntStream.range(0, CLIENTS).toArray()) {
      DocumentClient saying =
          (key, call) -> {
            int number = numbers.getAndIncrement();
            System.out.println(new CrashLine(number, client, key, call, null).format());
            Answer answer = asked.ask(key, call);
            System.out.println(new CrashLine(number, client, key, call, answer).format());
            return answer;
          };
      members.add(() -> round.act(client, CALLS, new Recorder(), saying));
    }
    try (Crowd crowd = new Crowd()) {
      crowd.run(members);
    }
  }
}
