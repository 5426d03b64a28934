/**
 * The server's API as functions.
 * @module
 */
import { decodePlain, type LastLook } from 'vauban/browser';
import type { DiskFile, Job, ModelName, Revision } from './types.ts';

export interface ModelFiles {
  readonly id: string;
  readonly path: string;
  readonly clock: string;
  readonly files: readonly DiskFile[];
  readonly rules: readonly DiskFile[];
}

export interface FileConflict {
  readonly name: string;
  readonly text: string | null;
  readonly version: string | null;
}

/** A request that was refused. */
export class Refused extends Error {
  readonly status: number;
  readonly hint: string | undefined;
  readonly conflicts: readonly FileConflict[];
  constructor(
    status: number,
    { error, hint, conflicts = [] }: { error?: string; hint?: string; conflicts?: readonly FileConflict[] },
  ) {
    super(error ?? 'The server refused the request');
    this.status = status;
    this.hint = hint;
    this.conflicts = conflicts;
  }
}

/** The token of this session: from behind the hash of the address, later from the session's storage. */
function token(): string {
  const [, given] = /[#&]token=([\w-]+)/.exec(location.hash) ?? [];
  if (given !== undefined) {
    sessionStorage.setItem('vauban-token', given);
    localStorage.setItem('vauban-token', given);
    history.replaceState(null, '', `${location.pathname}#/posture`);
  }
  return sessionStorage.getItem('vauban-token') ?? localStorage.getItem('vauban-token') ?? '';
}

const TOKEN = VAUBAN_FROZEN ? '' : token();

async function request(path: string, options: RequestInit = {}): Promise<Response> {
  const response = await fetch(`/api${path}`, {
    ...options,
    headers: {
      Authorization: `Bearer ${TOKEN}`,
      ...(options.body !== undefined && { 'Content-Type': 'application/json' }),
    },
  });
  if (!response.ok) throw new Refused(response.status, await response.json().catch(() => ({})));
  return response;
}

const send = (method: string, body: unknown): RequestInit => ({ method, body: JSON.stringify(body) });

export const api = {
  models: async (): Promise<readonly ModelName[]> => (await (await request('/models')).json()).models,
  files: async (model: string): Promise<ModelFiles> => (await request(`/models/${model}`)).json(),
  write: async (
    model: string,
    writes: readonly { readonly name: string; readonly text: string; readonly base: string | null }[],
  ): Promise<ModelFiles> => (await request(`/models/${model}/files`, send('PUT', { writes }))).json(),
  look: async (model: string, environment: string | undefined): Promise<LastLook> => {
    const query = environment === undefined ? '' : `?environment=${encodeURIComponent(environment)}`;
    return decodePlain(await (await request(`/models/${model}/look${query}`)).text()) as LastLook;
  },
  revisions: async (model: string): Promise<readonly Revision[]> =>
    (await (await request(`/models/${model}/revisions`)).json()).revisions,
  textsAt: async (model: string, revision: string): Promise<readonly Omit<DiskFile, 'version'>[]> =>
    (await (await request(`/models/${model}/revisions/${encodeURIComponent(revision)}`)).json()).files,
  start: async (
    model: string,
    job: { readonly call: string; readonly environment?: string | undefined; readonly args: unknown },
  ): Promise<Job> => (await request(`/models/${model}/jobs`, send('POST', job))).json(),
  result: async (job: string): Promise<unknown> => decodePlain(await (await request(`/jobs/${job}/result`)).text()),
  cancel: async (job: string): Promise<void> => {
    await request(`/jobs/${job}`, { method: 'DELETE' });
  },
  /** Listens to events until the signal; returns when the server is gone. */
  events: async (heard: (kind: string, data: string) => void, signal: AbortSignal): Promise<void> => {
    const response = await request('/events', { signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let buffer = '';
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) return;
      buffer += value;
      const events = buffer.split('\n\n');
      buffer = events.pop() ?? '';
      for (const event of events) {
        heard(/^event: ?(.*)$/m.exec(event)?.[1] ?? 'message', /^data: ?(.*)$/m.exec(event)?.[1] ?? '');
      }
    }
  },
};
