import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../util/usage-error.ts';
import { parseCommand } from './commands.ts';
import type { Desk } from './desk.ts';
import { pageHtml } from './page.ts';

/** A file of the page: script or style, as text in the build. */
export interface Asset {
  readonly type: string;
  readonly text: string;
}

export interface ServerInputs {
  readonly desk: Desk;
  readonly title: string;
  readonly assets: ReadonlyMap<string, Asset>;
  /** Row of a record by KEY; a UsageError where there is none. */
  readonly rowOf: (key: string) => number;
  /** The numbers of `recordmill evaluate` against the answers so far. */
  readonly evaluation: () => unknown;
  /** 0 for any free port. */
  readonly port: number;
}

export interface ReviewServer {
  /** Where the page is, with the token that opens it. */
  readonly address: string;
  close(): Promise<void>;
}

const MOST_BYTES = 1 << 20;

/**
 * Everything that a page of another site could try is refused: it does not know the token, its requests name another
 * origin, and a name that was made to point at this machine is not the host that we answer for. What is sent can load
 * and run nothing but our own files.
 */
const HEADERS: readonly (readonly [string, string])[] = [
  [
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  ],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cache-Control', 'no-store'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

/** Serves a desk on 127.0.0.1 until it is closed. */
export async function serveDesk(inputs: ServerInputs): Promise<ReviewServer> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    void answer(request, response, token, inputs).catch((error: unknown) => {
      // A fault is shown where the person is, and kept from ending the session: what was answered is on the disk.
      const isRequest = error instanceof UsageError;
      const text = error instanceof Error ? error.message : String(error);
      const advice = isRequest ? error.advice : '';
      send(response, isRequest ? 409 : 500, 'application/json', JSON.stringify({ error: text, advice }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new UsageError(`port ${inputs.port} cannot be used`, 'leave --port out to take a free one')
          : error,
      ),
    );
    server.listen(inputs.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/${token}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  inputs: ServerInputs,
): Promise<void> {
  const own = `127.0.0.1:${request.socket.localPort}`;
  const { host, origin } = request.headers;
  if (host !== own || (origin !== undefined && origin !== `http://${own}`)) return refuse(response, 403);
  const [, given = '', ...rest] = (request.url ?? '').split('?')[0]!.split('/');
  if (!isEqual(given, token)) return refuse(response, 404);
  const path = rest.join('/');
  if (request.method === 'GET') return get(path, response, inputs);
  if (request.method !== 'POST' || path !== 'command') return refuse(response, 405);
  // A form of another site can send neither this type nor a request without an origin.
  if (origin === undefined || request.headers['content-type'] !== 'application/json') return refuse(response, 415);
  const command = parseCommand(await bodyOf(request));
  send(response, 200, 'application/json', JSON.stringify(carryOut(command, inputs)));
}

function get(path: string, response: ServerResponse, { assets, title, desk, evaluation }: ServerInputs): void {
  const asset = assets.get(path);
  if (path === '') send(response, 200, 'text/html', pageHtml(title));
  else if (path === 'desk') send(response, 200, 'application/json', JSON.stringify(desk.view()));
  else if (path === 'evaluation') send(response, 200, 'application/json', JSON.stringify(evaluation()));
  else if (asset === undefined) refuse(response, 404);
  else send(response, 200, asset.type, asset.text);
}

/** What a command of the page gives back: the entity that it opens, or the desk as it is now. */
function carryOut(command: ReturnType<typeof parseCommand>, { desk, rowOf }: ServerInputs): unknown {
  switch (command.do) {
    case 'answer':
      desk.answer(command.id, command.judgement);
      break;
    case 'skip':
      desk.skip(command.id);
      break;
    case 'undo':
      desk.undo();
      break;
    case 'sort':
      desk.sort(command.ticked, command.shown, command.sorting);
      break;
    case 'edit': {
      const refused = desk.edit(command.row, command.field, command.value, command.why, command.asItIs);
      if (refused !== null) return { error: refused, advice: '' };
      break;
    }
    case 'open':
      return { entity: desk.entity('row' in command ? command.row : rowOf(command.key)) };
  }
  return desk.view();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new UsageError('the request is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function isEqual(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const refuse = (response: ServerResponse, code: number) => send(response, code, 'text/plain', '');

function send(response: ServerResponse, code: number, type: string, text: string): void {
  for (const [name, value] of HEADERS) response.setHeader(name, value);
  response.writeHead(code, { 'Content-Type': `${type}; charset=utf-8` });
  response.end(text);
}
