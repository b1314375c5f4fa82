const { rmSync } = require('node:fs');

module.exports = () => {
  if (process.env.SYNTHESIZED !== undefined)
    rmSync(process.env.SYNTHESIZED, { recursive: true, force: true });
  delete process.env.SYNTHESIZED;
};
