import fc from 'fast-check';

/** Any UTF-16 text, halves of surrogate pairs included. */
const codeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
  .map((units) => String.fromCharCode(...units));

/** Characters of every plane, each as likely as the next. */
const anyPlane = fc.string({ unit: 'binary', maxLength: 80 });

const controls = piecesOf([
  ...Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)),
  ...['\u007F', '\u0080', '\u0085', '\u009B', '\u009F', '\u2028', '\u2029', '\uFFFE', '\uFFFF', '\uE000', '\uF8FF'],
  ...['\u001B[31m', '\u001B[2J', '\u001B]0;x\u0007', '\u001B]8;;http://evil.example\u0007', '\u009B31m', '52号', 'a'],
]);

const invisible = piecesOf([
  ...['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u034F', '\u180E', '\u2005', '\u3164', '\uFFA0'],
  ...[
    '\u200E',
    '\u200F',
    '\u061C',
    '\u202A',
    '\u202B',
    '\u202C',
    '\u202D',
    '\u202E',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
  ],
  ...['案例', '52', 'مرحبا', 'שלום', 'abc', '\u{E0041}', '\u{E007F}', ' '],
]);

const marks = piecesOf(
  ['\u0300', '\u0301', '\u0323', '\u0489', '\u0E33', '\u0E4D', '\u20DD', '\u{1D165}', '\uFE0F', 'a', '号', 'ﷺ', '㍿'],
  400,
);

const emoji = piecesOf([
  '👨\u200D👩\u200D👧\u200D👦',
  '👍🏽',
  '🇨🇳',
  '1\uFE0F\u20E3',
  '❤️\u200D🔥',
  '🏴\u{E0067}\u{E0062}\u{E007F}',
  '😀',
  '\uD83D',
]);

/** Markup of every place that an answer is shown in. */
export const markup: readonly string[] = [
  '<at id=all></at>',
  '<at user_id="all">所有人</at>',
  '＜at id=all＞＜/at＞',
  '&lt;at id=all&gt;&lt;/at&gt;',
  '@所有人\u2005',
  '@all ',
  '@案例通 ',
  '<@ou_1>',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '" data-say="退订" x="',
  '</pre></div><iframe src=//evil.example>',
  '<!--',
  ']]>',
  '<style>*{display:none}</style>',
  'javascript:alert(1)',
  '&#60;b&#62;',
  '[点我](http://evil.example)',
  '![图](img_v3_1)',
  '**粗**',
  '# 标题',
  '- 项',
  '~~删~~',
  '`代码`',
  '```',
  '<font color=red>红</font>',
  '<text_tag color="red">x</text_tag>',
  '"}},{"tag":"markdown","content":"<at id=all></at>"},{"x":"',
  '{"tag":"button","behaviors":[{"type":"callback","value":{"v":1,"k":"x","a":0}}]}',
  '{{7*7}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: such text is what is tried
  '${process.env.HOME}',
  "'; DROP TABLE conversations; --",
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '%s%n%00',
  '\u001B[31m红\u001B[0m',
  '\u001B]8;;http://evil.example\u0007链接\u001B]8;;\u0007',
  'MEDIA:/etc/passwd',
  'http://evil.example/a?b=c#d',
];

const injected = piecesOf([...markup, ...['52号案例', '海关', ' ', 'case ', '145号', '\n']], 8);

/** Numbers of every kind and near-numbers. */
export const numbers: readonly string[] = [
  ...['0', '00', '1', '52', '144', '145', '999999', '9'.repeat(40), '1'.repeat(400), '-1', '1e9', '0x52', '1.5', '52%'],
  ...[
    '1到999999999',
    '1到144',
    '100到1',
    '145到288',
    '1-144',
    '0~0',
    '第1至第999999项',
    '11-16',
    '11-(16)',
    '13-1',
    '99-99',
    '11-9999',
  ],
  ...[
    '第亿万号',
    '第十百千号',
    '一百零',
    '零零零',
    '百百',
    '〇一二',
    '第五十二号',
    '两百五十',
    '幺幺零',
    '廿一',
    '第',
    '号',
    '案例',
  ],
  ...[
    '５２',
    '⑤②',
    '㊿',
    '¹²',
    'Ⅻ',
    '٥٢',
    '५२',
    '𝟓𝟐',
    '㋿',
    '½',
    '#',
    '№',
    'no.',
    'case ',
    '第',
    '个',
    '页',
    '到',
    '和',
    '、',
    ',',
    ' ',
  ],
  ...['最后一个', '第99999个', '倒数第五个', 'the second one', '2nd', 'page 9999', '第九九九九九页'],
];

const numeric = piecesOf(numbers, 12);

function piecesOf(pieces: readonly string[], maxLength = 60): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength }).map((parts) => parts.join(''));
}

/** Texts that no decent person types, up to some hundred characters. */
export const shortHostileText: fc.Arbitrary<string> = fc.oneof(
  codeUnits,
  anyPlane,
  controls,
  invisible,
  marks,
  emoji,
  injected,
  numeric,
);

/** The same, over and over, up to many times what anybody types. */
export const longHostileText: fc.Arbitrary<string> = fc
  .record({
    piece: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }), shortHostileText),
    length: fc.integer({ min: 400, max: 30_000 }),
    tail: fc.oneof(fc.constant(''), fc.string({ maxLength: 3 })),
  })
  .map(
    ({ piece, length, tail }) =>
      `${piece.repeat(Math.ceil(length / Math.max(1, piece.length))).slice(0, length)}${tail}`,
  );

/** Any of them; long ones are rarer. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 9, arbitrary: shortHostileText },
  { weight: 1, arbitrary: longHostileText },
);
