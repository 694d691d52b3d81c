require('./shop.js');

module.exports = {
  /** One message in twenty gets lost. */
  sendOverRadio(message) {
    if (Math.random() < 0.05) throw new Error('the message got lost');
    return message;
  },
  /** One parcel in five is refused. */
  deliver: () => Math.random() >= 0.2,
  ticket: () => Math.floor(Math.random() * 1000),
  shuffled(items) {
    const result = [...items];
    for (let index = result.length - 1; index > 0; index -= 1) {
      const other = Math.floor(Math.random() * (index + 1));
      [result[index], result[other]] = [result[other], result[index]];
    }
    return result;
  },
};
