import { describe, expect, test } from 'vitest';
import type { ApiSystem } from './api-system.ts';

const BUILD =
  'docker build --progress=plain --build-arg NODE_IMAGE=stackyard/node --build-arg MODULES=stackyard/compose-secrets-modules';
const WITHIN = { timeoutMs: 100_000 };

/** The API’s image is built where there is no internet, from packages that an image holds; its tests are a stage of it. */
export function describeBuild(system: () => ApiSystem): void {
  describe('the image, built without internet', () => {
    test('passes its own tests, and answers', async () => {
      await system().stack.must(`${BUILD} --target test api`, WITHIN);
      await system().stack.must(`${BUILD} --tag built-here api`, WITHIN);
      const { code, stderr } = await system().stack.run('docker run --rm built-here');
      expect([code, stderr]).toEqual([1, expect.stringContaining('api: DB_HOST: ')]);
    }, 120_000);

    test('is not built with a test that fails', async () => {
      await system().stack.must("cp -r api broken && sed -i \"s/'Unhealthy'/'Poorly'/\" broken/src/server.ts");
      const { code, stderr } = await system().stack.run(`${BUILD} --target test broken`, WITHIN);
      await system().stack.must('rm -rf broken');
      expect(code).not.toBe(0);
      expect(stderr).toContain('health is 503 with exactly two keys');
    }, 120_000);
  });
}
