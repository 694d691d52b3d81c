const { readdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
require('./shop.js');

module.exports = {
  receipts: (folder) => readdirSync(folder).sort(),
  saveReceipt: (folder, number) => writeFileSync(join(folder, `${number}.txt`), 'paid'),
};
