// A browser whose software renderer does not stop: a machine without a graphics card draws WebGL with SwiftShader,
// and its worker threads can wait for each other for good when all processors are busy (docs/decisions/007).
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where Linux packages keep the program behind a start script of /usr/bin. */
const PROGRAMS = {
  chromium: '/usr/lib/chromium/chromium',
  'chromium-browser': '/usr/lib/chromium/chromium',
  'google-chrome': '/opt/google/chrome/chrome',
  'google-chrome-stable': '/opt/google/chrome/chrome',
};

const SETTINGS = 'SwiftShader.ini';

/** The program that a start script starts, when it brings SwiftShader along and has no settings for it yet. */
function programBehind(browser) {
  const program = PROGRAMS[basename(browser)] ?? browser;
  const folder = dirname(program);
  const isPlain = existsSync(join(folder, SETTINGS)) || !existsSync(join(folder, 'libvk_swiftshader.so'));
  return isPlain || !existsSync(program) ? undefined : program;
}

/**
 * A copy of the browser under `folder` that draws WebGL in one thread; the browser itself where there is nothing to
 * settle. SwiftShader reads its settings only beside its library, and the system's own folder is not ours to change.
 */
export function steadyBrowser(browser, folder) {
  const program = programBehind(browser);
  if (program === undefined) return browser;
  const { size, mtimeMs } = statSync(program);
  const copy = join(folder, `browser-${size}-${Math.floor(mtimeMs)}`);
  if (!existsSync(copy)) {
    const aside = `${copy}.${process.pid}`;
    mkdirSync(folder, { recursive: true });
    cpSync(dirname(program), aside, { recursive: true, mode: constants.COPYFILE_FICLONE });
    writeFileSync(join(aside, SETTINGS), '[Processor]\nThreadCount=1\n');
    rmSync(copy, { recursive: true, force: true });
    renameSync(aside, copy);
  }
  return join(copy, basename(program));
}
