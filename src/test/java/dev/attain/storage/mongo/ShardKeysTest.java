package dev.attain.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The commands that shard a database name the collections and fields that the engine uses. */
class ShardKeysTest {
  @Test
  void theScriptShardsWhatTheEngineKeeps() throws IOException {
    String script = Files.readString(Path.of("docker/mongodb/initiate-shards.js"));
    String guide = Files.readString(Path.of("docs/operating/mongodb.md"));

    for (String collection :
        new String[] {
          MongoLog.STATEMENTS, DocumentFields.COLLECTION, "records.evidence", "records.standings"
        }) {
      requireKey(script, guide, collection, "{ _id: 'hashed' }");
    }
    requireKey(script, guide, AttachmentFiles.FILES, "{ _id: 1 }");
    requireKey(
        script,
        guide,
        AttachmentFiles.CHUNKS,
        "{ " + AttachmentFiles.FILES_ID + ": 1, " + AttachmentFiles.N + ": 1 }");
  }

  private static void requireKey(String script, String guide, String collection, String key) {
    assertThat(script).contains("['" + collection + "', " + key + "]");
    assertThat(guide).contains("sh.shardCollection('attain." + collection + "', " + key + ")");
  }
}
