#!/usr/bin/env node
// Launcher of the command line: bundles src/cli when a source changed, then runs it.
import { ROOT, ensureInstalled, requireNode } from './lib/house.js';

requireNode();
await ensureInstalled();
const { bundle } = await import('./lib/bundle.js');
const locate = await bundle('cli', { main: 'src/cli/main.ts' }, ['src']);
const { main } = await import(locate('main'));
process.exitCode = await main(process.argv.slice(2), ROOT);
