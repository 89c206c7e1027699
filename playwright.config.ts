import { defineConfig } from '@playwright/test';

const port = process.env['STACKYARD_PORT'] ?? '4321';
const results = process.env['STACKYARD_RESULTS'] ?? '.cache/test-results';
const pictures = process.env['UPDATE_SCREENSHOTS'] === '1';

/** Stories are told against a running Stackyard, one after another: alone mode has one seat. */
export default defineConfig({
  testDir: 'tests/stories',
  outputDir: `${results}/stories`,
  globalSetup: './tests/stories/line-to-engine.ts',
  metadata: { engine: process.env['STACKYARD_ENGINE_ADDRESS'], port: Number(port) },
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: {
    timeout: 15_000,
    // Fonts, browser and their versions are the image's, so what differs is ours; the rest is room for rounding.
    toHaveScreenshot: {
      maxDiffPixelRatio: 0.001,
      stylePath: './tests/stories/pictures.css',
      pathTemplate: pictures ? `${results}/kept/{arg}{ext}` : '{testDir}/pictures/{arg}{ext}',
    },
  },
  updateSnapshots: pictures ? 'all' : 'none',
  reporter: [['list'], ['json', { outputFile: `${results}/stories.json` }]],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      executablePath: process.env['STACKYARD_CHROMIUM'] ?? '/usr/bin/chromium',
      // Without 3D the terminal draws its text as elements, where a story can read it.
      args: ['--no-sandbox', '--disable-gpu', '--disable-3d-apis', '--disable-quic', '--disable-background-networking'],
    },
  },
  projects: [
    { name: 'stories', testMatch: '*.story.ts' },
    ...(pictures ? [{ name: 'pictures', testMatch: '*.picture.ts' }] : []),
  ],
});
