/**
 * Loaded before a measured process: says on file descriptor 3 how much memory it took at most, in KiB.
 * @module
 */
import { writeSync } from 'node:fs';

process.once('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
