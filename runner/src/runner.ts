import { readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Config } from './config.ts';
import { previewUrl } from './http/hosts.ts';
import { createHttp } from './http/server.ts';
import type { Fault } from './lab/fault.ts';
import { loadLabs, loadWholeLabs } from './lab/load.ts';
import { problem, toProblem } from './problems.ts';
import { adoptSessions } from './session/adopt.ts';
import { Bus } from './session/bus.ts';
import { Capacity } from './session/capacity.ts';
import type { Context } from './session/context.ts';
import { followBuilds } from './session/follow-builds.ts';
import { keepTidy } from './session/recording.ts';
import { Sessions } from './session/sessions.ts';
import { keepBuildMs, lastBuildMs } from './store/builds.ts';
import { listKept } from './store/checkpoints.ts';
import { databaseFile, openDatabase } from './store/database.ts';
import { listProven } from './store/proven.ts';
import { loadSecret } from './store/secrets.ts';
import { partsForSessions } from './wiring/parts.ts';
import { tellOfBuilds } from './wiring/build-news.ts';
import { PtyHostLine } from './terminal/host/pty-host-line.ts';
import { ptyHostSocket } from './terminal/host/words.ts';
import { createEngineParts } from './wiring/engine-parts.ts';
import { followLabs } from './wiring/live-labs.ts';

const MEGABYTE = 1_048_576;
const UNDO_MS = 2 * 3_600_000;
const ENGINE_WITHIN_MS = 3000;

/**
 * Puts the runner together, from its settings to the open port. Disposing closes it in reverse; machines run on. `restart` is called, in
 * development alone, when only a new start can take in what an author did.
 */
export async function createRunner(config: Config, restart: () => void): Promise<AsyncDisposable> {
  await using parts = new AsyncDisposableStack();
  const log = pino({ level: config.log, redact: ['req.headers.cookie'] });
  const folder = join(config.root, 'labs');
  const { labs: whole, faults } = await (config.dev
    ? loadWholeLabs(folder)
    : { labs: await loadLabs(folder), faults: [] });
  if (faults.length > 0) log.warn({ faults }, 'labs with faults are left out until they are mended');
  const labs = [...whole];
  const database = openDatabase(databaseFile(config.data));
  parts.defer(() => database.close());

  const engine = parts.use(
    await createEngineParts({
      name: config.name,
      root: config.root,
      data: config.data,
      machineImage: config.images.machine,
      nodeImage: config.images.node,
      baseImage: config.images.base,
      reserve: config.reserve,
      labs,
      lastBuildMs: (lab) => lastBuildMs(database, lab),
      keepBuildMs: (lab, ms) => keepBuildMs(database, lab, ms),
      buildProblem: (lab, thrown) => {
        log.error({ err: thrown, lab }, 'the images of a lab could not be built');
        return problem('images-not-built', { lab, why: thrown instanceof Error ? thrown.message : String(thrown) })
          .problem;
      },
      reserveFailed: (thrown) => log.error({ err: thrown }, 'the reserve could not be filled'),
    }),
  );

  const ptyHost = parts.use(new PtyHostLine(ptyHostSocket(config.data), log));
  const failed = (thrown: unknown): void => log.error({ err: thrown }, 'a terminal could not be started');
  const clock = Date.now;
  const context: Context = {
    parts: await partsForSessions(labs, folder, engine, { host: ptyHost, failed }),
    database,
    bus: new Bus(),
    capacity: new Capacity(
      { sessions: config.sessions, memoryMb: config.memoryMb ?? Math.floor((totalmem() / MEGABYTE) * 0.75) },
      clock,
    ),
    settings: {
      expiryMs: config.expiryMs,
      idleMs: config.idleMs,
      idleWarningMs: config.idleWarningMs,
      undoMs: UNDO_MS,
      checkpointBytes: config.checkpointsMb * MEGABYTE,
      recordings: join(config.data, 'recordings'),
      recordingBytes: config.recordingsMb * MEGABYTE,
      previewUrl: (port, session) => previewUrl(config.port, port, session),
    },
    log,
    clock,
  };
  const sessions = parts.use(new Sessions(context));
  parts.use(tellOfBuilds(engine.builds, context.parts.labs.keys(), context.bus));
  parts.use(followBuilds(context));
  parts.use(keepTidy(context));
  await adoptSessions(sessions);
  // Shells of sessions that are no more; a host that is away has none.
  await ptyHost.keepOnly(new Set(sessions.all().map(({ id }) => id))).catch(failed);
  const kept = listKept(database);
  await engine.begin({
    checkpoints: new Set([...kept.map(({ id }) => id), ...listProven(database)]),
    stores: new Set(kept.map(({ store }) => store)),
  });

  const isReady = async (): Promise<boolean> => {
    const silence = new Promise<false>((resolve) => setTimeout(() => resolve(false), ENGINE_WITHIN_MS).unref());
    const answer = context.parts.machines.status().then(
      ({ machineImage }) => machineImage,
      (thrown: unknown) => {
        toProblem(thrown, (id, cause) => log.warn({ id, err: cause }, 'the engine does not answer'));
        return false;
      },
    );
    return Promise.race([answer, silence]);
  };
  const { version } = JSON.parse(await readFile(join(config.root, 'package.json'), 'utf8')) as { version: string };
  const settings = {
    port: config.port,
    site: join(config.root, 'site', 'dist'),
    version,
    secret: loadSecret(database, 'cookie'),
    follows: config.dev,
  };
  const http = await createHttp({ sessions, settings, isReady }, log);
  parts.defer(() => http.close());
  await http.listen({ host: config.bind, port: config.port });
  if (config.dev) {
    const say = (lab: string, faults: readonly Fault[]): void =>
      faults.length === 0
        ? log.info({ lab }, 'read anew')
        : log.warn({ lab, faults }, 'faults; the last good one stays');
    parts.use(await followLabs({ folder, pages: join(settings.site, 'kept.js'), labs, sessions, restart, say }));
  }
  log.info({ labs: labs.map(({ id }) => id) }, `open http://localhost:${config.port}`);
  return parts.move();
}
