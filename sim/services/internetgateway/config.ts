/** An internet gateway has nothing to set. */
export const fields = {}
