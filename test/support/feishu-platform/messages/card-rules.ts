/** The limits of one card. */
export interface CardLimits {
  /** Most elements and components; the documents say 200. */
  readonly elements: number;
  /** Most tables, those written in Markdown included; the documents say 5, others measured 3, which is the default. */
  readonly tables: number;
}
