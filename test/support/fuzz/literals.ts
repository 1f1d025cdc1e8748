/** The regular expressions that stand as literals in a file of source; comments are passed over. */
export function literalsIn(code: string): RegExp[] {
  const bare = code.replace(/^\s*(?:\/\/|\/\*|\*).*$/gm, '');
  const literal = /(?<![\w)\]<*])\/(?![/*\s])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)/g;
  return [...bare.matchAll(literal)].flatMap(([, source = '', flags]) => {
    if (!/[+*{|]/.test(source)) return [];
    try {
      return [new RegExp(source, flags)];
    } catch {
      // Not a pattern: a path, or a division.
      return [];
    }
  });
}
