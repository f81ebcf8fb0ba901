import { type Design, figureValue, formatFigure, type RunResult, serviceOf } from '../../sim/index'
import type { Style } from './style'
import { table, tableWidth } from './table'
import { cut } from './textWidth'

/** Every resource with the figures of its card. */
export function resourcesText(design: Design, result: RunResult, style: Style, width: number): string {
  const rows = (withService: boolean): string[][] =>
    design.resources.map(({ id, type, name }) => {
      const service = serviceOf(type)
      const own = result.resources[id]
      const figures =
        service === undefined || own === undefined
          ? []
          : service.card.figures.map(
              (figure) => `${style.dim(figure.label)} ${formatFigure(figureValue(figure, own, null, result))}`,
            )
      const title = name.toLowerCase() === id.toLowerCase() ? id : `${name} ${style.dim(`(${id})`)}`
      const short = cut(name, 24)
      return [name.length > 24 ? short : title, ...(withService ? [style.dim(service?.title ?? type)] : []), ...figures]
    })
  const full = rows(true)
  return `${style.bold('Resources')}\n${table(tableWidth(full) <= width ? full : rows(false))}`
}
