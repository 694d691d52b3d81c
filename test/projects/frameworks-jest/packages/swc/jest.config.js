const parser = { syntax: 'typescript', decorators: true };
module.exports = {
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser, target: 'es2022', transform: { legacyDecorator: true } } }] },
};
