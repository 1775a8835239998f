package dev.attain.storage.mongo.log;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of the log that a group of batches touches: what their ids and targets name, and when an
 * awaited statement arrives, all that points at it, directly or through others.
 *
 * <p>A statement carries its own terms and all that its target carries. Terms only ever spread to
 * statements that lack them, so that statements that point at each other in a circle come to rest.
 */
final class Graph {
  private final Map<StatementId, Node> nodes = new LinkedHashMap<>();

  /** Reads what these statements may change. */
  static Future<Graph> load(Collection<NewStatement> statements, LogTransaction transaction) {
    Set<StatementId> ids = new HashSet<>();
    Set<StatementId> arriving = new HashSet<>();
    for (NewStatement statement : statements) {
      arriving.add(statement.id());
      ids.add(statement.id());
      if (statement.target() != null) {
        ids.add(statement.target());
      }
    }
    Graph graph = new Graph();
    return transaction
        .find(ids)
        .compose(
            known -> {
              known.forEach(one -> graph.nodes.put(one.id(), new Node(one)));
              Set<StatementId> awaited = new HashSet<>();
              for (StatementId id : arriving) {
                Node node = graph.nodes.get(id);
                if (node != null && node.awaitedInLog) {
                  awaited.add(id);
                }
              }
              return graph.loadPointers(awaited, new HashSet<>(), transaction);
            })
        .map(graph);
  }

  private Future<Void> loadPointers(
      Set<StatementId> targets, Set<StatementId> done, LogTransaction transaction) {
    if (targets.isEmpty()) {
      return Future.succeededFuture();
    }
    done.addAll(targets);
    return transaction
        .findPointingAt(targets)
        .compose(
            found -> {
              Set<StatementId> next = new HashSet<>();
              for (KnownStatement pointer : found) {
                Node node = nodes.computeIfAbsent(pointer.id(), id -> new Node(pointer));
                StatementId target = Objects.requireNonNull(pointer.content()).target();
                node(Objects.requireNonNull(target)).pointers.add(node);
                if (!done.contains(pointer.id())) {
                  next.add(pointer.id());
                }
              }
              return loadPointers(next, done, transaction);
            });
  }

  private Node node(StatementId id) {
    return nodes.computeIfAbsent(id, Node::new);
  }

  /** What the log, or a batch before in the group, has under this id; null when nothing. */
  @Nullable Node find(StatementId id) {
    Node node = nodes.get(id);
    return node != null && node.isThere() ? node : null;
  }

  /** Adds a statement whose id has no statement yet. */
  void append(NewStatement statement, Position position) {
    Node node = node(statement.id());
    node.arrive(statement, position);
    if (statement.target() != null) {
      Node target = node(statement.target());
      target.pointedAtBy(node);
      node.carry(Set.copyOf(target.carried));
    }
    spread(node);
  }

  private static void spread(Node from) {
    Deque<Node> gained = new ArrayDeque<>();
    gained.add(from);
    while (!gained.isEmpty()) {
      Node source = gained.remove();
      for (Node pointer : source.pointers) {
        if (pointer != source && pointer.carry(source.carried)) {
          gained.add(pointer);
        }
      }
    }
  }

  LogChanges changes(Position last) {
    List<LogChanges.Insertion> insertions =
        nodes.values().stream().map(Node::insertion).filter(Objects::nonNull).toList();
    List<LogChanges.Update> updates =
        nodes.values().stream().map(Node::update).filter(Objects::nonNull).toList();
    Set<StatementId> awaited = new HashSet<>();
    nodes.values().stream().filter(Node::becomesAwaited).forEach(node -> awaited.add(node.id));
    return new LogChanges(insertions, updates, awaited, last);
  }
}
