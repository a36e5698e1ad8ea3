import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path));

/** The site that test:journeys renders is served here; EVENGROUND_URL names another that already runs. */
const port = process.env.JOURNEYS_PORT ?? '41733';
const baseURL = process.env.EVENGROUND_URL ?? `http://127.0.0.1:${port}/`;

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
];

export default defineConfig({
  testDir: 'test/journeys',
  testMatch: ['**/*.journey.ts', '**/*.spec.ts'],
  outputDir: 'test-results',
  timeout: 60_000,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
  use: {
    baseURL,
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'America/New_York',
    launchOptions: { args: QUIET, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  ...(process.env.EVENGROUND_URL === undefined
    ? {
        webServer: {
          command: `node bin/evenground.js serve --host 127.0.0.1 --port ${port}`,
          url: baseURL,
          reuseExistingServer: false,
          timeout: 60_000,
        },
      }
    : {}),
});
