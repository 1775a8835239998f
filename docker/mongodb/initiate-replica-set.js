// Joins the three members and makes Attain's user. Run against the member that has the root user; does nothing twice.
const ATTAIN_USER = 'attain';

function initiated() {
  try {
    return rs.status().ok === 1;
  } catch (error) {
    if (error.codeName === 'NotYetInitialized') {
      return false;
    }
    throw error;
  }
}

if (!initiated()) {
  rs.initiate({
    _id: 'attain',
    members: ['mongo-1', 'mongo-2', 'mongo-3'].map((host, i) => ({ _id: i, host: `${host}:27017` })),
  });
}
while (!db.hello().isWritablePrimary && !db.hello().primary) {
  sleep(500);
}

// The user is written through whichever member is primary by now.
const root = process.env.MONGO_INITDB_ROOT_USERNAME;
const password = process.env.MONGO_INITDB_ROOT_PASSWORD;
const set = connect(
  `mongodb://${root}:${encodeURIComponent(password)}@mongo-1,mongo-2,mongo-3/admin?replicaSet=attain`,
);
if (!set.getUser(ATTAIN_USER)) {
  set.createUser({
    user: ATTAIN_USER,
    pwd: process.env.ATTAIN_MONGODB_PASSWORD,
    roles: [
      { role: 'readWrite', db: 'attain' },
      { role: 'dbAdmin', db: 'attain' },
    ],
  });
}
