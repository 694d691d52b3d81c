const { createHash } = require('node:crypto');
const { stripTypeScriptTypes } = require('node:module');

/** The jest transform for our own TypeScript: Node's type stripping, so tests run the same text that `node src/…ts` runs. */
module.exports = {
  process(source) {
    return { code: stripTypeScriptTypes(source, { mode: 'strip' }) };
  },
  getCacheKey(source, path) {
    return createHash('sha256')
      .update(process.version)
      .update('\0')
      .update(path)
      .update('\0')
      .update(source)
      .digest('hex');
  },
};
