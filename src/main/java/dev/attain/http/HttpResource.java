package dev.attain.http;

/** A resource that is mounted by its paths. One instance serves all event loops. */
public interface HttpResource {

  /** Adds its routes; called once for each event loop. */
  void mount(Routes routes);
}
