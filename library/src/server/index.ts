/**
 * The server of the workbench: on this machine only, for the pages it serves itself.
 * @module
 */
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { basename, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { slug } from '../kit/slug.ts';
import { addAssets } from './assets.ts';
import { eventHub } from './event-hub.ts';
import { sameOrigin, strictHeaders, withToken } from './guard.ts';
import { jobsOf } from './jobs.ts';
import { type OpenedModel, openModel } from './opened-model.ts';
import { routes } from './routes.ts';

export interface ServeOptions {
  /** The port; any that is free when absent. */
  readonly port?: number | undefined;
  /** The token of an earlier server of the same models; a new one when absent. */
  readonly token?: string | undefined;
  readonly version: string;
  /** The day, an ISO date; today when absent. */
  readonly clock?: string | undefined;
}

/** A running server. */
export interface Serving {
  /** The address to open; the token stands behind the hash, so that it reaches no log. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  close(): Promise<void>;
}

/** The largest request, in bytes: all texts of a large model. */
const LARGEST_BODY = 64 * 1024 * 1024;

/**
 * Serves models.
 *
 * @throws {VaubanError} NO_SUCH_FILE when there is nothing to open
 */
export async function serve(
  paths: readonly string[],
  { port = 0, token = randomBytes(24).toString('base64url'), version, clock }: ServeOptions,
): Promise<Serving> {
  const hub = eventHub();
  const models = new Map<string, OpenedModel>();
  for (const path of paths) {
    const id = freeId(path, models);
    models.set(id, await openModel(id, path, () => hub.emit({ kind: 'files', model: id })));
  }
  const jobs = jobsOf(hub, ({ call }, model) => {
    if (call === 'verify') hub.emit({ kind: 'look', model });
  });
  let listening = 0;
  const app = new OpenAPIHono();
  app.use(strictHeaders);
  app.use(sameOrigin(() => listening));
  app.use('/api/*', withToken(token), bodyLimit({ maxSize: LARGEST_BODY }));
  app.route(
    '/api',
    routes({ models, hub, jobs, version, clock: () => clock ?? new Date().toISOString().slice(0, 10) }),
  );
  addAssets(app);
  const server = createServer(getRequestListener(app.fetch));
  try {
    listening = await listen(server, port);
  } catch (error) {
    for (const model of models.values()) model.close();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${listening}/#token=${token}`,
    port: listening,
    token,
    close: async () => {
      jobs.close();
      for (const model of models.values()) model.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function freeId(path: string, models: ReadonlyMap<string, unknown>): string {
  const name = slug(basename(resolve(path)).replace(/\.ya?ml$/, '')) ?? 'model';
  let id = name;
  for (let number = 2; models.has(id); number += 1) id = `${name}-${number}`;
  return id;
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
