/**
 * Prints the commit a pull request is to be merged into, or nothing when the job is for no pull request.
 * @module
 */
import { readFileSync } from 'node:fs';

const { GITHUB_EVENT_PATH } = process.env;
const event = GITHUB_EVENT_PATH ? JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8')) : {};
const sha = event.pull_request?.base?.sha ?? '';
if (/^[0-9a-f]{40,64}$/.test(sha)) process.stdout.write(sha);
