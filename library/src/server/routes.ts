/**
 * The API of the workbench, described by OpenAPI at `/api/openapi.json`.
 * @module
 */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { readRevision, revisionsOf } from '../model/files/git.ts';
import { VaubanError } from '../model/problem.ts';
import { encodePlain } from '../session/index.ts';
import type { EventHub } from './event-hub.ts';
import type { Jobs } from './jobs.ts';
import type { OpenedModel } from './opened-model.ts';
import { lookAt } from './worker.ts';

/** What the routes work on. */
export interface Served {
  readonly models: ReadonlyMap<string, OpenedModel>;
  readonly hub: EventHub;
  readonly jobs: Jobs;
  /** The day, an ISO date. */
  readonly clock: () => string;
  readonly version: string;
}

const modelParam = z.object({ model: z.string() });
const file = z
  .object({
    name: z.string(),
    text: z.string(),
    version: z.string(),
    within: z.tuple([z.string(), z.string()]).optional(),
  })
  .openapi('File');
const files = z
  .object({ id: z.string(), path: z.string(), clock: z.string(), files: z.array(file), rules: z.array(file) })
  .openapi('Model');
const problem = z.object({ error: z.string(), hint: z.string().optional() }).openapi('Problem');
const conflict = z
  .object({ name: z.string(), text: z.string().nullable(), version: z.string().nullable() })
  .openapi('Conflict');
const job = z
  .object({
    id: z.string(),
    model: z.string(),
    call: z.string(),
    state: z.enum(['running', 'done', 'failed', 'cancelled']),
    done: z.number().optional(),
    says: z.string().optional(),
  })
  .openapi('Job');

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
const text = (description: string) => ({ description, content: { 'text/plain': { schema: z.string() } } });
const missing = { 404: json(problem, 'There is no such thing') };

