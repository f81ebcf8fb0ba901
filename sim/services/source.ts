/** Where a number comes from, and how sure we are of it. Shown beside every limit, default and price. */
export interface Source {
  /** The document, as a person would cite it. */
  document: string
  /** Its public address; empty when the fact was measured or derived. */
  url: string
  /** The day the fact was last compared with its document, YYYY-MM-DD. */
  checked: string
  /** verified: read in the document. derived: computed from verified facts. measured: published measurements. recalled: common knowledge without a document at hand; a setting, so that users can correct it. */
  confidence: 'verified' | 'derived' | 'measured' | 'recalled'
  /** What a user should know about it, one sentence. */
  note?: string
}
