/** Irregularities of the official document that the parser copes with and reports. */
export const anomalyKinds = {
  'heading-form': 'the heading differs from the usual form (level 2, no space after the number)',
  'title-spacing': 'the title differs from the contents in spacing or bracket width only',
  'title-differs': 'the title differs from the contents',
  'title-split': 'the title is split over two headings',
  'contents-break': 'the contents line is broken by markup',
  'contents-twice': 'the contents list the case twice; the first line counts',
  'missing-body': 'the contents list the case, but it has no text',
  'not-in-contents': 'a case that the contents do not list',
  'label-slip': 'a section is called by another name',
  'numeral-slip': 'a section has the wrong numeral',
  'missing-section': 'a section is missing',
  'chart-only': 'the procedure is a chart that the text does not have',
  'chart-captions': 'the procedure is captions of charts that the text does not have',
  'chart-beside-text': 'a chart is lost beside the text of the procedure',
  'blank-after-results': 'the lost chart stands after the heading of the results',
  'arrow-question': 'a question mark stands for an arrow',
  'arrow-dash': 'a dash or 一 stands for an arrow',
  'repeated-sentence': 'a sentence is repeated',
  table: 'a table',
  latex: 'LaTeX markup',
} as const;
export type AnomalyKind = keyof typeof anomalyKinds;

/** One irregularity, with its case and its line in the document (from 1). */
export type Anomaly = { kind: AnomalyKind; number: number; line: number; detail: string };
