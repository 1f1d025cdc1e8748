import { Lexer, LineCounter, Parser, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.ts';

/** A YAML text read against a schema: either its value, or everything that is wrong with it. */
export type YamlResult<T> = { value: T; problems: [] } | { value: undefined; problems: Problem[] };

/**
 * Parses YAML and validates it. Never throws: syntax errors and schema errors come back as problems with file,
 * line and field. `firstLine` is the line of the file that the text starts on.
 */
export function readYaml<T>(text: string, schema: z.ZodType<T>, file: string, firstLine = 1): YamlResult<T> {
  if (nestsTooDeep(text))
    return { value: undefined, problems: [{ file, line: firstLine, field: '', message: 'nests far too deep' }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: lineAt(error.pos[0]),
      field: '',
      message: `broken YAML: ${error.message}`,
    }));
    return { value: undefined, problems };
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    const message = `cannot be read as data: ${error instanceof Error ? error.message : String(error)}`;
    return { value: undefined, problems: [{ file, line: firstLine, field: '', message }] };
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return { value: parsed.data, problems: [] };
  const problems = parsed.error.issues.map((issue) => {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    return { file, line: lineOf(path), field: path.join('.'), message: issue.message };
  });
  return { value: undefined, problems };

  /** The line of the nearest node on the path that the text has (a missing key is reported at its parent). */
  function lineOf(path: (string | number)[]): number {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      const range = node && typeof node === 'object' && 'range' in node ? (node.range as [number] | null) : null;
      if (range) return lineAt(range[0]);
    }
    return firstLine;
  }
}

/** Data files nest a dozen levels; the library reads them by recursion, and running out of stack there ends the process. */
const deepest = 200;

/** Whether collections lie within each other more than `deepest` levels; reads without recursion. */
function nestsTooDeep(text: string): boolean {
  // Each level needs a mark of its own; with few marks nothing is deep, and reading twice is saved.
  if ((text.match(/[[{]|[-?:](?=\s)/g)?.length ?? 0) <= deepest) return false;
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    Array.from(parser.next(lexeme));
    if (parser.stack.length > deepest) return true;
  }
  return false;
}
