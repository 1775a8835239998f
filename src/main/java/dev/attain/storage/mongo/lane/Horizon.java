package dev.attain.storage.mongo.lane;

import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The safe horizon as this node knows it. Each node moves it on for all, and fences the lanes whose
 * holders are silent; whoever is late finds the work done.
 *
 * <p>Why what is published holds: a lane that is not among those read here has either joined before
 * the publication, which its count of members then refuses, or joins after it and begins above it.
 * A lane that is among them commits nothing at or below the floor that was read, and what it had
 * committed was visible with that floor.
 */
public final class Horizon {
  private final LaneRegister register;
  private final NodeClock clock;
  private final BeatWatch watch;
  private final Runnable appeared;
  private volatile Position position = Position.START;

  /**
   * @param silence of a lane's holder, after which the lane is fenced
   * @param gap in this node's looking, after which all holders get their time again
   * @param appeared is told when statements may have come to be at or below the horizon
   */
  public Horizon(
      LaneRegister register, NodeClock clock, Duration silence, Duration gap, Runnable appeared) {
    this.register = register;
    this.clock = clock;
    this.watch = new BeatWatch(silence.toNanos(), gap.toNanos());
    this.appeared = appeared;
  }

  /** At or below it nothing can appear any more. It never moves back. */
  public Position position() {
    return position;
  }

  /** Learns the horizon, after moving it on where that is possible. One call at a time. */
  public Future<Void> refresh() {
    return Future.<Void>succeededFuture()
        .compose(begun -> register.horizon())
        .compose(
            known ->
                register
                    .lanes()
                    .compose(lanes -> fenceSilent(lanes).compose(done -> publish(known, lanes))));
  }

  private Future<Void> fenceSilent(List<LaneState> lanes) {
    List<Future<Void>> fences = new ArrayList<>();
    watch.look(lanes, clock.nanos()).forEach(lane -> fences.add(register.fence(lane)));
    return Future.all(fences).mapEmpty();
  }

  private Future<Void> publish(HorizonState known, List<LaneState> lanes) {
    Optional<Position> lowest =
        lanes.stream()
            .filter(lane -> !lane.fenced())
            .map(LaneState::floor)
            .min(Comparator.naturalOrder());
    if (lowest.isEmpty() || lowest.get().compareTo(known.position()) <= 0) {
      advance(known.position(), lanes);
      return Future.succeededFuture();
    }
    return register
        .publish(lowest.get(), known.members())
        .map(
            published -> {
              advance(published ? lowest.get() : known.position(), lanes);
              return null;
            });
  }

  private void advance(Position next, List<LaneState> lanes) {
    Position before = position;
    if (next.compareTo(before) > 0) {
      position = next;
      if (lanes.stream().anyMatch(lane -> lane.last().compareTo(before) > 0)) {
        appeared.run();
      }
    }
  }
}
