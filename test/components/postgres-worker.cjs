// PGlite imports itself dynamically, which jest's sandbox refuses; a worker is outside of it.
const { parentPort } = require('node:worker_threads');
const { PGlite } = require('@electric-sql/pglite');

/** An empty database as RDS hands it over: a master user that owns it, and the role that stands for IAM. */
async function freshDatabase() {
  const server = new PGlite();
  await server.exec(
    'create role rds_iam; create role stage_admin createrole login; grant rds_iam to stage_admin with admin option',
  );
  await server.exec('create database orders owner stage_admin');
  const files = await server.dumpDataDir('none');
  await server.close();
  return PGlite.create({ loadDataDir: files, database: 'orders' });
}

const ready = freshDatabase();

parentPort.on('message', async ({ user, statements }) => {
  try {
    const database = await ready;
    await database.exec('reset session authorization');
    await database.exec(`set session authorization ${user}`);
    const results = await database.exec(statements);
    parentPort.postMessage({ rows: results.at(-1)?.rows ?? [] });
  } catch (error) {
    parentPort.postMessage({ error: error.message });
  }
});
