// Makes a cluster of the config server and two shards, and spreads Attain's statements, documents, figures and attachments over them.
// Run without a connection (mongosh --nodb); does nothing twice.

function initiate(host, config) {
  const admin = connect(`mongodb://${host}/admin?directConnection=true`);
  try {
    admin.adminCommand({ replSetInitiate: config });
  } catch (error) {
    if (error.codeName !== 'AlreadyInitialized') {
      throw error;
    }
  }
  while (!admin.hello().isWritablePrimary) {
    sleep(500);
  }
}

const member = (host) => [{ _id: 0, host }];
initiate('config:27019', { _id: 'config', configsvr: true, members: member('config:27019') });
initiate('shard-1:27018', { _id: 'shard-1', members: member('shard-1:27018') });
initiate('shard-2:27018', { _id: 'shard-2', members: member('shard-2:27018') });

const cluster = connect('mongodb://mongos:27017/admin');
for (const shard of ['shard-1', 'shard-2']) {
  // An equal shard that is there already is no error.
  cluster.adminCommand({ addShard: `${shard}/${shard}:27018` });
}
cluster.adminCommand({ enableSharding: 'attain' });
for (const [collection, key] of [
  ['statements', { _id: 'hashed' }],
  ['documents', { _id: 'hashed' }],
  ['records.evidence', { _id: 'hashed' }],
  ['records.standings', { _id: 'hashed' }],
  ['attachments.files', { _id: 1 }],
  ['attachments.chunks', { files_id: 1, n: 1 }],
]) {
  // An equal key on a collection that is sharded already is no error.
  cluster.adminCommand({ shardCollection: `attain.${collection}`, key });
}
