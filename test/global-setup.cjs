const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** The folder in which the workers share templates. */
module.exports = () => {
  process.env.SYNTHESIZED ??= mkdtempSync(join(tmpdir(), 'synthesized-'));
};
