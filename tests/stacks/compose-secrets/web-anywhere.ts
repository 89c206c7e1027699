import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stack } from '../stack.ts';
import { describeWebRows } from './web-rows.ts';
import { ADMIN, WebSystem, type WebDatabase } from './web-system.ts';

const BUILD_WITHIN_MS = 6 * 60_000;
const SWARM_WITHIN_MS = 150_000;

/** The web app as its README says, on a Docker that knows nothing of Stackyard. */
export function describeWebAnywhere(stack: () => Stack): void {
  describe.each(['sqlite', 'postgres'] satisfies WebDatabase[])('the web app with %s', (database) => {
    let system: WebSystem;
    beforeAll(async () => {
      system = new WebSystem(stack(), database, 'anywhere');
      await system.up();
    }, BUILD_WITHIN_MS);
    afterAll(async () => {
      await system.must('docker compose down --volumes');
    }, 60_000);

    describeWebRows(() => system);
  });

  test(
    'four of them in a swarm',
    async () => {
      const { must } = stack();
      const secret = (name: string, value: string) => `printf %s ${value} | docker secret create ${name} -`;
      await must(
        `cd web && docker swarm init --advertise-addr 127.0.0.1 && ${secret('ADMIN_PASSWORD', ADMIN.password)} && ${secret('ADMIN_MFA', ADMIN.number)} && openssl rand -base64 32 | docker secret create SECRET_KEY - && docker stack deploy --detach=false -c stack.yaml appsec`,
        { timeoutMs: SWARM_WITHIN_MS },
      );
      expect(await must("docker service ls --filter name=appsec_web --format '{{.Replicas}}'")).toBe('4/4');
      const admin = new WebSystem(stack(), 'sqlite').visitor();
      expect(await admin.logIn('admin', ADMIN.password, ADMIN.number)).toBe('Successfully logged in as admin');
      for (let time = 0; time < 8; time++) expect((await admin.get('/')).body).toContain('You are logged in as admin');
    },
    SWARM_WITHIN_MS + 30_000,
  );
}
