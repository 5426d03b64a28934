/**
 * `npm start`: prints the main page for the three worked models.
 * @module
 */
process.argv.splice(2, 0, 'check', 'models/virtengine', 'models/atlas', 'models/bitcoin-commons');
await import('../library/bin/vauban.mjs');
