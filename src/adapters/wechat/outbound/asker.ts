const longest = 20;
const everybody = /^(所有人|全体成员|all|everyone|everybody|here)$/i;

/** "@name " before an answer in a group, from a name that its owner chose: nobody else is called by it. */
export function addressAsker(name: string | undefined): string {
  const plain = (name ?? '')
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}@]/gu, '')
    .trim();
  const short = [...plain].slice(0, longest).join('');
  return short === '' || everybody.test(short) ? '' : `@${short}\u2005`;
}
