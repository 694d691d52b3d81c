const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { receipts, saveReceipt } = require('../src/receipts.js');

let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'receipts-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('there is no receipt before the first sale', () => {
  expect(receipts(folder)).toEqual([]);
});

test('a sale leaves a receipt', () => {
  saveReceipt(folder, 7);
  expect(receipts(folder)).toContain('7.txt');
});
