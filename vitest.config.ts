import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'

/** Tests of what touches no global: their files share workers, since loading jsdom anew for each takes longer than they do. */
const PURE = ['tests/{extract,render,compare,presets}/**/*.test.ts']

/** A machine that does much else besides makes everything slow: only what hangs may run out of time. */
const PATIENCE = 300_000

/** One project a kind of test: what each needs from the machine differs, so `npm test` runs and counts them apart. */
export default defineConfig({
  test: {
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        plugins: [await WxtVitest()],
        test: {
          name: 'unit',
          // Vitest turns the `false` of the build into a text, which is true.
          env: { FIREFOX: '' },
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/formats/**', 'tests/servers/**', 'tests/chaos/**', 'tests/e2e/**', ...PURE],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'pure', include: PURE, testTimeout: 60_000, hookTimeout: 60_000, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'formats',
          include: ['tests/formats/**/*.test.ts'],
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
        },
      },
      {
        extends: true,
        test: {
          name: 'servers',
          include: ['tests/servers/**/*.test.ts'],
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'chromium',
          include: ['tests/e2e/chromium/**/*.test.ts'],
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
          isolate: false,
          // Each file has browsers, profiles, screens and folders of its own. More at once only slow each other down.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'chaos',
          include: ['tests/chaos/**/*.test.ts'],
          testTimeout: 3_600_000,
          hookTimeout: PATIENCE,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'firefox',
          include: ['tests/e2e/firefox/**/*.test.ts'],
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
          fileParallelism: false,
        },
      },
    ],
  },
})
