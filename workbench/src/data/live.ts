/**
 * The live workbench: texts from the server, analysis in a worker, changes written back.
 * @module
 */
import type { LastLook, NewText, Overview, QuickCalls } from 'vauban/browser';
import { api, type ModelFiles, Refused } from './api.ts';
import { history } from './history.ts';
import { EMPTY_STATE, observable } from './observable.ts';
import { startThread } from './thread.ts';
import type { ArgsOf, DiskFile, Job, Notice, QuickName, ResultOf, SlowName, Workbench } from './types.ts';

/** Waits this long before it tries to reach the server again. */
const RETRY = 1500;

/** Opens the models of the server. */
export function openLive(): Workbench {
  const store = observable(EMPTY_STATE);
  const thread = startThread();
  let past = history();
  /** What lies on the disk, and what is to be written. */
  let disk = new Map<string, DiskFile>();
  let texts = new Map<string, string>();
  let rules: readonly DiskFile[] = [];
  let clock = '';
  let path = '';
  let environment: string | undefined;
  let look: LastLook | undefined;
  const finished = new Map<string, (job: Job) => void>();
  /** Jobs that ended, some of them before anybody could wait for them. */
  const ended = new Map<string, Job>();

  /** Whatever reads or writes the disk takes its turn, so that an old answer never undoes a newer change. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = turn.then(work, work);
    turn = done.catch(() => {});
    return done;
  }

  const unsaved = (): ReadonlySet<string> =>
    new Set([...texts].filter(([name, text]) => disk.get(name)?.text !== text).map(([name]) => name));

  const show = (overview: Overview | undefined, took: number): void => {
    if (overview === undefined) return;
    store.set({ overview, took, phase: 'ready', revision: store.get().revision + 1 });
    dispatchEvent(new Event('vauban-analyzed'));
  };

  async function analyze(): Promise<void> {
    store.set({ unsaved: unsaved(), canUndo: past.last()?.label, canRedo: past.next()?.label });
    const start = performance.now();
    const files = [...texts].map(([name, text]) => {
      const within = disk.get(name)?.within;
      return { name, text, ...(within !== undefined && { within: [within[0], within[1]] as [string, string] }) };
    });
    try {
      show(await thread.open({ path, files, rules, clock, environment, look }), performance.now() - start);
    } catch (error) {
      fail(error, 'Cannot analyze the model');
    }
  }

  function fail(error: unknown, what: string): void {
    const message = error instanceof Error ? error.message : String(error);
    const hint = error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
    if (store.get().phase === 'loading') store.set({ phase: 'failed', failure: message });
    else store.notify('bad', message === '' ? what : message, hint);
  }

  function take(files: ModelFiles): void {
    disk = new Map(files.files.map((file) => [file.name, file]));
    rules = files.rules;
    clock = files.clock;
    path = files.path;
  }

  async function load(model: string): Promise<void> {
    const files = await api.files(model);
    take(files);
    texts = new Map([...disk].map(([name, { text }]) => [name, text]));
    store.set({ model });
    await analyze();
    await loadLook();
  }

  async function loadLook(): Promise<void> {
    const { model } = store.get();
    try {
      const seen = await api.look(model, environment);
      if (store.get().model !== model) return;
      look = seen;
      await analyze();
    } catch (error) {
      if (error instanceof Refused) store.notify('bad', error.message, error.hint);
    }
  }

  /** What changed on the disk comes in, unless it was changed here too: then the next save asks. */
  async function refresh(): Promise<void> {
    const files = await api.files(store.get().model);
    // Only now: somebody may have typed while the answer was on its way.
    const dirty = unsaved();
    const before = disk;
    take(files);
    let changed = false;
    for (const [name, file] of disk) {
      if (dirty.has(name)) {
        // The version that the change was made from stays, so that saving sees the conflict.
        const base = before.get(name);
        if (base !== undefined && base.version !== file.version) {
          disk.set(name, base);
          store.notify('plain', `${name} was changed on the disk too`, 'Saving will show both');
        }
        continue;
      }
      if (texts.get(name) === file.text) continue;
      texts.set(name, file.text);
      changed = true;
    }
    for (const name of [...texts.keys()]) {
      if (disk.has(name) || dirty.has(name)) continue;
      texts.delete(name);
      changed = true;
    }
    if (changed) await analyze();
  }

  async function write(): Promise<boolean> {
    const names = [...unsaved()];
    if (names.length === 0) return true;
    store.set({ saving: true });
    try {
      const writes = names.map((name) => ({
        name,
        text: texts.get(name) ?? '',
        base: disk.get(name)?.version ?? null,
      }));
      take(await api.write(store.get().model, writes));
      store.set({ saving: false, unsaved: unsaved(), conflicts: [] });
      return true;
    } catch (error) {
      store.set({ saving: false });
      if (error instanceof Refused && error.status === 409) {
        const conflicts = error.conflicts.map(({ name, text, version }) => ({
          name,
          theirs: text,
          version,
          mine: texts.get(name) ?? '',
        }));
        store.set({ conflicts });
      } else fail(error, 'Cannot save');
      return false;
    }
  }

  /** Puts texts in place, analyzes and saves. */
  async function change(next: ReadonlyMap<string, string>): Promise<boolean> {
    for (const [name, text] of next) texts.set(name, text);
    await analyze();
    return write();
  }

  async function runJob(call: string, args: unknown, signal?: AbortSignal): Promise<unknown> {
    const job = await api.start(store.get().model, { call, environment, args });
    const stop = (): void => void api.cancel(job.id).catch(() => {});
    signal?.addEventListener('abort', stop);
    if (signal?.aborted === true) stop();
    try {
      const end = ended.get(job.id) ?? (await new Promise<Job>((done) => finished.set(job.id, done)));
      if (end.state === 'cancelled') throw new Error('Cancelled');
      if (end.state === 'failed') throw new Error(end.says ?? 'The job failed');
      return await api.result(job.id);
    } finally {
      finished.delete(job.id);
      signal?.removeEventListener('abort', stop);
    }
  }

  function heard(kind: string, data: string): void {
    if (kind === 'files' && JSON.parse(data).model === store.get().model) void inTurn(refresh).catch(() => {});
    if (kind === 'look' && JSON.parse(data).model === store.get().model) void inTurn(loadLook);
    if (kind === 'job') {
      const { job } = JSON.parse(data) as { readonly job: Job };
      const others = store.get().jobs.filter(({ id }) => id !== job.id);
      store.set({ jobs: job.state === 'running' ? [...others, job] : others });
      if (job.state !== 'running') {
        ended.set(job.id, job);
        finished.get(job.id)?.(job);
      }
    }
  }

  /** Listens for good; a server that comes back is found again. */
  async function listen(): Promise<never> {
    let wasGone = false;
    for (;;) {
      try {
        await api.events((kind, data) => {
          if (kind === 'hello') {
            // Nothing could be changed in what was never opened.
            if (wasGone && store.get().phase === 'failed') location.reload();
            store.set({ online: true });
            // Whatever changed while nobody listened.
            void inTurn(refresh).catch(() => {});
          }
          heard(kind, data);
        }, new AbortController().signal);
      } catch {
        // Told below, whatever the reason.
      }
      wasGone = true;
      store.set({ online: false });
      await new Promise((done) => setTimeout(done, RETRY));
    }
  }

  async function begin(): Promise<void> {
    try {
      const models = await api.models();
      store.set({ models });
      await load(models[0]?.id ?? '');
    } catch (error) {
      fail(error, 'Cannot reach the server');
    }
    void listen();
  }
  void begin();
  addEventListener('beforeunload', (event) => {
    if (unsaved().size > 0) event.preventDefault();
  });

  return {
    getState: store.get,
    subscribe: store.subscribe,
    call: <Name extends QuickName>(name: Name, args: ArgsOf<QuickCalls[Name]>) =>
      thread.call(name, args) as Promise<ResultOf<QuickCalls[Name]>>,
    run: <Name extends SlowName>(name: Name, args: unknown, signal?: AbortSignal) =>
      runJob(name, args, signal) as never,
    verify: async (control) => {
      try {
        await runJob('verify', control === undefined ? {} : { control });
        store.notify('good', control === undefined ? 'Looked at every claim' : `Looked at the claims of "${control}"`);
      } catch (error) {
        fail(error, 'Cannot verify');
      }
    },
    cancel: (job) => api.cancel(job),
    edit: (edits, label) =>
      inTurn(async () => {
        try {
          const made = (await thread.call('edit', { edits })) as readonly NewText[];
          if (made.length === 0) return true;
          const before = new Map(made.map(({ name }) => [name, texts.get(name) ?? '']));
          const after = new Map(made.map(({ name, text }) => [name, text]));
          past.push({ label, before, after });
          return await change(after);
        } catch (error) {
          fail(error, 'Cannot change the model');
          return false;
        }
      }),
    setText: (name, text) => {
      if (texts.get(name) === text) return;
      texts.set(name, text);
      void analyze();
    },
    save: () =>
      inTurn(async () => {
        const names = [...unsaved()];
        const before = new Map(names.map((name) => [name, disk.get(name)?.text ?? '']));
        const after = new Map(names.map((name) => [name, texts.get(name) ?? '']));
        const saved = await write();
        if (saved && names.length > 0) {
          past.push({ label: `Change of ${names.join(', ')}`, before, after });
          store.set({ canUndo: past.last()?.label, canRedo: past.next()?.label });
          store.notify('good', `Saved ${names.join(', ')}`);
        }
        return saved;
      }),
    revert: () =>
      inTurn(async () => {
        texts = new Map([...disk].map(([name, { text }]) => [name, text]));
        store.set({ conflicts: [] });
        await refresh();
        await analyze();
      }),
    resolve: (name, text) =>
      inTurn(async () => {
        const conflict = store.get().conflicts.find((one) => one.name === name);
        if (conflict === undefined) return;
        if (conflict.version === null || conflict.theirs === null) disk.delete(name);
        else disk.set(name, { name, text: conflict.theirs, version: conflict.version });
        texts.set(name, text);
        store.set({ conflicts: store.get().conflicts.filter((one) => one.name !== name) });
        await analyze();
        await write();
      }),
    undo: () =>
      inTurn(async () => {
        const step = past.last();
        if (step === undefined) return;
        past.back();
        await change(step.before);
        store.notify('plain', `Undone: ${step.label}`);
      }),
    redo: () =>
      inTurn(async () => {
        const step = past.next();
        if (step === undefined) return;
        past.forth();
        await change(step.after);
        store.notify('plain', `Done again: ${step.label}`);
      }),
    setEnvironment: (name) =>
      inTurn(async () => {
        environment = name;
        look = undefined;
        await analyze();
        await loadLook();
      }),
    openModel: (id) =>
      inTurn(async () => {
        past = history();
        environment = undefined;
        look = undefined;
        store.set({ conflicts: [], phase: 'loading', overview: undefined });
        await load(id).catch((error: unknown) => fail(error, 'Cannot open the model'));
      }),
    revisions: () => api.revisions(store.get().model),
    textsAt: (revision) => api.textsAt(store.get().model, revision),
    notify: (tone: Notice['tone'], text: string, hint?: string) => store.notify(tone, text, hint),
    dismiss: store.dismiss,
  };
}
