import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CompressOptions, minify } from 'terser'
import type { Plugin } from 'vite'
import { defineConfig } from 'wxt'
import { thirdPartyNotices } from './scripts/build/third-party-notices.ts'

/**
 * js-yaml is one module whose schemas and tags are made by calls, which the bundler must think of as needed: this tells it
 * that they only make values. Nothing is changed or left out but what nobody uses: 18 kB of the background.
 */
const unusedYaml = {
  name: 'unused-yaml',
  transform: (code: string, id: string) =>
    /js-yaml\/dist\/js-yaml\.mjs$/.test(id)
      ? code
          .replace(/= (?=define\w+Tag\(|YAML11_SCHEMA\.withTags|Object\.assign|new RegExp\()/g, '= /* @__PURE__ */ ')
          .replace(/(?<=scalarStyleRules: )(?=Object\.keys)/, '/* @__PURE__ */ ')
          .replace(/= (new Schema\(\[[^\]]*\]\));/g, '= /* @__PURE__ */ (() => $1)();')
      : undefined,
}

/** The same of idb: what makes cursors iterable is added by a call, and nobody iterates one. */
const unusedIdb = {
  name: 'unused-idb',
  transform: (code: string, id: string) =>
    /idb\/build\/index\.js$/.test(id)
      ? code.replace(/^(?=replaceTraps\(.*\s+\.\.\.oldTraps,\s+get\()/m, '/* @__PURE__ */ ')
      : undefined,
}

/**
 * What starts for every event is minified once more: terser finds 4.6 kB that the bundler's own minifier leaves. Arrow
 * functions may stand for others, as no function expression in it is called with `new`.
 */
const COMPRESS: CompressOptions = {
  ...{ passes: 3, ecma: 2020, hoist_funs: true, pure_getters: true, unsafe_arrows: true, unsafe_proto: true },
  // Only a developer reads stacks.
  pure_funcs: ['Error.captureStackTrace'],
}

async function shorten(file: string): Promise<void> {
  const { code } = await minify(await readFile(file, 'utf8'), {
    compress: COMPRESS,
    mangle: true,
    toplevel: true,
    format: { wrap_func_args: false },
  })
  if (code) await writeFile(file, code)
}

/** What the bundles hold, all of one browser's. */
const bundled = new Set<string>()
const noteBundled: Plugin = {
  name: 'note-bundled',
  generateBundle(_, bundle) {
    for (const output of Object.values(bundle)) {
      for (const [id, { renderedLength }] of Object.entries(output.type === 'chunk' ? output.modules : {})) {
        if (renderedLength > 0) bundled.add(id)
      }
    }
  },
}

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  outDir: '.output',
  vite: () => ({
    plugins: [unusedYaml, unusedIdb, noteBundled],
    // No getter of ours or of a library's does anything but answer.
    build: { rolldownOptions: { treeshake: { propertyReadSideEffects: false, manualPureFunctions: ['String.raw'] } } },
  }),
  hooks: {
    'build:done': async ({ config: { command, outDir, root } }) => {
      if (command !== 'build') return
      await shorten(join(outDir, 'background.js'))
      await writeFile(join(outDir, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(bundled, root))
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: [
      ...['activeTab', 'alarms', 'contextMenus', 'downloads', 'scripting', 'storage', 'unlimitedStorage'],
      // Large pages are read in a page of our own; Firefox's event page can hold one itself.
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    // Asked for when they are needed, in a click: pictures, linked pages and places on other sites; as whom pictures are
    // asked for, where a link leads on to, and the page itself beside its post.
    optional_host_permissions: ['*://*/*'],
    optional_permissions: [
      ...['declarativeNetRequestWithHostAccess', 'webRequest'],
      ...(browser === 'firefox' ? [] : ['pageCapture']),
    ],
    action: { default_title: '__MSG_action_title__' },
    commands: {
      // Not C, X or A: Chromium leaves those unassigned without a word.
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      'clip-now': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_command_clip_now__' },
    },
    // Preview images must not phone home: nothing but our own files is ever loaded, and nothing is sent but by our own code.
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "object-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        // Linked pages, pictures and the user's servers, which may stand in a home network without TLS.
        'connect-src http: https:',
        // Large pages are read in a frame: of the offscreen document, in Firefox of its event page and popup. In that popup
        // even `frame-ancestors 'self'` forbids it (153); no site can frame our pages anyway, as none is web-accessible.
        "frame-src 'self'",
        ...(browser === 'firefox' ? [] : ["frame-ancestors 'none'"]),
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; '),
      // Of the page that reads hostile ones: an origin and a process of its own, and no way out.
      ...(browser !== 'firefox' && {
        sandbox: [
          ...[
            'sandbox allow-scripts',
            "default-src 'none'",
            "script-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
          ],
          "frame-ancestors 'self'",
        ].join('; '),
      }),
    },
    ...(browser !== 'firefox' && { sandbox: { pages: ['reader.html'] } }),
    // `URL.canParse` is the youngest of what the code needs.
    ...(browser !== 'firefox' && { minimum_chrome_version: '120' }),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'pressclip@pressclip.example',
          strict_min_version: '128.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
})
