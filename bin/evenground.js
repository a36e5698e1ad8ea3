#!/usr/bin/env node
// Launcher of the command line: bundles src/cli when a source changed, then runs it.
import { ROOT, ensureInstalled, requireNode } from './lib/house.js';

requireNode();
await ensureInstalled();
const { loadCommandLine } = await import('./lib/bundle.js');
const main = await loadCommandLine();
process.exitCode = await main(process.argv.slice(2), ROOT);
