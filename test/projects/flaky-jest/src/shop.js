module.exports = { shop: 'Corner Shop', revision: 1 };
