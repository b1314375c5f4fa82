import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Certified } from './certificates';

/** A connection that a client opened, as far as it came. */
export interface SeenConnection {
  encrypted: boolean;
  user?: string;
  database?: string;
  password?: string;
  readonly queries: string[];
}

export interface PostgresServerOptions {
  /**
   * Its certificate.
   *
   * @default - it refuses TLS
   */
  readonly tls?: Certified;
  /** Why a user may not connect with a password; undefined to admit them. */
  readonly admits: (connection: Required<Pick<SeenConnection, 'user' | 'password'>>) => string | undefined;
}

/** As much of the PostgreSQL protocol as a client needs to connect with a password over TLS and to query one value. */
export interface PostgresServer {
  readonly port: number;
  readonly connections: readonly SeenConnection[];
  close(): Promise<void>;
}

const SSL_REQUEST = 80877103;
const GSS_ENCRYPTION_REQUEST = 80877104;
const TEXT_TYPE = 25;

export async function startPostgresServer(options: PostgresServerOptions): Promise<PostgresServer> {
  const connections: SeenConnection[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const seen: SeenConnection = { encrypted: false, queries: [] };
    connections.push(seen);
    sockets.add(socket);
    // A client that refuses the certificate ends the connection in the middle of the handshake.
    socket.on('error', () => undefined);
    negotiate(socket, seen, options);
  });
  await listen(server);
  return {
    port: (server.address() as AddressInfo).port,
    connections,
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, 'localhost', resolve));
}

/** Answers the requests for encryption that come before the startup message. */
function negotiate(socket: Socket, seen: SeenConnection, options: PostgresServerOptions): void {
  socket.once('data', (request: Buffer) => {
    const code = request.readInt32BE(4);
    if (code === GSS_ENCRYPTION_REQUEST || (code === SSL_REQUEST && options.tls === undefined)) {
      socket.write('N');
      negotiate(socket, seen, options);
    } else if (code === SSL_REQUEST && options.tls !== undefined) {
      const { certificate: cert, key } = options.tls;
      socket.write('S');
      const encrypted = new TLSSocket(socket, {
        isServer: true,
        secureContext: createSecureContext({ cert, key }),
      });
      encrypted.on('error', () => undefined);
      seen.encrypted = true;
      talk(encrypted, seen, options);
    } else {
      talk(socket, seen, options, request);
    }
  });
}

/** Reads messages in the order of the protocol: the startup, a password, then queries. */
function talk(
  socket: Socket,
  seen: SeenConnection,
  options: PostgresServerOptions,
  first: Buffer = Buffer.alloc(0),
): void {
  let buffer = Buffer.alloc(0);
  const receive = (chunk: Buffer): void => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      // The startup message alone has no type.
      const offset = seen.user === undefined ? 0 : 1;
      if (buffer.length < offset + 4) return;
      const end = offset + buffer.readInt32BE(offset);
      if (buffer.length < end) return;
      const message = buffer.subarray(offset + 4, end);
      const type = offset === 0 ? 'startup' : String.fromCharCode(buffer[0]);
      buffer = buffer.subarray(end);
      answer(socket, seen, options, type, message);
    }
  };
  socket.on('data', receive);
  if (first.length > 0) receive(first);
}

function answer(
  socket: Socket,
  seen: SeenConnection,
  { admits }: PostgresServerOptions,
  type: string,
  message: Buffer,
): void {
  const send = (...messages: readonly Buffer[]) => socket.write(Buffer.concat(messages));
  const text = message.toString().replace(/\0$/, '');
  if (type === 'startup') {
    const words = message.subarray(4).toString().split('\0');
    seen.user = words[words.indexOf('user') + 1];
    seen.database = words[words.indexOf('database') + 1];
    send(packet('R', int32(3)));
  } else if (type === 'p') {
    seen.password = text;
    const refused = admits({ user: seen.user ?? '', password: text });
    if (refused === undefined) send(packet('R', int32(0)), ...GREETING, READY);
    else socket.end(packet('E', strings('SFATAL', 'C28P01', `Mauthentication failed: ${refused}`, '')));
  } else if (type === 'Q') {
    seen.queries.push(text);
    send(
      ...(/^select/i.test(text) ? ONE_ROW : [packet('C', strings(text.split(' ')[0].toUpperCase()))]),
      READY,
    );
  } else if (type === 'X') {
    socket.end();
  }
}

function packet(type: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int32(content.length + 4), content]);
}

function strings(...texts: readonly string[]): Buffer {
  return Buffer.from(texts.map((text) => `${text}\0`).join(''));
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function int16(value: number): Buffer {
  return int32(value).subarray(2);
}

const READY = packet('Z', Buffer.from('I'));

const GREETING = [
  ['server_version', '17.9'],
  ['client_encoding', 'UTF8'],
  ['standard_conforming_strings', 'on'],
].map(([name, value]) => packet('S', strings(name, value)));

/** One row with the text 42. */
const ONE_ROW = [
  packet(
    'T',
    Buffer.concat([
      int16(1),
      strings('answer'),
      int32(0),
      int16(0),
      int32(TEXT_TYPE),
      int16(-1),
      int32(-1),
      int16(0),
    ]),
  ),
  packet('D', Buffer.concat([int16(1), int32(2), Buffer.from('42')])),
  packet('C', strings('SELECT 1')),
];