/** The routes, mounted at `/api`. */
export function routes({ models, hub, jobs, clock, version }: Served) {
  const api = new OpenAPIHono({
    defaultHook: (result, context) => {
      if (result.success) return undefined;
      const [first] = result.error.issues;
      const where = first?.path.join('.') ?? '';
      return context.json(
        { error: `Cannot read the request at "${where}": ${first?.message ?? 'it is not as expected'}` },
        400,
      );
    },
  });
  const find = (id: string): OpenedModel => {
    const model = models.get(id);
    if (model === undefined) throw new VaubanError('NO_SUCH_ID', `Cannot find the model "${id}"`);
    return model;
  };

  api.onError((error, context) => {
    if (error instanceof VaubanError) {
      const status = error.code === 'CONFLICT' ? 422 : error.code === 'USAGE' ? 400 : 404;
      return context.json({ error: error.message, hint: error.hint }, status);
    }
    return context.json({ error: `Vauban failed: ${error.message}` }, 500);
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/models',
      responses: {
        200: json(
          z.object({ version: z.string(), models: z.array(z.object({ id: z.string(), path: z.string() })) }),
          'The open models',
        ),
      },
    }),
    (context) => context.json({ version, models: [...models.values()].map(({ id, path }) => ({ id, path })) }, 200),
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/models/{model}',
      request: { params: modelParam },
      responses: { 200: json(files, 'The texts of a model with their versions'), ...missing },
    }),
    async (context) => {
      const model = find(context.req.valid('param').model);
      const read = await model.read();
      return context.json({ id: model.id, path: model.path, clock: clock(), ...copied(read) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/models/{model}/files',
      request: {
        params: modelParam,
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z.object({
                writes: z
                  .array(z.object({ name: z.string(), text: z.string(), base: z.string().nullable() }))
                  .min(1)
                  .max(200),
              }),
            },
          },
        },
      },
      responses: {
        200: json(files, 'All files were written'),
        409: json(z.object({ conflicts: z.array(conflict) }), 'A file was changed meanwhile; nothing was written'),
        422: json(problem, 'A file cannot be written; nothing was lost'),
        ...missing,
      },
    }),
    async (context) => {
      const model = find(context.req.valid('param').model);
      const conflicts = await model.write(context.req.valid('json').writes);
      if (conflicts.length > 0) return context.json({ conflicts: [...conflicts] }, 409);
      return context.json({ id: model.id, path: model.path, clock: clock(), ...copied(await model.read()) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/models/{model}/look',
      request: { params: modelParam, query: z.object({ environment: z.string().optional() }) },
      responses: { 200: text('What was seen when somebody looked the last time'), ...missing },
    }),
    async (context) => {
      const model = find(context.req.valid('param').model);
      const { environment } = context.req.valid('query');
      return context.text(
        encodePlain(await lookAt(model.path, { environment, offline: true, clock: clock(), onProgress: () => {} })),
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/models/{model}/revisions',
      request: { params: modelParam },
      responses: {
        200: json(
          z.object({ revisions: z.array(z.object({ id: z.string(), date: z.string(), subject: z.string() })) }),
          'Commits that changed the model, the latest first; none outside of git',
        ),
        ...missing,
      },
    }),
    async (context) => {
      const model = find(context.req.valid('param').model);
      const revisions = await revisionsOf(model.path).catch(() => []);
      return context.json({ revisions: [...revisions] }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/models/{model}/revisions/{revision}',
      request: { params: modelParam.extend({ revision: z.string().regex(/^[\w./^~-]{1,100}$/) }) },
      responses: {
        200: json(z.object({ files: z.array(file.omit({ version: true })) }), 'The texts of a model in a commit'),
        ...missing,
      },
    }),
    async (context) => {
      const { model, revision } = context.req.valid('param');
      const read = await readRevision(find(model).path, revision);
      return context.json(
        {
          files: read.files.map(({ within, ...one }) => ({
            ...one,
            ...(within && { within: [...within] as [string, string] }),
          })),
        },
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/models/{model}/jobs',
      request: {
        params: modelParam,
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z.object({
                call: z.enum(['verify', 'risk', 'budget', 'paths']),
                environment: z.string().optional(),
                args: z.record(z.string(), z.unknown()).default({}),
              }),
            },
          },
        },
      },
      responses: { 202: json(job, 'The job has begun; events tell how far it is'), ...missing },
    }),
    (context) => {
      const model = find(context.req.valid('param').model);
      return context.json(
        jobs.start({ ...context.req.valid('json'), path: model.path, clock: clock() }, model.id),
        202,
      );
    },
  );

  const jobParam = z.object({ job: z.string() });
  api.openapi(
    createRoute({
      method: 'get',
      path: '/jobs/{job}/result',
      request: { params: jobParam },
      responses: { 200: text('The result of a job that is done'), ...missing },
    }),
    (context) => {
      const result = jobs.result(context.req.valid('param').job);
      return result === undefined
        ? context.json({ error: 'Cannot find a result of this job' }, 404)
        : context.text(result, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'delete',
      path: '/jobs/{job}',
      request: { params: jobParam },
      responses: { 204: { description: 'The job is stopped' }, ...missing },
    }),
    (context) =>
      jobs.cancel(context.req.valid('param').job)
        ? context.body(null, 204)
        : context.json({ error: 'Cannot stop this job: it does not run' }, 404),
  );

  api.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      const stop = hub.listen((event) => void stream.writeSSE({ event: event.kind, data: JSON.stringify(event) }));
      stream.onAbort(stop);
      await stream.writeSSE({ event: 'hello', data: JSON.stringify({ version }) });
      // A line now and then, so that a page notices when the server is gone.
      while (!stream.aborted) {
        await stream.sleep(15_000);
        await stream.writeSSE({ event: 'alive', data: '' });
      }
      stop();
    }),
  );

  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Vauban workbench', version, description: 'The models that are open on this machine' },
  });
  return api;
}

type Copied = Pick<z.output<typeof files>, 'files' | 'rules'>;

function copied(read: Awaited<ReturnType<OpenedModel['read']>>): Copied {
  const copy = ({ within, ...one }: (typeof read.files)[number]) => ({
    ...one,
    ...(within && { within: [...within] as [string, string] }),
  });
  return { files: read.files.map(copy), rules: read.rules.map(copy) };
}
