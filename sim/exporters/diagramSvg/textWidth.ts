/** Advance widths of Inter in thousandths of the font size, for U+0020 to U+007E, by weight. */
const REGULAR = [
  281, 278, 403, 631, 638, 812, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357, 625, 464, 605, 636, 642, 608, 624,
  571, 616, 624, 276, 280, 659, 659, 659, 507, 936, 676, 651, 727, 719, 598, 587, 743, 740, 264, 543, 652, 562, 889,
  753, 761, 635, 761, 639, 638, 642, 741, 676, 949, 642, 665, 625, 362, 357, 362, 469, 452, 497, 564, 621, 558, 621,
  582, 361, 609, 591, 237, 237, 544, 237, 869, 585, 597, 609, 609, 372, 523, 364, 581, 557, 812, 540, 557, 541, 362,
  327, 362, 659,
]
const SEMIBOLD = [
  248, 309, 396, 643, 649, 844, 663, 213, 393, 393, 543, 673, 295, 466, 290, 379, 667, 481, 621, 652, 666, 632, 648,
  587, 646, 648, 290, 295, 673, 673, 673, 544, 999, 724, 657, 744, 724, 608, 586, 755, 744, 275, 561, 677, 566, 906,
  741, 775, 643, 776, 651, 649, 660, 734, 724, 1007, 690, 705, 653, 393, 379, 393, 481, 468, 497, 575, 630, 577, 630,
  593, 377, 625, 613, 261, 261, 569, 261, 898, 610, 608, 625, 625, 397, 549, 380, 608, 576, 837, 562, 576, 562, 393,
  358, 393, 673,
]
/** Characters beyond ASCII: Latin and symbols on average, and full-width scripts. */
const OTHER = 620
const FULL_WIDTH = 1000
const FIRST_FULL_WIDTH = 0x1100

export type Weight = 400 | 600

/** Width of a line of text in px, set in Inter. */
export function textWidth(text: string, size: number, weight: Weight): number {
  const widths = weight === 600 ? SEMIBOLD : REGULAR
  let width = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    width += widths[code - 0x20] ?? (code < FIRST_FULL_WIDTH || (code >= 0x2000 && code < 0x2e80) ? OTHER : FULL_WIDTH)
  }
  return (width * size) / 1000
}

/** The text, cut with an ellipsis where it is wider than `width` px. */
export function fitText(text: string, size: number, weight: Weight, width: number): string {
  if (textWidth(text, size, weight) <= width) return text
  const characters = Array.from(text)
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, size, weight) > width) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** The text as lines of at most `width` px, at most `maxLines` of them. */
export function wrapText(text: string, size: number, width: number, maxLines: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let current = ''
    for (const word of paragraph.split(' ')) {
      const longer = current === '' ? word : `${current} ${word}`
      if (current === '' || textWidth(longer, size, 400) <= width) current = longer
      else {
        lines.push(current)
        current = word
      }
    }
    lines.push(current)
  }
  const shown = lines.slice(0, maxLines)
  if (lines.length > maxLines && maxLines > 0) shown[maxLines - 1] += ' …'
  return shown.map((line) => fitText(line, size, 400, width))
}
