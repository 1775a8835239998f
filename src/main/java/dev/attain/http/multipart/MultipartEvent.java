package dev.attain.http.multipart;

import java.nio.ByteBuffer;
import java.util.Objects;

/** What a {@link MultipartReader} comes across, in the order of the body. */
public sealed interface MultipartEvent {

  /** A part begins. */
  record PartBegins(PartHeaders headers) implements MultipartEvent {
    public PartBegins {
      Objects.requireNonNull(headers);
    }
  }

  /** The next octets of the part, at least one; nobody changes them later. */
  record Content(ByteBuffer octets) implements MultipartEvent {
    public Content {
      Objects.requireNonNull(octets);
    }
  }

  /** The part is complete. */
  record PartEnds() implements MultipartEvent {}

  /** Nothing more can be said before the next bytes are there. */
  record NeedsMore() implements MultipartEvent {}

  /** The last part was complete, and so is the body; what follows is passed over. */
  record Ends() implements MultipartEvent {}

  /**
   * This is no multipart body, or beyond a limit; it is the last event.
   *
   * @param reason for the client
   */
  record Broken(String reason) implements MultipartEvent {
    public Broken {
      Objects.requireNonNull(reason);
    }
  }
}
