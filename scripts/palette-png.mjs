// Makes a screenshot small: a PNG of true colours becomes one of at most 256, chosen by median cut.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const colors = 256

/** The pixels of an 8-bit RGB or RGBA PNG that is not interlaced, as a browser writes it. */
function decode(png) {
  let header
  const data = []
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') header = body
    if (type === 'IDAT') data.push(body)
    at += length + 12
  }
  const [depth, colorType, , , interlaced] = header.subarray(8)
  const channels = { 2: 3, 6: 4 }[colorType]
  if (depth !== 8 || channels === undefined || interlaced !== 0) throw new Error('This kind of PNG is not read.')
  const width = header.readUInt32BE(0)
  const height = header.readUInt32BE(4)
  return {
    width,
    height,
    channels,
    pixels: unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels),
  }
}

function unfilter(raw, stride, height, channels) {
  const pixels = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x < channels ? 0 : pixels[at - channels]
      const up = y === 0 ? 0 : pixels[at - stride]
      const corner = x < channels || y === 0 ? 0 : pixels[at - stride - channels]
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
      pixels[at] = raw[y * (stride + 1) + 1 + x] + guess
    }
  }
  return pixels
}

function paeth(left, up, corner) {
  const estimate = left + up - corner
  const toLeft = Math.abs(estimate - left)
  const toUp = Math.abs(estimate - up)
  const toCorner = Math.abs(estimate - corner)
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

const channelOf = (color, shift) => (color >> shift) & 255

/** The widest channel of a group of colours, and its width times how often the group is seen. */
function spreadOf(group) {
  let widest = { shift: 0, range: -1 }
  for (const shift of [16, 8, 0]) {
    let low = 255
    let high = 0
    for (const [color] of group) {
      low = Math.min(low, channelOf(color, shift))
      high = Math.max(high, channelOf(color, shift))
    }
    if (high - low > widest.range) widest = { shift, range: high - low }
  }
  const seen = group.reduce((sum, [, count]) => sum + count, 0)
  return { group, shift: widest.shift, weight: widest.range * Math.sqrt(seen), seen }
}

/** Splits the colours into groups, the most spread-out first, at the middle of what is seen. */
function medianCut(histogram) {
  const groups = [spreadOf([...histogram])]
  while (groups.length < colors) {
    groups.sort((a, b) => b.weight - a.weight)
    const { group, shift, weight, seen } = groups[0]
    if (weight === 0) break
    group.sort(([a], [b]) => channelOf(a, shift) - channelOf(b, shift) || a - b)
    let half = 0
    let middle = 0
    while (middle < group.length - 1 && (middle === 0 || half < seen / 2)) half += group[middle++][1]
    groups.splice(0, 1, spreadOf(group.slice(0, middle)), spreadOf(group.slice(middle)))
  }
  return groups
}

/** The colour that a group is shown as: its mean, or its only one. */
function meanOf({ group, seen }) {
  return [16, 8, 0].map((shift) =>
    Math.round(group.reduce((sum, [color, count]) => sum + channelOf(color, shift) * count, 0) / seen),
  )
}

function chunk(type, body) {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length, 0)
  frame.writeUInt32BE(crc32(content), 4)
  return Buffer.concat([frame.subarray(0, 4), content, frame.subarray(4)])
}

/** The same picture with at most 256 colours. Opaque: transparency is dropped. */
export function palettePng(png) {
  const { width, height, channels, pixels } = decode(png)
  const colorAt = (at) => (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]
  const histogram = new Map()
  for (let at = 0; at < pixels.length; at += channels) {
    const color = colorAt(at)
    histogram.set(color, (histogram.get(color) ?? 0) + 1)
  }
  const groups = medianCut(histogram)
  const indexOf = new Map(groups.flatMap(({ group }, index) => group.map(([color]) => [color, index])))
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexOf.get(colorAt((y * width + x) * channels))
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(groups.flatMap(meanOf))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
