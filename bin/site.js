// Builds the editions, renders the site and publishes it, without serving.
import { ensureInstalled, requireNode } from './lib/house.js';

requireNode();
await ensureInstalled();
const { loadCommandLine } = await import('./lib/bundle.js');
const { makeSite } = await import('./lib/site.js');
process.exitCode = await makeSite(await loadCommandLine());
